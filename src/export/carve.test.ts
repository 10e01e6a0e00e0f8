import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ChosenKey } from '../engine/index'
import { againFile, CollectingSink } from '../testing/again-file'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import type { TestFrame } from '../testing/frame'
import { tcp, udp } from '../testing/frames'
import { hasOutsideReaders, openedBy } from '../testing/outside-readers'
import { captureOf } from '../testing/read-capture'
import { hasTshark, tsharkFields } from '../testing/tshark'
import { type CarveRequest, type CarveSource, carve } from './carve'

const T = 1_426_126_000
const A = '10.0.0.5:50123'
const B = '203.0.113.9:443'
const KEY: ChosenKey = {
  a: { family: 4, words: [0x0a000005, 0, 0, 0] },
  b: { family: 4, words: [0xcb007109, 0, 0, 0] },
}
const at = (seconds: number, nanoseconds = 0) => ({ at: { seconds: T + seconds, nanoseconds } })
const FIRST = buildPcap([tcp(A, B, 10, at(0)), udp('10.0.0.6:1', B, 10, at(1)), tcp(B, A, 20, at(9, 123_456_000))])
const SECOND = pcapngOf([tcp(A, B, 30, at(5, 1_500)), tcp(A, B, 40, at(2)), tcp(A, B, 50, at(8))], { tsResolution: 9 })

const REQUEST: CarveRequest = {
  keys: [KEY],
  part: 'whole',
  about: ['Filter: ip.addr==10.0.0.5 && ip.addr==203.0.113.9'],
  application: 'Egress 0.0.0',
  isHashed: true,
  partBytes: Number.POSITIVE_INFINITY,
  seed: Uint32Array.of(1, 2, 3, 4),
  redaction: null,
}

