// Goodput through the door: detection.md section 19, traps 1, 5 and 9.

import { describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import type { TestFrame } from '../testing/frame'
import { tcp, udp } from '../testing/frames'
import { vlan } from '../testing/links'
import { readCapture } from '../testing/read-capture'
import { type Counts, openCapture } from './index'

const START = 1_426_118_400
const A = '10.0.0.5:50123'
const B = '203.0.113.9:443'

/** Goodput a→b and b→a of the first pair, and of its minutes together. */
function goodputOf(frames: readonly TestFrame[]): number[] {
  const { pairs, buckets } = readCapture(buildPcap(frames))
  const sum = (column: Counts) => Array.from(column).reduce((total, value) => total + value, 0)
  return [pairs.goodputAToB[0], pairs.goodputBToA[0], sum(buckets.goodputAToB), sum(buckets.goodputBToA)]
}

const at = (seconds: number) => ({ seconds: START + Math.floor(seconds), nanoseconds: Math.round((seconds % 1) * 1e9) })

describe('goodput', () => {
  it('is nothing for the acknowledgements of a download', () => {
    const download = Array.from({ length: 50 }, (_, i) => [
      tcp(B, A, 1000, { seq: 1 + i * 1000, ack: 1, at: at(i * 0.1), ipId: i + 1 }),
      tcp(A, B, 0, { seq: 1, ack: 1001 + i * 1000, at: at(i * 0.1 + 0.05), ipId: i + 1 }),
    ]).flat()
    expect(goodputOf(download)).toEqual([0, 50_000, 0, 50_000])
  })

  it('counts a retransmission once', () => {
    const sent = [0, 1, 2, 1, 0, 3].map((part, i) =>
      tcp(A, B, 1000, { seq: 5000 + part * 1000, ack: 1, at: at(i), ipId: i + 1 }),
    )
    expect(goodputOf(sent)).toEqual([4000, 0, 4000, 0])
  })

  it('counts a doubled capture once, identical, or tagged by a second VLAN', () => {
    const sent = Array.from({ length: 20 }, (_, i) =>
      udp('10.0.0.5:5', '203.0.113.9:6', 700, { at: at(i), ipId: i + 1 }),
    )
    const doubled = sent.flatMap((frame) => [frame, frame])
    const tagged = sent.flatMap((frame) => [frame, vlan(frame, 7)])
    expect(goodputOf(doubled)).toEqual([14_000, 0, 14_000, 0])
    expect(goodputOf(tagged)).toEqual([14_000, 0, 14_000, 0])
  })

  it('keeps an equal datagram that comes later: a retry is no copy', () => {
    const retry = [0, 5].map((seconds) => udp('10.0.0.5:5', '203.0.113.9:53', 30, { at: at(seconds), ipId: 9 }))
    expect(goodputOf(retry)).toEqual([60, 0, 60, 0])
  })

  it('goes on past 2^32 and past four gigabytes', () => {
    const count = 4400
    const size = 1_000_000
    // A segment of a megabyte stands for many: original lengths count, and the IP length is taken from the frame (offload).
    const sent = Array.from({ length: count }, (_, i) => ({
      ...tcp(A, B, 0, {
        seq: (4_000_000_000 + i * size) % 4_294_967_296,
        ack: 1,
        at: at(i * 0.001),
        ipId: (i % 65_000) + 1,
      }),
      originalLength: 54 + size,
    })).map(withoutIpLength)
    expect(goodputOf(sent).slice(0, 1)).toEqual([count * size])
  })

  it('starts afresh when ports are reused', () => {
    const first = [tcp(A, B, 0, { flags: 'S', seq: 100, at: at(0) }), tcp(A, B, 500, { seq: 101, ack: 1, at: at(1) })]
    const second = [tcp(A, B, 0, { flags: 'S', seq: 50, at: at(2) }), tcp(A, B, 500, { seq: 51, ack: 1, at: at(3) })]
    expect(goodputOf([...first, ...second])).toEqual([1000, 0, 1000, 0])
  })

  it('counts what a lost packet left open when it comes, and not what never came', () => {
    const parts = [0, 2, 3, 1, 5]
    const sent = parts.map((part, i) => tcp(A, B, 1000, { seq: 1 + part * 1000, ack: 1, at: at(i), ipId: i + 1 }))
    expect(goodputOf(sent)).toEqual([5000, 0, 5000, 0])
  })
})

/** IP total length 0, as segmentation offload leaves it. */
function withoutIpLength(frame: TestFrame): TestFrame {
  const bytes = frame.bytes.slice()
  bytes[16] = 0
  bytes[17] = 0
  return { ...frame, bytes }
}

describe('bytes that the capture lacks', () => {
  const missedOf = (frames: readonly TestFrame[]) => readCapture(buildPcap(frames)).captures[0].quality.missedBytes
  const parts = (...numbers: number[]) =>
    numbers.map((part, i) => tcp(A, B, 1000, { seq: 1 + part * 1000, ack: 1, at: at(i), ipId: i + 1 }))

  it('are the holes that stay', () => {
    expect([missedOf(parts(0, 1, 2)), missedOf(parts(0, 3, 5)), missedOf(parts(7, 8))]).toEqual([0, 3000, 0])
  })

  it('are less by what comes late, also in a later part of the file', () => {
    const frames = parts(0, 3, 2)
    expect(missedOf(frames)).toBe(1000)
    const bytes = buildPcap(frames)
    const feed = openCapture({ name: 'a.pcap', bytes: bytes.length, seed: Uint32Array.of(1, 2, 3, 4) })
    const missed = [bytes.subarray(0, bytes.length - 500), bytes.subarray(bytes.length - 500)].map((piece) => {
      feed.push(piece)
      return feed.takeSummary().captures[0].quality.missedBytes
    })
    expect(missed).toEqual([2000, -1000])
  })
})
