// The table of safety.md section 10, as far as a capture alone shows it: one fixture and one test a row, with the code, a part of the
// sentence, what is kept, and the next file read.

import { describe, expect, it } from 'vitest'
import { captureNotices, openCapture, SummaryTables } from '../engine/index'
import { coverageOf } from '../verdict/coverage'
import { buildPcap } from './build-pcap'
import { buildPcapng, pcapngOf } from './build-pcapng'
import { gzip, lz4Stored, zstdStored } from './compressed'
import { withLength, withUint32 } from './damage'
import { snap, type TestFrame } from './frame'
import { icmp, tcp, udp } from './frames'
import { enhancedPacket, interfaceDescription, interfaceStatistics, otherBlock, sectionHeader } from './pcapng-blocks'
import { captureOf } from './read-capture'
import { ipInIp } from './tunnels'

const START = 1_426_118_400
const FRAMES = Array.from({ length: 40 }, (_, i) =>
  tcp('10.0.0.5:50123', '203.0.113.9:443', 100 + i, { at: START + i }),
)
const GOOD = buildPcap(FRAMES)
const GOOD_NG = pcapngOf(FRAMES)

interface Row {
  code: string
  /** What the sentence must hold. */
  says: string
  /** Records kept. */
  kept: number
  file: Uint8Array
  name?: string
}

const bytes = (...values: number[]) => new Uint8Array(values)
const ascii = (text: string) => new Uint8Array([...text].map((character) => character.charCodeAt(0)))
const padded = (start: Uint8Array, length = 2000) => Uint8Array.from({ length }, (_, i) => start[i] ?? 0)
const tar = Uint8Array.from({ length: 1024 }, (_, i) => 'ustar'.charCodeAt(i - 257) || 0)

/** Twelve headers around a packet. */
function deep(frame: TestFrame): TestFrame {
  let wrapped = frame
  for (let depth = 0; depth < 12; depth++) wrapped = ipInIp('192.0.2.1', '192.0.2.2', wrapped)
  return wrapped
}

