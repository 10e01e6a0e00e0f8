import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAddress, type Summary } from '../../engine/index'
import { againFile } from '../../testing/again-file'
import { buildPcap } from '../../testing/build-pcap'
import { clientHelloRecord } from '../../testing/client-hello'
import type { TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { randomCrossings } from '../../testing/random-frames'
import { readCapture } from '../../testing/read-capture'
import {
  type ExactLooks,
  type Judgement,
  judge,
  judgedList,
  judgedRow,
  type LookPlan,
  lookAgain,
  lookPlan,
  type Measure,
  NO_CONTEXT,
  NO_LOOKS,
  type RowKey,
  readInside,
  type Weighing,
  weigh,
  withLooks,
} from '../index'
import { addressText } from '../rows'
import { lookKey } from './looks'

const T0 = 1_426_118_400
const SEED = Uint32Array.of(4, 3, 2, 1)

interface By {
  windowMinutes: number
  measure: Measure
}

function weighing(summary: Summary, by: By, looks: ExactLooks = NO_LOOKS): Weighing {
  const inside = readInside([])
  if (!inside.ok) throw new Error('unreachable')
  return weigh(judge(summary, { revision: 1, inside: inside.value, ...by, looks }, null), NO_CONTEXT, null)
}

/** Looks until nothing is left to look at. */
async function settled(
  captures: ReadonlyMap<string, Uint8Array>,
  summary: Summary,
  by: By,
  thresholdBytes: number,
  mostEvents?: number,
): Promise<ExactLooks> {
  const sources = [...captures].map(([name, bytes]) => ({ file: againFile(name, bytes) }))
  const place = { seed: SEED, isStopped: () => false, onBytes: () => undefined }
  let looks = NO_LOOKS
  for (;;) {
    const plan = lookPlan(weighing(summary, by, looks).field, thresholdBytes)
    if (plan === null) return looks
    looks = withLooks(looks, plan.subjects, (await lookAgain(plan, sources, place, mostEvents)) ?? [])
  }
}

const pcap = (frames: readonly TestFrame[]) => buildPcap(frames, { nanosecond: true })
const one = (frames: readonly TestFrame[]) => new Map([['a.pcap', pcap(frames)]])

/** Bytes out that each frame adds to each row of a judgement, by counting all frames up to it, and up to the one before. */
function eventsByPrefix(frames: readonly TestFrame[], by: By): Map<string, { at: number; bytes: number }[]> {
  const events = new Map<string, { at: number; bytes: number }[]>()
  let before = new Map<string, number>()
  frames.forEach(({ seconds, nanoseconds }, n) => {
    const { judgement } = weighing(readCapture(pcap(frames.slice(0, n + 1))), by).field
    const now = new Map(rowNames(judgement).map((name, row) => [name, judgement.volumes.out[row]]))
    for (const [name, bytes] of now) {
      const added = bytes - (before.get(name) ?? 0)
      const list = events.get(name) ?? []
      events.set(name, list)
      // Nanoseconds as whole numbers below 2^53.
      if (added > 0) list.push({ at: (seconds - T0) * 1e9 + nanoseconds, bytes: added })
    }
    before = now
  })
  return events
}

function rowNames({ summary, directions }: Judgement): string[] {
  return Array.from(
    directions.aIds,
    (a, row) => `${addressText(summary, a)} ${addressText(summary, directions.bIds[row])}`,
  )
}

function bruteForce(events: readonly { at: number; bytes: number }[], windowMinutes: number): number {
  const width = windowMinutes * 60e9
  const sums = events.map(({ at: from }) =>
    events.filter(({ at }) => at >= from && at < from + width).reduce((sum, { bytes }) => sum + bytes, 0),
  )
  return Math.max(0, ...sums)
}

describe('a second look', () => {
  it('finds the V of trying every start, between the bounds of the minutes, and leaves nothing between them', async () => {
    let found = 0
    const measure = fc.constantFrom<Measure>('goodput', 'payload', 'frame')
    await fc.assert(
      fc.asyncProperty(
        randomCrossings(40),
        fc.integer({ min: 1, max: 2 }),
        measure,
        fc.nat(),
        async (frames, windowMinutes, measured, pick) => {
          const by = { windowMinutes, measure: measured }
          const summary = readCapture(pcap(frames))
          const first = weighing(summary, by)
          const { peaks } = first.field.judgement.volumes
          const between = [...peaks.atMost].filter((atMost, row) => atMost > peaks.atLeast[row])
          if (between.length === 0) return
          const thresholdBytes = between[pick % between.length]
          const looks = await settled(one(frames), summary, by, thresholdBytes)
          const after = weighing(summary, by, looks)
          expect(judgedList(after, thresholdBytes, 0).borderline).toBe(0)
          found += compare(first, looks, eventsByPrefix(frames, by), windowMinutes)
        },
      ),
      { numRuns: 400 },
    )
    expect(found).toBeGreaterThan(60)
  }, 60_000)

  /** How many rows and hosts were looked at. */
  function compare(
    { field: { judgement } }: Weighing,
    looks: ExactLooks,
    events: Map<string, { at: number; bytes: number }[]>,
    windowMinutes: number,
  ): number {
    const names = rowNames(judgement)
    const { peaks, hosts } = judgement.volumes
    let found = 0
    names.forEach((name, row) => {
      const look = looks.get(lookKey({ level: 'pair', row }))
      if (look === undefined) return
      found++
      const exact = bruteForce(events.get(name) ?? [], windowMinutes)
      expect([look.failure, look.atLeast, look.atMost]).toEqual(['', exact, exact])
      expect(peaks.atLeast[row] <= exact && exact <= peaks.atMost[row]).toBe(true)
    })
    hosts.addressIds.forEach((hostId, host) => {
      const look = looks.get(lookKey({ level: 'host', hostId }))
      if (look === undefined) return
      found++
      const rows = [...hosts.rows.members.subarray(hosts.rows.starts[host], hosts.rows.starts[host + 1])]
      const own = rows.flatMap((row) => events.get(names[row]) ?? [])
      expect([look.failure, look.atLeast]).toEqual(['', bruteForce(own, windowMinutes)])
    })
    return found
  }

  // 900 bytes at each end of a minute and a bit: no minute says whether one window holds both.
  const apart = (nanoseconds: number) => [
    ...[0, 1].map((n) => {
      const at = { seconds: T0 + 30 + 60 * n, nanoseconds: n === 0 ? 5 : nanoseconds }
      return udp('10.0.0.5:4000', '203.0.113.9:9000', 900 + n, { at })
    }),
    udp('10.0.0.5:4000', '203.0.113.9:9000', 1, { at: T0 + 600 }),
  ]
  const by: By = { windowMinutes: 1, measure: 'goodput' }
  const key: RowKey = { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '' }

  it('is half-open to the nanosecond, and says so on the row', async () => {
    const lines = [4, 5].map(async (nanoseconds) => {
      const frames = apart(nanoseconds)
      const summary = readCapture(pcap(frames))
      const looks = await settled(one(frames), summary, by, 1000)
      return judgedRow(weighing(summary, by, looks), 1000, key)
    })
    const [within, outside] = await Promise.all(lines)
    expect([within?.highlight, outside?.highlight]).toEqual(['over', 'under'])
    expect(within?.exact).toBe(
      'Exact, from its packets: V = 1.8 kB (1,801 bytes) of goodput in 1 minute, from 00:00:30.000000005 UTC on 12 March 2015 to 00:01:30.000000004 UTC on 12 March 2015.',
    )
    expect(within?.row.peak).toEqual({
      atLeast: 1801,
      atMost: 1801,
      startSeconds: T0 + 30,
      endSeconds: T0 + 90,
      exact: { first: { seconds: T0 + 30, nanoseconds: 5 }, last: { seconds: T0 + 90, nanoseconds: 4 } },
    })
    expect(outside?.exact).toContain('V = 901 B (901 bytes)')
  })

  it('joins captures that overlap, in any order', async () => {
    const [first, ...others] = apart(4)
    const captures = new Map([
      ['b.pcap', pcap(others)],
      ['a.pcap', pcap([first])],
    ])
    const summary = readCapture(pcap([first, ...others]))
    const looks = await settled(captures, summary, by, 1000)
    expect([...looks.values()].map(({ atLeast }) => atLeast)).toEqual([1801])
  })

  it('leaves the row between its bounds where the packets are others, are too many, or cannot be read', async () => {
    const frames = apart(4)
    const summary = readCapture(pcap(frames))
    const failures = async (captures: ReadonlyMap<string, Uint8Array>, mostEvents?: number) => {
      const looks = await settled(captures, summary, by, 1000, mostEvents)
      const row = judgedRow(weighing(summary, by, looks), 1000, key)
      return [...looks.values()].map(({ failure }) => `${failure} ${row?.highlight} ${row?.exact}`)
    }
    const stays = 'it stays between the bounds.'
    expect(await failures(one([]))).toEqual([
      `changed borderline Its packets were read again, but they are not those that were counted; ${stays}`,
    ])
    expect(await failures(one(frames), 1)).toEqual([
      `many borderline It has more packets than are held at once; ${stays}`,
    ])
    const plan = lookPlan(weighing(summary, by).field, 1000) as LookPlan
    const gone = { name: 'a.pcap', size: 9, open: () => Promise.reject(new Error('gone')) }
    const place = { seed: SEED, isStopped: () => false, onBytes: () => undefined }
    expect((await lookAgain(plan, [{ file: gone }], place))?.map(({ failure }) => failure)).toEqual(['unreadable'])
  })

  it('ends when it is told to, and gives nothing', async () => {
    const frames = apart(4)
    const plan = lookPlan(weighing(readCapture(pcap(frames)), by).field, 1000) as LookPlan
    const sources = [{ file: againFile('a.pcap', pcap(frames), 64) }]
    let pieces = 0
    const place = { seed: SEED, isStopped: () => pieces >= 2, onBytes: () => pieces++ }
    expect([await lookAgain(plan, sources, place), pieces]).toEqual([null, 2])
  })

  it('holds no packets of minutes in which no largest window can lie', async () => {
    const far = Array.from({ length: 50 }, (_, n) => udp('10.0.0.5:4000', '203.0.113.9:9000', 9, { at: T0 + 600 + n }))
    const frames = [...apart(4), ...far]
    const summary = readCapture(pcap(frames))
    const looks = await settled(one(frames), summary, by, 1000, 2)
    expect([...looks.values()].map(({ failure, atLeast }) => `${failure} ${atLeast}`)).toEqual([' 1801'])
  })

  it('gives an address of two sites to the one that each conversation named', async () => {
    const hello = (from: string, to: string, serverName: string, at: number) => {
      const payload = clientHelloRecord({ serverName })
      return tcp(from, to, 0, { payload, at, seq: 1 })
    }
    const bytes = (from: string, to: string, at: number, seq: number, length: number) =>
      tcp(from, to, length, { at, seq })
    const frames = [
      ...[1, 2].map((n) => hello(`10.0.0.5:400${n}`, `203.0.113.${n}:443`, 'a.drop.example', T0)),
      hello('10.0.0.5:4003', '203.0.113.3:443', 'b.drop.example', T0),
      hello('10.0.0.5:4004', '203.0.113.3:443', 'c.other.example', T0),
      bytes('10.0.0.5:4001', '203.0.113.1:443', T0 + 60, 9000, 1000),
      bytes('10.0.0.5:4002', '203.0.113.2:443', T0 + 61, 9000, 1000),
      bytes('10.0.0.5:4003', '203.0.113.3:443', T0 + 62, 9000, 1000),
      bytes('10.0.0.5:4004', '203.0.113.3:443', T0 + 63, 9000, 1000),
      bytes('10.0.0.5:4001', '203.0.113.1:443', T0 + 7200, 19_000, 1),
    ]
    const summary = readCapture(pcap(frames))
    const wide = { windowMinutes: 15, measure: 'goodput' } as const
    const looks = await settled(one(frames), summary, wide, 3500)
    const host = [...Array(summary.addresses.count).keys()].find(
      (id) => formatAddress(summary.addresses.families[id], summary.addresses.words, 4 * id) === '10.0.0.5',
    )
    const site = looks.get(lookKey({ level: 'host-to-site', hostId: host ?? -1, site: 'drop.example' }))
    const own = 3000 + 3 * clientHelloRecord({ serverName: 'a.drop.example' }).length
    expect([site?.failure, site?.atLeast, site?.atMost]).toEqual(['', own, own])
  })
})
