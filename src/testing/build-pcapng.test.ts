import { describe, expect, it } from 'vitest'
import { buildPcap } from './build-pcap'
import { buildPcapng, pcapngOf } from './build-pcapng'
import { cut, everyCut, recordAt, withLength, withOriginalLength } from './damage'
import { frameOf, snap, type TestFrame } from './frame'
import { tcp, udp } from './frames'
import {
  enhancedPacket,
  interfaceDescription,
  interfaceStatistics,
  nameResolution,
  oldPacket,
  otherBlock,
  sectionHeader,
  simplePacket,
} from './pcapng-blocks'
import { hasTshark, tsharkFields } from './tshark'

const AT = { seconds: 1_426_126_447, nanoseconds: 123_456_789 }
const FRAME = udp('10.0.0.5:4000', '10.0.0.6:4001', 100, { at: AT })

function timesAndLengths(capture: Uint8Array): string[] {
  return tsharkFields(capture, 'frame.time_epoch', 'frame.cap_len', 'frame.len')
}

describe.skipIf(!hasTshark)('captures as tshark reads them', () => {
  it('are classic in both byte orders and both resolutions', () => {
    const frames: TestFrame[] = [FRAME, snap(FRAME, 60)]
    for (const bigEndian of [false, true]) {
      expect(timesAndLengths(buildPcap(frames, { bigEndian }))).toEqual([
        '1426126447.123456000\t142\t142',
        '1426126447.123456000\t60\t142',
      ])
      expect(timesAndLengths(buildPcap(frames, { bigEndian, nanosecond: true }))).toEqual([
        '1426126447.123456789\t142\t142',
        '1426126447.123456789\t60\t142',
      ])
    }
  })

  it('are pcapng in both byte orders', () => {
    for (const bigEndian of [false, true]) {
      const capture = pcapngOf([FRAME, snap(FRAME, 61)], { bigEndian, name: 'eth0', tsResolution: 9 })
      expect(timesAndLengths(capture)).toEqual(['1426126447.123456789\t142\t142', '1426126447.123456789\t61\t142'])
    }
  })

  it('count time in powers of ten and two, with an offset', () => {
    const resolutions: [number, string][] = [
      [0, '1426126447.000000000'],
      [3, '1426126447.123000000'],
      [9, '1426126447.123456789'],
      [0x80 | 10, '1426126447.123046875'],
      [0x80 | 20, '1426126447.123456001'],
    ]
    for (const [tsResolution, time] of resolutions) {
      const capture = pcapngOf([FRAME], { tsResolution, tsOffset: 1_426_000_000 })
      expect(tsharkFields(capture, 'frame.time_epoch')).toEqual([time])
    }
  })

  it('hold every block type and several sections', () => {
    const capture = buildPcapng(
      sectionHeader({ application: 'egress tests' }),
      interfaceDescription({ name: 'eth0', snaplen: 96 }),
      interfaceDescription({ name: 'lo', linkType: 101, tsResolution: 9 }),
      nameResolution([[Uint8Array.of(10, 0, 0, 5), 'host.example']]),
      enhancedPacket(snap(FRAME, 96), { comment: 'first' }),
      otherBlock(0x0bad_cafe, Uint8Array.of(1, 2, 3)),
      simplePacket(FRAME),
      oldPacket(frameOf(FRAME.bytes.slice(14), AT), { interfaceId: 1 }),
      interfaceStatistics(FRAME, 3n, 0n),
      sectionHeader({ bigEndian: true }),
      interfaceDescription(),
      enhancedPacket(tcp('10.0.0.5:50123', '203.0.113.9:443', 10, { at: AT })),
    )
    expect(tsharkFields(capture, 'frame.cap_len', 'frame.len', 'ip.src', 'frame.comment')).toEqual([
      '96\t142\t10.0.0.5\tfirst',
      '96\t142\t10.0.0.5\t',
      '128\t128\t10.0.0.5\t',
      '64\t64\t10.0.0.5\t',
    ])
  })

  it('lie about lengths on request', () => {
    const capture = buildPcap([FRAME, FRAME])
    expect(timesAndLengths(withOriginalLength(capture, 2, 9000))[1]).toBe('1426126447.123456000\t142\t9000')
    expect(() => timesAndLengths(withLength(capture, 1, 0xffffffff))).toThrow()
  })
})

describe('captures', () => {
  it('hold each record where recordAt says', () => {
    const capture = buildPcap([FRAME, snap(FRAME, 60), FRAME])
    expect([1, 2, 3].map((record) => recordAt(capture, record))).toEqual([24, 182, 258])
  })

  it('repeat the length of a block at its end', () => {
    const capture = pcapngOf([FRAME])
    const view = new DataView(capture.buffer)
    expect([view.getUint32(4, true), view.getUint32(24, true), capture.length]).toEqual([28, 28, 28 + 20 + 176])
  })

  it('are cut at every byte', () => {
    const capture = buildPcap([FRAME])
    expect(everyCut(capture, 24).map((file) => file.length)).toEqual(Array.from({ length: 158 }, (_, at) => 24 + at))
    expect(cut(capture, -1)).toHaveLength(capture.length - 1)
  })
})
