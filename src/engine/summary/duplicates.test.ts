import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import type { TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { vlan } from '../../testing/links'
import { captureOf } from '../../testing/read-capture'

const SECONDS = 1_426_118_400
const at = (milliseconds: number) => ({
  seconds: SECONDS + Math.floor(milliseconds / 1000),
  nanoseconds: Math.round((milliseconds % 1000) * 1e6),
})
const data = (milliseconds: number, ipId = 7) => tcp('10.0.0.5:1', '10.0.0.6:2', 100, { at: at(milliseconds), ipId })

function copies(frames: TestFrame[], seed = 1): [number, number] {
  const { quality } = captureOf(buildPcap(frames), { seed: [seed, 2, 3, 4] })
  return [quality.copies, quality.copyBytes]
}

describe('a copy of a packet', () => {
  it('is the same IP packet within 10 ms', () => {
    expect(copies([data(0), data(9)])).toEqual([1, 154])
    expect(copies([data(0), data(11)])).toEqual([0, 0])
    expect(copies([data(0), data(3), data(6)])).toEqual([2, 308])
  })

  it('comes within 2 ms when the packet has no identification', () => {
    expect(copies([data(0, 0), data(1, 0)])).toEqual([1, 154])
    expect(copies([data(0, 0), data(3, 0)])).toEqual([0, 0])
    const v6 = (ms: number) => udp('[2001:db8::5]:1', '[2001:db8::6]:2', 10, { at: at(ms) })
    expect(copies([v6(0), v6(1), v6(4)])[0]).toBe(1)
  })

  it('may have another tag, other link addresses and another hop limit', () => {
    const routed = tcp('10.0.0.5:1', '10.0.0.6:2', 100, { at: at(1), ipId: 7, ttl: 63 })
    expect(copies([data(0), routed, vlan(data(2), 9)])[0]).toBe(2)
  })

  it('has the same addresses, identification, length and first bytes', () => {
    const others = [
      tcp('10.0.0.7:1', '10.0.0.6:2', 100, { at: at(1), ipId: 7 }),
      tcp('10.0.0.5:1', '10.0.0.6:2', 100, { at: at(1), ipId: 8 }),
      tcp('10.0.0.5:1', '10.0.0.6:2', 101, { at: at(1), ipId: 7 }),
      tcp('10.0.0.5:1', '10.0.0.6:2', 100, { at: at(1), ipId: 7, seq: 5 }),
    ]
    expect(copies([data(0), ...others])).toEqual([0, 0])
  })

  it('is found with frames of the other family between', () => {
    const other = udp('[2001:db8:1:2:3:4:5:6]:1', '[2001:db8:6:5:4:3:2:1]:2', 10, { at: at(1) })
    expect(copies([data(0), other, data(2)])[0]).toBe(1)
  })

  it('is found among the last 4,096 packets, whatever the hash seed', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => udp(`10.1.${i >> 8}.${i & 255}:1`, '10.0.0.6:2', 9, { at: at(0) }))
    for (const seed of [1, 2, 3]) {
      expect(copies([...many(4096), ...many(4096)], seed)[0]).toBe(4096)
      expect(copies([data(0), ...many(4095), data(1)], seed)[0]).toBe(1)
      expect(copies([data(0), ...many(4096), data(1)], seed)[0]).toBe(0)
    }
  })
})