const ROWS: Row[] = [
  { code: 'E-EMPTY', says: 'is empty (0 bytes)', kept: 0, file: new Uint8Array(0) },
  { code: 'E-TYPE', says: 'it starts with 48 65 6C 6C', kept: 0, file: ascii('Hello, world. This is no capture.') },
  { code: 'E-KIN', says: 'is a Network Monitor capture', kept: 0, file: padded(ascii('GMBU')) },
  { code: 'E-KIN', says: 'Save As', kept: 0, file: padded(bytes(0x00, 0x10, 0x00, 0x00)) },
  { code: 'E-ZIP', says: 'Unpack it and drop the folder', kept: 0, file: padded(ascii('PK\u0003\u0004')) },
  { code: 'E-ZIP', says: '7z archive', kept: 0, file: padded(bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) },
  { code: 'E-ZIP', says: 'rar archive', kept: 0, file: padded(ascii('Rar!')) },
  { code: 'E-ZIP', says: 'xz archive', kept: 0, file: padded(bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)) },
  { code: 'E-ZIP', says: 'bzip2 archive', kept: 0, file: padded(ascii('BZh9')) },
  { code: 'E-ZIP', says: 'tar archive', kept: 0, file: tar },
  { code: 'E-NEST', says: 'only one layer is read', kept: 0, file: gzip(zstdStored(GOOD)) },
  { code: 'E-EXT', says: 'was read as pcapng', kept: 40, file: GOOD_NG, name: 'mar.log' },
  { code: 'E-CUT', says: 'stops in the middle of a packet', kept: 39, file: GOOD.subarray(0, GOOD.length - 5) },
  { code: 'E-CUT', says: '39 packets before it', kept: 39, file: GOOD_NG.subarray(0, GOOD_NG.length - 5) },
  { code: 'E-CUTHDR', says: 'too short to be a capture (17 bytes)', kept: 0, file: GOOD.subarray(0, 17) },
  { code: 'E-CUTHDR', says: 'too short to be a capture (3 bytes)', kept: 0, file: GOOD.subarray(0, 3) },
  { code: 'E-PKTLEN', says: 'claims 4,026,531,839 bytes', kept: 39, file: withLength(GOOD, 5, 0xefffffff) },
  { code: 'E-RESYNC', says: 'No whole record was found', kept: 39, file: withLength(GOOD, 40, 0xefffffff) },
  {
    code: 'E-BLOCK',
    says: 'to the next whole block',
    kept: 39,
    file: withUint32(GOOD_NG, blockAt(GOOD_NG, 7) + 4, 0xfffffff1),
  },
  {
    code: 'E-RESYNC',
    says: 'No whole block was found',
    kept: 39,
    file: withUint32(GOOD_NG, blockAt(GOOD_NG, 41) + 4, 0xfffffff1),
  },
  { code: 'E-VERSION', says: 'of version 9', kept: 0, file: buildPcap(FRAMES, { version: [9, 0] }) },
  { code: 'E-SNAP', says: '50 % of the packets', kept: 2, file: buildPcap([FRAMES[0], snap(FRAMES[1], 60)]) },
  {
    code: 'E-LINK',
    says: 'USB traffic (link type 220): 40 packets',
    kept: 40,
    file: buildPcap(FRAMES, { linkType: 220 }),
  },
  { code: 'E-MIXLINK', says: 'holds 2 link types', kept: 2, file: twoLinkTypes() },
  { code: 'E-SHB', says: '1 packets refer to an interface', kept: 1, file: orphan() },
  {
    code: 'E-TIME0',
    says: '1 packets of',
    kept: 2,
    file: buildPcap([FRAMES[0], tcp('10.0.0.5:1', '203.0.113.9:2', 9, { at: 0 })]),
  },
  {
    code: 'E-CLOCK',
    says: 'steps back 3,601 s at packet 2',
    kept: 2,
    file: buildPcap([tcp('10.0.0.5:1', '203.0.113.9:2', 9, { at: START + 3601 }), FRAMES[0]]),
  },
  { code: 'E-DROP', says: 'dropped 3 packets', kept: 1, file: withDrops() },
  { code: 'E-DUP', says: '50 % of the packets', kept: 80, file: buildPcap(FRAMES.flatMap((frame) => [frame, frame])) },
  { code: 'E-NOIP', says: 'No IP traffic found', kept: 2, file: buildPcap([arp(), arp()]) },
  {
    code: 'E-TUN',
    says: 'wrapped deeper than 8 layers',
    kept: 1,
    file: buildPcap([deep(udp('10.0.0.1:1', '10.0.0.2:2', 4))]),
  },
  { code: 'E-LIMIT', says: '1024 options in a block', kept: 1, file: manyOptions() },
  {
    code: 'E-GZCUT',
    says: 'is not complete',
    kept: 40,
    file: lz4Stored(GOOD).subarray(0, lz4Stored(GOOD).length - 2),
    name: 'd.pcap.lz4',
  },
  {
    code: 'E-GZBAD',
    says: 'is damaged after',
    kept: 0,
    file: gzip(GOOD).fill(0xff, 200),
    name: 'd.pcap.gz',
  },
]

