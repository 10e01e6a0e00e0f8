import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { buildPcapng, pcapngOf } from '../../testing/build-pcapng'
import { canonical, canonicalTraffic } from '../../testing/canonical'
import { snap } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { LINK_TYPE, nullLoopback, rawIp, sll } from '../../testing/links'
import {
  enhancedPacket,
  interfaceDescription,
  interfaceStatistics,
  nameResolution,
  oldPacket,
  otherBlock,
  sectionHeader,
  simplePacket,
} from '../../testing/pcapng-blocks'
import { captureOf, readCapture } from '../../testing/read-capture'
import { ipv4Address } from '../../training/frames/bytes'

const AT = { seconds: 1_426_126_447, nanoseconds: 123_456_000 }
const UP = tcp('10.0.0.5:50123', '203.0.113.9:443', 300, { at: AT })
const DOWN = tcp('203.0.113.9:443', '10.0.0.5:50123', 20, { at: 1_426_126_448 })
const QUERY = udp('[2001:db8::5]:4000', '[2001:db8::1]:53', 41, { at: 1_426_126_500 })
const FRAMES = [UP, DOWN, QUERY]
const PLAIN = canonicalTraffic(readCapture(buildPcap(FRAMES)))
const PIECES = [1, 2, 3, 7, 4096]

const [up, down, query] = FRAMES.map((frame) => enhancedPacket(frame))

describe('a pcapng file', () => {
  it('counts what the same pcap counts, in both byte orders and in pieces of any size', () => {
    for (const bigEndian of [false, true]) {
      const file = pcapngOf(FRAMES, { bigEndian })
      expect(captureOf(file)).toMatchObject({ format: 'pcapng', records: 3, problems: [], linkTypes: [[1, 3]] })
      for (const piece of [...PIECES, file.length])
        expect(canonicalTraffic(readCapture(file, { piece }))).toEqual(PLAIN)
    }
  })

  it('may hold sections of different byte order', () => {
    const file = buildPcapng(
      sectionHeader({ bigEndian: true }),
      interfaceDescription(),
      up,
      sectionHeader({ sectionLength: 0n }),
      interfaceDescription(),
      down,
      sectionHeader({ bigEndian: true }),
      interfaceDescription(),
      query,
    )
    for (const piece of [...PIECES, file.length]) expect(canonicalTraffic(readCapture(file, { piece }))).toEqual(PLAIN)
  })

  it('forgets the interfaces of the section before', () => {
    const file = buildPcapng(sectionHeader(), interfaceDescription(), up, sectionHeader(), down)
    const { records, problems } = captureOf(file)
    expect([records, problems.map(({ kind }) => kind)]).toEqual([1, ['unknown-interface']])
  })

  it('reads each packet by the link type of its interface', () => {
    const file = buildPcapng(
      sectionHeader(),
      interfaceDescription({ linkType: LINK_TYPE.raw }),
      interfaceDescription({ linkType: LINK_TYPE.sll, name: 'any' }),
      enhancedPacket(sll(UP), { interfaceId: 1 }),
      interfaceDescription({ linkType: LINK_TYPE.null }),
      enhancedPacket(nullLoopback(DOWN), { interfaceId: 2 }),
      enhancedPacket(rawIp(QUERY)),
    )
    const { pairs, captures } = readCapture(file)
    expect(captures[0].linkTypes).toEqual([
      [0, 1],
      [101, 1],
      [113, 1],
    ])
    expect([...pairs.framesAToB, ...pairs.framesBToA]).toEqual([1, 0, 1, 1])
  })

  it('reads old packet blocks like enhanced ones', () => {
    const blocks = FRAMES.map((frame) => oldPacket(frame, { drops: 7 }))
    const file = buildPcapng(sectionHeader({ bigEndian: true }), interfaceDescription(), ...blocks)
    expect(canonicalTraffic(readCapture(file))).toEqual(PLAIN)
  })

  it('counts simple packets without a time, cut to the snaplen of interface 0', () => {
    for (const snaplen of [0, 60, 1000]) {
      const file = buildPcapng(sectionHeader(), interfaceDescription({ snaplen }), simplePacket(UP))
      const { pairs, buckets, captures } = readCapture(file)
      expect([pairs.bytesAToB[0], pairs.firstSeconds[0], buckets.count]).toEqual([354, Number.POSITIVE_INFINITY, 0])
      expect(captures[0]).toMatchObject({
        firstSeconds: Number.NaN,
        tallies: [['no time or an impossible one: left out of charts and windows', 1]],
      })
    }
  })

  it('sees no header behind the snaplen of a simple packet', () => {
    const file = buildPcapng(sectionHeader(), interfaceDescription({ snaplen: 33 }), simplePacket(UP))
    expect(captureOf(file).tallies).toContainEqual(['IP header cut or damaged', 1])
  })

  it('passes over comments, names, statistics and blocks that it does not know', () => {
    const file = buildPcapng(
      sectionHeader({ application: 'a test' }),
      otherBlock(0x0bad, new Uint8Array(5)),
      interfaceDescription({ name: 'eth0' }),
      enhancedPacket(UP, { comment: 'first' }),
      nameResolution([[ipv4Address('203.0.113.9'), 'example.com']]),
      down,
      otherBlock(0x8000_0001, new Uint8Array(0)),
      interfaceStatistics(UP, 3n, 1n),
      query,
    )
    for (const piece of [...PIECES, file.length]) expect(canonicalTraffic(readCapture(file, { piece }))).toEqual(PLAIN)
  })

  it('passes over a block that is larger than many pieces', () => {
    const large = otherBlock(0x0bad, new Uint8Array(300_000).fill(6))
    const file = buildPcapng(sectionHeader(), interfaceDescription(), up, large, down, large, query)
    for (const piece of [1000, 4096, 65_536, file.length]) {
      expect(canonicalTraffic(readCapture(file, { piece }))).toEqual(PLAIN)
    }
  })

  it('keeps cut packets with their original length', () => {
    const { pairs } = readCapture(pcapngOf(FRAMES.map((frame) => snap(frame, 64))))
    expect([pairs.bytesAToB[0], pairs.payloadAToB[0]]).toEqual([354, 300])
  })

  it('counts packets of an interface that it never describes, and uses none of them', () => {
    const lost = [4, 65_535].map((interfaceId) => enhancedPacket(UP, { interfaceId }))
    const file = buildPcapng(sectionHeader(), interfaceDescription(), up, ...lost, down, query)
    const summary = readCapture(file)
    expect(canonicalTraffic(summary).join('\n').replace('#5', '#3')).toEqual(PLAIN.join('\n'))
    const offset = buildPcapng(sectionHeader(), interfaceDescription(), up).length
    expect(summary.captures[0].problems).toMatchObject([{ kind: 'unknown-interface', offset, needed: 2, available: 1 }])
    expect(canonical(readCapture(file, { piece: 7 }))).toEqual(canonical(summary))
  })

  it('may hold nothing but a section', () => {
    expect(captureOf(buildPcapng(sectionHeader()))).toMatchObject({ format: 'pcapng', records: 0, problems: [] })
  })
})
