import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAgain } from '../engine/index'
import { againFile, CollectingSink } from '../testing/again-file'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import type { TestFrame } from '../testing/frame'
import { tcp, udp } from '../testing/frames'
import { captureOf } from '../testing/read-capture'
import type { CarveSource } from './carve'
import { mergeDays, OTHER_DAYS } from './days'

const DAY = 86_400
/** 2015-03-12T00:00:00Z. */
const T = 1_426_118_400
const A = '10.0.0.5:50123'
const B = '203.0.113.9:443'
const MOST_OPEN = 8

const frameAt = (seconds: number, nanoseconds = 0, bytes = 10): TestFrame =>
  tcp(A, B, bytes, { at: { seconds: T + seconds, nanoseconds } })

describe('days', () => {
  it('take each packet to the date of its zone, and none to two', async () => {
    const file = buildPcap([frameAt(-1), frameAt(0), frameAt(DAY - 3601), frameAt(DAY - 3600), frameAt(DAY)])
    const days = async (zone: string) => (await merged([file], zone)).outcome.days.map((day) => [day.day, day.packets])
    expect(await days('UTC')).toEqual([
      ['2015-03-11', 1],
      ['2015-03-12', 3],
      ['2015-03-13', 1],
    ])
    expect(await days('Europe/Berlin')).toEqual([
      ['2015-03-12', 3],
      ['2015-03-13', 2],
    ])
  })

  it('have 23 and 25 hours where the clocks change', async () => {
    const hours = Array.from({ length: 24 * 250 }, (_, i) => frameAt(i * 3600, 0, 0))
    const { outcome } = await merged([buildPcap(hours)], 'Europe/Berlin')
    const sizes = new Map(outcome.days.map(({ day, packets }) => [day, packets]))
    expect([sizes.get('2015-03-29'), sizes.get('2015-03-30'), sizes.get('2015-10-25')]).toEqual([23, 24, 25])
  })

  it('keep what has no time, or one that cannot be written, apart', async () => {
    const simple = pcapngOf([frameAt(5)], { tsResolution: 0x80 | 1 })
    const late = pcapngOf([{ ...frameAt(0), seconds: 20_000_000_000 }], { tsResolution: 3 })
    const { outcome } = await merged([simple, late])
    expect(outcome.days.map(({ day, packets }) => [day, packets])).toEqual([
      ['2015-03-12', 1],
      [OTHER_DAYS, 1],
    ])
  })

  it('hold few files open, however many days a capture jumps between', async () => {
    const jumps = Array.from({ length: 200 }, (_, i) => frameAt(((i * 37) % 50) * DAY + i))
    let open = 0
    let most = 0
    const { outcome, files } = await merged([buildPcap(jumps)], 'UTC', (change) => {
      open += change
      most = Math.max(most, open)
    })
    expect(outcome.days.map(({ packets }) => packets)).toEqual(Array.from({ length: 50 }, () => 4))
    for (const bytes of files.values()) expect(captureOf(bytes)).toMatchObject({ records: 4, problems: [] })
    expect(most).toBeLessThanOrEqual(MOST_OPEN + 1)
    expect(outcome.days.every(({ late }) => late === 0)).toBe(true)
  })

  it('leave no file when one cannot be written, and tell of a capture that cannot be read', async () => {
    const sinks: CollectingSink[] = []
    const request = { zone: 'UTC', application: 'Egress', seed: Uint32Array.of(1, 2, 3, 4) }
    const source = sourceOf('a', buildPcap([frameAt(0), frameAt(DAY)]))
    const refused = mergeDays(request, [source], async (day) => {
      if (day === '2015-03-13') throw new Error('disk full')
      return sinks[sinks.push(new CollectingSink()) - 1]
    })
    await expect(refused).rejects.toThrow('disk full')
    expect(sinks.map(({ state }) => state)).toEqual(['aborted'])
    const gone = { ...source, file: { ...source.file, open: () => Promise.reject(new Error('gone')) } }
    const outcome = await mergeDays(request, [gone, source], async () => new CollectingSink())
    expect(outcome.sources).toEqual([
      { name: 'a', packets: 0, failure: 'gone' },
      { name: 'a', packets: 2, failure: '' },
    ])
  })
})

