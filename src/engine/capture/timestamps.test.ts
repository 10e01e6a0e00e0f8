import { describe, expect, it } from 'vitest'
import { buildPcapng, pcapngOf } from '../../testing/build-pcapng'
import { tcp } from '../../testing/frames'
import { enhancedPacket, interfaceDescription, sectionHeader } from '../../testing/pcapng-blocks'
import { ticksOf } from '../../testing/pcapng-fields'
import { readCapture } from '../../testing/read-capture'

const TIMES = [
  { seconds: 1_426_126_447, nanoseconds: 123_456_789 },
  { seconds: 0, nanoseconds: 1 },
  { seconds: 4_294_967_296, nanoseconds: 999_999_999 },
]
const DECIMAL = [0, 1, 3, 6, 7, 8, 9, 10, 11, 12]
const BINARY = [1, 10, 16, 20, 24, 31, 32]

const frameAt = (at: { seconds: number; nanoseconds: number }) => tcp('10.0.0.5:1', '10.0.0.6:2', 0, { at })

/** Time read from a packet, in nanoseconds. */
function nanosecondsOf(file: Uint8Array): bigint {
  const { firstSeconds, firstNanoseconds } = readCapture(file).pairs
  expect(firstNanoseconds[0]).toBeLessThan(1e9)
  return BigInt(firstSeconds[0]) * 1_000_000_000n + BigInt(firstNanoseconds[0])
}

function expected(
  at: { seconds: number; nanoseconds: number },
  base: bigint,
  power: number,
  tsResolution: number,
): bigint {
  const ticks = ticksOf(frameAt(at), tsResolution, 0) & 0xffff_ffff_ffff_ffffn
  return (ticks * 1_000_000_000n) / base ** BigInt(power)
}

describe('pcapng time stamps', () => {
  it('are exact to the nanosecond in every decimal resolution', () => {
    for (const power of DECIMAL) {
      for (const at of TIMES) {
        const read = nanosecondsOf(pcapngOf([frameAt(at)], { tsResolution: power }))
        expect([power, read]).toEqual([power, expected(at, 10n, power, power)])
      }
    }
  })

  it('are exact, cut to the nanosecond, in binary resolutions', () => {
    for (const power of BINARY) {
      for (const at of TIMES) {
        const tsResolution = 0x80 | power
        const read = nanosecondsOf(pcapngOf([frameAt(at)], { tsResolution }))
        expect([power, read]).toEqual([power, expected(at, 2n, power, tsResolution)])
      }
    }
  })

  it('hold more ticks than a double can count', () => {
    const at = { seconds: 1_789_012_345, nanoseconds: 678_901_233 }
    expect(ticksOf(frameAt(at), 9, 0)).toBeGreaterThan(2n ** 53n)
    for (const tsResolution of [9, 10]) {
      expect(nanosecondsOf(pcapngOf([frameAt(at)], { tsResolution }))).toBe(1_789_012_345_678_901_233n)
    }
  })

  it('survive the largest tick count in the largest resolutions', () => {
    const ticks = 0xffff_ffff_ffff_ffffn
    for (const tsResolution of [0, 1, 0x80, 12, 19, 20, 0x80 | 63, 0x80 | 64, 0x7f, 0xff]) {
      const file = buildPcapng(
        sectionHeader(),
        interfaceDescription({ tsResolution }),
        enhancedPacket(frameAt(TIMES[0])),
      )
      const packetAt = buildPcapng(sectionHeader(), interfaceDescription({ tsResolution })).length
      file.fill(0xff, packetAt + 12, packetAt + 20)
      const { firstSeconds, firstNanoseconds } = readCapture(file).pairs
      const perSecond = (tsResolution & 0x80 ? 2n : 10n) ** BigInt(tsResolution & 0x7f)
      expect(firstSeconds[0]).toBe(Number(ticks / perSecond))
      expect(firstNanoseconds[0]).toBe(Number(((ticks % perSecond) * 1_000_000_000n) / perSecond))
    }
  })

  it('are moved by the offset of their interface', () => {
    const at = { seconds: 1000, nanoseconds: 5000 }
    for (const tsOffset of [0, 600, -86_400, 1_000_000]) {
      expect(nanosecondsOf(pcapngOf([frameAt({ ...at, seconds: 2_000_000 })], { tsOffset }))).toBe(
        2_000_000_000_005_000n,
      )
    }
  })

  it('may lie before 1970: counted in full, in no minute', () => {
    const clock = { tsOffset: -1000 }
    const file = buildPcapng(
      sectionHeader(),
      interfaceDescription(clock),
      enhancedPacket(frameAt({ seconds: -400, nanoseconds: 0 })),
    )
    const { pairs, buckets } = readCapture(file)
    expect([pairs.firstSeconds[0], pairs.framesAToB[0], buckets.count]).toEqual([-400, 1, 0])
  })

  it('follow the clock of the interface of each packet', () => {
    const at = { seconds: 1_426_126_447, nanoseconds: 123_000_000 }
    const clocks = [{ tsResolution: 3 }, { tsResolution: 9, tsOffset: 500 }, { tsResolution: 0x80 | 20 }]
    const file = buildPcapng(
      sectionHeader({ bigEndian: true }),
      ...clocks.map((clock) => interfaceDescription(clock)),
      ...clocks.map((_, interfaceId) => enhancedPacket(frameAt(at), { interfaceId })),
    )
    const { firstSeconds, firstNanoseconds, lastSeconds, lastNanoseconds } = readCapture(file).pairs
    expect([firstSeconds[0], lastSeconds[0], lastNanoseconds[0]]).toEqual([1_426_126_447, 1_426_126_447, 123_000_000])
    expect(firstNanoseconds[0]).toBe(Math.floor((Math.floor(0.123 * 2 ** 20) * 1e9) / 2 ** 20))
  })
})