describe('carving', () => {
  it('gives the packets of all files in time order, each with its file and number', async () => {
    const { outcome, files } = await carved([
      ['core.pcap', FIRST],
      ['tap.pcapng', SECOND],
    ])
    expect(outcome).toMatchObject({ status: 'done', packets: 5, parts: 1, late: 0, linkTypes: [1] })
    expect(outcome.bytes).toBe(files[0].length)
    expect(outcome.sources.map(({ packets }) => packets)).toEqual([2, 3])
    expect(captureOf(files[0])).toMatchObject({ format: 'pcapng', records: 5, problems: [] })
  })

  it.runIf(hasTshark)('is read by tshark to the nanosecond, with its comments', async () => {
    const { files, outcome } = await carved([
      ['core ⟨1⟩.pcap', FIRST],
      ['tap\n.pcapng', SECOND],
    ])
    expect(tsharkFields(files[0], 'frame.time_epoch', 'frame.len', 'frame.comment', 'frame.interface_name')).toEqual([
      `${T}.000000000\t64\tcore ⟨1⟩.pcap #1\tcore ⟨1⟩.pcap`,
      `${T + 2}.000000000\t94\ttap⟦U+000A⟧.pcapng #2\ttap⟦U+000A⟧.pcapng`,
      `${T + 5}.000001500\t84\ttap⟦U+000A⟧.pcapng #1\ttap⟦U+000A⟧.pcapng`,
      `${T + 8}.000000000\t104\ttap⟦U+000A⟧.pcapng #3\ttap⟦U+000A⟧.pcapng`,
      `${T + 9}.123456000\t74\tcore ⟨1⟩.pcap #3\tcore ⟨1⟩.pcap`,
    ])
    const said = sectionComments(files[0])
    for (const { sha256 } of outcome.sources) expect(said).toContain(`SHA-256 ${sha256}`)
    expect(said).toContain('Filter: ip.addr==10.0.0.5 && ip.addr==203.0.113.9')
  })

  it.runIf(hasOutsideReaders)(
    'is opened by tshark, capinfos and tcpdump with no complaint, and they count it',
    async () => {
      const sources: [string, Uint8Array][] = [
        ['core.pcap', FIRST],
        ['tap.pcapng', SECOND],
      ]
      for (const part of ['whole', 'headers', { firstBytes: 100 }] as const) {
        const { outcome, files } = await carved(sources, { part })
        expect(openedBy(files[0])).toEqual(
          ['tshark', 'capinfos', 'tcpdump'].map((program) => ({ program, packets: outcome.packets, complaints: [] })),
        )
      }
      const { files } = await carved([['core.pcap', FIRST]], { keys: [{ ...KEY, a: KEY.b }] })
      expect(openedBy(files[0]).map(({ packets, complaints }) => [packets, complaints])).toEqual([
        [0, []],
        [0, []],
        [0, []],
      ])
    },
  )

  it('redacted, names no file and no inside address, keeps headers only and says so', async () => {
    const redaction = {
      addresses: { v4: Uint32Array.of(0x0a000005, 0x64400001), v6: new Uint32Array() },
      captures: ['capture-001', 'capture-002'],
    }
    const { outcome, files } = await carved(
      [
        ['alice.pcap', FIRST],
        ['alice.pcapng', SECOND],
      ],
      { redaction, about: [] },
    )
    const text = Buffer.from(files[0]).toString('latin1')
    expect(text).toContain('capture-001 #1')
    expect(text).toContain('of them the headers only')
    expect(text).not.toMatch(/alice|hostile/)
    expect(Buffer.from(files[0]).includes(Buffer.from([10, 0, 0, 5]))).toBe(false)
    expect(outcome.packets).toBe(5)
    expect(outcome.hardware).toEqual([
      ['02:00:00:00:00:01', '02:00:cb:00:71:09'],
      ['02:00:00:00:00:02', '02:00:0a:00:00:05'],
    ])
    if (hasTshark)
      expect(tsharkFields(files[0], 'ip.src', 'ip.dst', 'frame.len', 'frame.cap_len', 'tcp.checksum.status')[0]).toBe(
        '100.64.0.1\t203.0.113.9\t64\t54\t2',
      )
  })

  it('begins another part when one is full, each a capture of its own', async () => {
    const { outcome, files } = await carved([['core.pcap', FIRST]], { partBytes: 400 })
    expect(outcome.parts).toBe(2)
    expect(files.map((file) => captureOf(file).records)).toEqual([1, 1])
  })

  it('leaves nothing when it is stopped', async () => {
    const { outcome, sinks } = await carved([['core.pcap', FIRST]], {}, () => true)
    expect(outcome).toMatchObject({ status: 'stopped', packets: 0 })
    expect(sinks.every(({ state }) => state === 'aborted')).toBe(true)
  })

  it('names a file that is gone, and gives the rest', async () => {
    const gone = { ...againFile('gone.pcap', FIRST), open: () => Promise.reject(new Error('not attached')) }
    const sources = [{ file: gone, firstSeconds: Number.NaN }, sourceOf(['tap.pcapng', SECOND])]
    const { outcome } = await run(REQUEST, sources)
    expect(outcome).toMatchObject({ status: 'done', packets: 3 })
    expect(outcome.sources[0]).toMatchObject({ name: 'gone.pcap', packets: 0, failure: 'not attached' })
  })

  it('leaves nothing when the disk is full', async () => {
    const sink = new CollectingSink()
    sink.write = () => Promise.reject(new Error('disk full'))
    const place = { open: async () => sink, isStopped: () => false, onProgress: () => undefined }
    await expect(carve(REQUEST, [sourceOf(['core.pcap', FIRST])], place)).rejects.toThrow('disk full')
    expect(sink.state).toBe('aborted')
  })

  it('counts what comes late because its file is out of order beyond the window', async () => {
    const frames: TestFrame[] = Array.from({ length: 3000 }, (_, i) => tcp(A, B, 1, at(i)))
    frames.push(tcp(A, B, 1, at(1)))
    const { outcome } = await carved([['long.pcap', buildPcap(frames)]])
    expect(outcome).toMatchObject({ packets: 3001, late: 1 })
  })
})

function sourceOf([name, bytes]: [string, Uint8Array]): CarveSource {
  return { file: againFile(name, bytes), firstSeconds: Number.NaN }
}

function carved(files: [string, Uint8Array][], changes: Partial<CarveRequest> = {}, isStopped = () => false) {
  return run({ ...REQUEST, ...changes }, files.map(sourceOf), isStopped)
}

async function run(request: CarveRequest, sources: CarveSource[], isStopped = () => false) {
  const sinks: CollectingSink[] = []
  const open = async () => {
    const sink = new CollectingSink()
    sinks.push(sink)
    return sink
  }
  const outcome = await carve(request, sources, { open, isStopped, onProgress: () => undefined })
  return { outcome, sinks, files: sinks.map(({ bytes }) => bytes) }
}

/** Comments of the section, as capinfos prints them. */
function sectionComments(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'egress-capinfos-'))
  try {
    writeFileSync(join(folder, 'carved.pcapng'), bytes)
    return execFileSync('/usr/bin/capinfos', ['-k', 'carved.pcapng'], { cwd: folder, encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