const hasMergecap = existsSync('/usr/bin/mergecap')

describe.skipIf(!hasMergecap)('days are what mergecap gives', () => {
  it('packet for packet: bytes, times, lengths and order, of captures that are not in order too', async () => {
    const step = fc.record({ seconds: fc.integer({ min: -4, max: 40 }), bytes: fc.integer({ min: 0, max: 40 }) })
    const capture = fc.record({ steps: fc.array(step, { maxLength: 30 }), format: fc.nat(2), start: fc.nat(60) })
    await fc.assert(
      fc.asyncProperty(fc.array(capture, { minLength: 1, maxLength: 4 }), async (captures) => {
        const files = captures.map(({ steps, format, start }, index) => {
          let at = DAY - 300 + start
          const frames = steps.map(({ seconds, bytes }, i) => {
            at += seconds
            const time = { at: { seconds: T + at, nanoseconds: (i % 3) * 1000 } }
            return udp(`10.0.${index}.1:${i + 1}`, B, bytes, time)
          })
          return format === 0 ? buildPcap(frames) : pcapngOf(frames, { tsResolution: format === 1 ? 6 : 9 })
        })
        const days = await merged(files)
        const ours = [
          ...(await packetsOf(days.files.get('2015-03-12'))),
          ...(await packetsOf(days.files.get('2015-03-13'))),
        ]
        const theirs = await packetsOf(mergecap(files))
        const isSecond = (line: string) => Number(line.split(' ')[0]) >= T + DAY
        expect(theirs).toHaveLength(captures.reduce((sum, { steps }) => sum + steps.length, 0))
        expect(ours).toEqual([...theirs.filter((line) => !isSecond(line)), ...theirs.filter(isSecond)])
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})

/** Time, lengths and all bytes of each packet. */
async function packetsOf(capture: Uint8Array | undefined): Promise<string[]> {
  const lines: string[] = []
  if (capture === undefined) return lines
  const seed = Uint32Array.of(1, 2, 3, 4)
  for await (const packets of readAgain(againFile('', capture), { keys: null, part: 'whole', seed }))
    for (const { seconds, nanoseconds, originalLength, bytes } of packets)
      lines.push(`${seconds} ${nanoseconds} ${originalLength} ${Buffer.from(bytes).toString('hex')}`)
  return lines
}

function mergecap(files: readonly Uint8Array[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'egress-days-'))
  try {
    const paths = files.map((bytes, i) => {
      const path = join(folder, String(i))
      writeFileSync(path, bytes)
      return path
    })
    return execFileSync('/usr/bin/mergecap', ['-w', '-', ...paths], { stdio: ['ignore', 'pipe', 'ignore'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function merged(
  captures: readonly Uint8Array[],
  zone = 'UTC',
  onOpen: (change: number) => void = () => undefined,
) {
  const files = new Map<string, Uint8Array>()
  const request = { zone, application: 'Egress 0.0.0', seed: Uint32Array.of(1, 2, 3, 4) }
  const sources = captures.map((bytes, i) => sourceOf(`${i}.pcap`, bytes))
  const sinks = new Map<string, CollectingSink>()
  const outcome = await mergeDays(request, sources, async (day) => {
    expect(sinks.has(day)).toBe(false)
    const sink = new WatchedSink(onOpen)
    sinks.set(day, sink)
    return sink
  })
  for (const [day, sink] of sinks) {
    expect(sink.state).toBe('closed')
    files.set(day, sink.bytes)
  }
  return { outcome, files }
}

/** Counts as open from its making, and from a write, to a rest or its end. */
class WatchedSink extends CollectingSink {
  private isOpen = true

  constructor(private readonly onOpen: (change: number) => void) {
    super()
    onOpen(1)
  }

  override async write(bytes: Uint8Array): Promise<void> {
    if (!this.isOpen) this.onOpen(1)
    this.isOpen = true
    await super.write(bytes)
  }

  async rest(): Promise<void> {
    if (this.isOpen) this.onOpen(-1)
    this.isOpen = false
  }

  override async close(): Promise<void> {
    await this.rest()
    await super.close()
  }
}

function sourceOf(name: string, bytes: Uint8Array): CarveSource {
  return { file: againFile(name, bytes), firstSeconds: captureOf(bytes).firstSeconds }
}