describe('bad input', () => {
  it.each(ROWS)('$code: $says', ({ code, says, kept, file, name = 'a.pcap' }) => {
    const notices = captureNotices(captureOf(file, { name }))
    const notice = notices.find((each) => each.code === code)
    expect(notices.map((each) => each.code)).toContain(code)
    expect(notice?.message).toContain(says)
    expect(notice?.message).toContain(name)
    expect(captureOf(file, { name }).records).toBe(kept)
  })

  it.each(ROWS)('$code: the next file is read ($says)', ({ file }) => {
    const tables = new SummaryTables(new Uint32Array([1, 2, 3, 4]))
    for (const [name, each] of [
      ['bad', file],
      ['good.pcap', GOOD],
    ] as const) {
      const feed = openCapture({ name, bytes: each.length, seed: new Uint32Array([1, 2, 3, 4]) })
      feed.push(each)
      feed.end()
      tables.add(feed.takeSummary())
    }
    expect(tables.view().captures.find((capture) => capture.name === 'good.pcap')?.records).toBe(40)
  })

  it('is said without blame and in no more than 25 words before the first full stop', () => {
    const messages = ROWS.flatMap(({ file, name = 'a.pcap' }) =>
      captureNotices(captureOf(file, { name })).map(({ message }) => message),
    )
    for (const message of messages) {
      expect(message).not.toMatch(/\b(error|invalid|failed to|null|undefined)\b/i)
      expect(
        message
          .replaceAll(/"[^"]*"/g, 'name')
          .split(/\.\s/)[0]
          .split(/\s+/).length,
      ).toBeLessThanOrEqual(25)
    }
  })

  it('reads several gzip members as one file without a word', () => {
    const file = new Uint8Array([...gzip(GOOD.subarray(0, 900)), ...gzip(GOOD.subarray(900))])
    const capture = captureOf(file, { name: 'd.pcap.gz' })
    expect([capture.records, captureNotices(capture)]).toEqual([40, []])
  })

  it('says where two captures overlap and where there is a hole (E-OVERLAP, E-GAP)', () => {
    const first = captureOf(buildPcap(FRAMES), { name: 'a.pcap' })
    const second = captureOf(
      buildPcap([
        icmp('10.0.0.5', '8.8.8.8', 9, { at: START + 20 }),
        icmp('10.0.0.5', '8.8.8.8', 9, { at: START + 900 }),
      ]),
      { name: 'b.pcap' },
    )
    const third = captureOf(
      buildPcap([
        icmp('10.0.0.5', '8.8.8.8', 9, { at: START + 5000 }),
        icmp('10.0.0.5', '8.8.8.8', 9, { at: START + 5100 }),
      ]),
      { name: 'c.pcap' },
    )
    const { overlaps, spans } = coverageOf([first, second, third])
    expect(overlaps).toEqual([{ captures: ['a.pcap', 'b.pcap'], fromSeconds: START + 20, toSeconds: START + 39 }])
    expect(spans.at(-1)).toEqual({ fromSeconds: START + 5000, toSeconds: START + 5100, captures: 1 })
    expect(spans.at(-2)?.toSeconds).toBe(START + 900)
  })
})

/** Where the block of this number starts. */
function blockAt(file: Uint8Array, number: number): number {
  const view = new DataView(file.buffer, file.byteOffset)
  let at = 0
  for (let block = 0; block < number; block++) at += view.getUint32(at + 4, true)
  return at
}

function twoLinkTypes(): Uint8Array {
  return buildPcapng(
    sectionHeader(),
    interfaceDescription({ linkType: 1 }),
    interfaceDescription({ linkType: 101 }),
    enhancedPacket(FRAMES[0]),
    enhancedPacket(FRAMES[1], { interfaceId: 1 }),
  )
}

function orphan(): Uint8Array {
  const last = enhancedPacket(FRAMES[1], { interfaceId: 3 })
  return buildPcapng(sectionHeader(), interfaceDescription({ linkType: 1 }), enhancedPacket(FRAMES[0]), last)
}

function withDrops(): Uint8Array {
  const statistics = interfaceStatistics(FRAMES[0], 100n, 3n)
  return buildPcapng(sectionHeader(), interfaceDescription({ linkType: 1 }), enhancedPacket(FRAMES[0]), statistics)
}

/** An interface with 2,000 empty options before its packet. */
function manyOptions(): Uint8Array {
  const body = new Uint8Array(8 + 2000 * 4)
  const view = new DataView(body.buffer)
  view.setUint16(0, 1, true)
  for (let option = 0; option < 2000; option++) view.setUint16(8 + option * 4, 2988, true)
  return buildPcapng(sectionHeader(), otherBlock(1, body), enhancedPacket(FRAMES[0]))
}

function arp(): TestFrame {
  const frame = FRAMES[0].bytes.slice(0, 60)
  frame[12] = 0x08
  frame[13] = 0x06
  return { bytes: frame, seconds: START, nanoseconds: 0 }
}
