// Packets in a tunnel take no short cut through the cache of flows, so what is counted for them is what must be counted for the same packets
// without one.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import type { TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { readCapture } from '../../testing/read-capture'
import { ipInIp } from '../../testing/tunnels'
import { CaptureRecord } from '../capture/record'
import { Packet } from '../decode/packet'
import type { Summary } from '../index'
import { ADDED, FlowCache, NO_FLOW } from './flow-cache'
import { newFrameCount } from './frame-count'

const START = 1_426_118_400
const ENDS = ['10.0.0.5:50123', '203.0.113.9:443', '10.0.0.5:50124', '10.0.0.5:443'] as const

/** Segments of a few conversations that mostly go on where the last one ended, and at times do not. */
const segments = fc.array(
  fc.record({
    from: fc.nat(ENDS.length - 1),
    to: fc.nat(ENDS.length - 1),
    length: fc.constantFrom(0, 1, 100, 1000),
    jump: fc.constantFrom(0, 0, 0, 0, 0, -100, 1000, -1100, 2_000_000_000),
    flags: fc.constantFrom('A', 'A', 'PA', 'PA', 'S', 'SA', 'R', 'F'),
    /** Seconds since the one before. */
    step: fc.constantFrom(0.1, 0.1, 0.1, 0, -0.5, 35),
  }),
  { minLength: 2, maxLength: 60 },
)

type Segment = { from: number; to: number; length: number; jump: number; flags: string; step: number }

function framesOf(list: readonly Segment[]): TestFrame[] {
  const next = new Map<number, number>()
  let seconds = 100
  return list.map(({ from, to, length, jump, flags, step }, index) => {
    const flow = from * ENDS.length + to
    const seq = ((next.get(flow) ?? 4_294_967_000) + jump) >>> 0
    next.set(flow, (seq + length) >>> 0)
    seconds = Math.max(1, seconds + step)
    const at = { seconds: START + Math.floor(seconds), nanoseconds: Math.round((seconds % 1) * 1e6) * 1000 }
    return tcp(ENDS[from], ENDS[to], length, { seq, ack: index + 1, flags, at, ipId: index + 1 })
  })
}

/** Counters of each conversation of addresses, and of the minutes of their pairs, but for frame lengths, in which a tunnel shows. */
function linesOf({ addresses, pairs, conversations, buckets }: Summary, isInTunnel: boolean): string[] {
  const isMeant = (pair: number) => pairs.parentIds[pair] >= 0 === isInTunnel
  const nameOf = (pair: number) => [pairs.aIds[pair], pairs.bIds[pair]].map((id) => addresses.words[id * 4]).join('-')
  const lines: string[] = []
  const columns = { ...conversations, bytesAToB: 0, bytesBToA: 0, pairIds: 0 }
  for (let row = 0; row < conversations.count; row++) {
    const pair = conversations.pairIds[row]
    if (!isMeant(pair)) continue
    const values = Object.entries(columns).map(([key, column]) =>
      typeof column === 'number' ? '' : `${key} ${column[row]}`,
    )
    lines.push(`${nameOf(pair)} ${values.join(' ')}`)
  }
  for (let row = 0; row < buckets.count; row++) {
    const { payloadAToB, payloadBToA, goodputAToB, goodputBToA, minutes, pairIds } = buckets
    if (!isMeant(pairIds[row])) continue
    lines.push(
      `${nameOf(pairIds[row])} ${minutes[row]} ${payloadAToB[row]} ${payloadBToA[row]} ${goodputAToB[row]} ${goodputBToA[row]}`,
    )
  }
  return lines.sort()
}

const countersOf = (frames: readonly TestFrame[]) => linesOf(readCapture(buildPcap(frames)), false)

const countersInTunnel = (frames: readonly TestFrame[]) =>
  linesOf(readCapture(buildPcap(frames.map((frame) => ipInIp('192.0.2.1', '192.0.2.2', frame)))), true)

describe('the cache of flows', () => {
  it('changes no counter of any stream, in order or in disorder', () => {
    fc.assert(
      fc.property(segments, (list) => {
        const frames = framesOf(list)
        expect(countersOf(frames)).toEqual(countersInTunnel(frames))
      }),
      { numRuns: 200, seed: 20_150_312 },
    )
  })

  it('lets a segment in its place end a run of odd ones', () => {
    const far = 2_000_000_000
    const frames = [1000, 1100, 1200, far, 1300, far + 100, far + 200].map((seq, index) =>
      tcp(ENDS[0], ENDS[1], 100, { seq, ack: 1, ipId: index + 1, at: { seconds: START, nanoseconds: index * 1e8 } }),
    )
    expect(countersOf(frames)).toEqual(countersInTunnel(frames))
  })

  it('holds more flows than it has places at first, and lets some go', () => {
    const flows = 3000
    const frames = Array.from({ length: flows * 3 }, (_, i) =>
      udp(`10.0.${(i % flows) >> 8}.${(i % flows) & 255}:${1024 + (i % flows)}`, '203.0.113.9:53', 7, {
        at: { seconds: START + i, nanoseconds: 0 },
        ipId: (i % 65_535) + 1,
      }),
    )
    const { conversations, pairs } = readCapture(buildPcap(frames))
    const total = (column: ArrayLike<number>) => Array.from(column).reduce((sum, value) => sum + value, 0)
    expect([total(pairs.goodputAToB), total(conversations.framesAToB)]).toEqual([flows * 3 * 7, flows * 3])
  })

  it('brings every frame to its flow once, however many flows push each other out', () => {
    const flow = fc.tuple(fc.nat(400), fc.constantFrom(6, 17))
    fc.assert(
      fc.property(fc.array(flow, { minLength: 300, maxLength: 3000 }), fc.nat(), (frames, seed) => {
        const counted = new Map<string, number>()
        for (const [number, protocol] of frames) add(counted, `${number} ${protocol}`, 1)
        expect(countsThrough(new FlowCache(Uint32Array.of(seed, 2, 3, 4), 256), frames)).toEqual(counted)
      }),
      { numRuns: 30, seed: 20_150_312 },
    )
  })
})

/** Frames of each flow as they leave the cache. One that is not found goes past it, as in row-counter.ts: all before it must have left. */
function countsThrough(flows: FlowCache, frames: readonly (readonly [number, number])[]): Map<string, number> {
  const counts = new Map<string, number>()
  const sum = newFrameCount()
  const settle = (at: number) => {
    if (flows.take(at, sum) >= 0) add(counts, `${flows.pairOf(at)} ${flows.isTcp(at) ? 6 : 17}`, sum.frames)
  }
  const settleAll = () => {
    for (let at = flows.start; at < flows.end; at += flows.step) settle(at)
  }
  const [packet, record] = [new Packet(), new CaptureRecord()]
  record.seconds = START
  flows.minuteStart = START
  const seen = new Map<string, number>()
  for (const [number, protocol] of frames) {
    const flow = `${number} ${protocol}`
    packet.protocols[0] = protocol
    packet.sources[0] = number
    flows.meet(packet)
    const at = flows.find()
    if (at === NO_FLOW) expect(counts.get(flow)).toBe(seen.get(flow))
    add(seen, flow, 1)
    if (at !== NO_FLOW && flows.addNext(at, packet, record, 1, false) === ADDED) continue
    add(counts, flow, 1)
    if (flows.isCrowded) {
      settleAll()
      flows.grow()
    }
    const place = flows.nextPlace
    settle(place)
    settle(flows.set())
    flows.setRows(place, number, false, 0, false)
    flows.open(place, record, false)
    flows.setNoBytes(place)
  }
  settleAll()
  return counts
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
