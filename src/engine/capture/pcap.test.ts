import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { canonical, canonicalTraffic } from '../../testing/canonical'
import { cut, everyCut, recordAt, withBytes, withLength, withOriginalLength, withTail } from '../../testing/damage'
import { frameOf, snap } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { captureOf, conversationsOf, readCapture } from '../../testing/read-capture'
import { join, quad } from '../../training/frames/bytes'

const AT = { seconds: 1_426_126_447, nanoseconds: 123_456_789 }
const UP = tcp('10.0.0.5:50123', '203.0.113.9:443', 1500, { at: AT })
const DOWN = tcp('203.0.113.9:443', '10.0.0.5:50123', 20, { at: 1_426_126_448 })
const QUERY = udp('[2001:db8::5]:4000', '[2001:db8::1]:53', 40, { at: 1_426_126_500 })
const FRAMES = [UP, DOWN, QUERY]
const FILE = buildPcap(FRAMES)
const PIECES = [1, 2, 3, 7, 4096]

describe('a pcap file', () => {
  it('gives frames, bytes, payload, times and the first direction', () => {
    expect(canonical(readCapture(FILE)).filter((line) => !/^(more|clue) /.test(line))).toEqual([
      '17 [2001:db8::1]:53 - [2001:db8::5]:4000 > 0/0/0 < 1/102/40 opened 0/0 first 1426126500.0 last 1426126500.0 seen a.pcap#3 <',
      '6 10.0.0.5:50123 - 203.0.113.9:443 > 1/1554/1500 < 1/74/20 opened 0/0 first 1426126447.123456000 last 1426126448.0 seen a.pcap#1 >',
      `capture a.pcap ${FILE.length} pcap-us 3 first 1426126447.123456000 last 1426126500.0 [[0,${FILE.length}]] [[1,3]] [] [] []`,
      'minute 23768774 10.0.0.5 - 203.0.113.9 > 1554/1500 < 74/20',
      'minute 23768775 2001:db8::1 - 2001:db8::5 > 0/0 < 102/40',
      'pair 10.0.0.5 - 203.0.113.9 > 1/1554/1500 < 1/74/20 first 1426126447.123456000 last 1426126448.0 seen a.pcap#1 >',
      'pair 2001:db8::1 - 2001:db8::5 > 0/0/0 < 1/102/40 first 1426126500.0 last 1426126500.0 seen a.pcap#3 <',
    ])
  })

  it('reads the same in both byte orders', () => {
    expect(canonicalTraffic(readCapture(buildPcap(FRAMES, { bigEndian: true })))).toEqual(
      canonicalTraffic(readCapture(FILE)),
    )
  })

  it('keeps nanoseconds where it has them', () => {
    for (const bigEndian of [false, true]) {
      const { format, firstSeconds, firstNanoseconds } = captureOf(buildPcap(FRAMES, { nanosecond: true, bigEndian }))
      expect([format, firstSeconds, firstNanoseconds]).toEqual(['pcap-ns', 1_426_126_447, 123_456_789])
    }
  })

  it('reads the longer record headers of the modified format', () => {
    for (const bigEndian of [false, true]) {
      const capture = modified(bigEndian)
      expect(captureOf(capture)).toMatchObject({ format: 'pcap-modified', records: 3, problems: [] })
      expect(canonicalTraffic(readCapture(capture))).toEqual(canonicalTraffic(readCapture(FILE)))
    }
  })

  it('may be empty', () => {
    expect(captureOf(buildPcap([]))).toMatchObject({
      format: 'pcap-us',
      records: 0,
      problems: [],
      firstSeconds: Number.NaN,
    })
  })

  it('reads the same in pieces of any size', () => {
    for (const piece of PIECES) expect(canonical(readCapture(FILE, { piece }))).toEqual(canonical(readCapture(FILE)))
  })

  it('ignores the frame check sequence bits of the link type', () => {
    const linkType = 0x5400_0001
    expect(canonical(readCapture(buildPcap(FRAMES, { linkType })))).toEqual(canonical(readCapture(FILE)))
  })

  it('ignores snaplen and minor version of its header', () => {
    const capture = buildPcap(FRAMES, { snaplen: 0, version: [2, 9] })
    expect(canonicalTraffic(readCapture(capture))).toEqual(canonicalTraffic(readCapture(FILE)))
  })
})

describe('a pcap file cut short', () => {
  it('keeps the records before the cut, wherever it is', () => {
    const ends = [recordAt(FILE, 1), recordAt(FILE, 2), recordAt(FILE, 3), FILE.length]
    for (const [index, capture] of everyCut(FILE, 24).entries()) {
      const length = 24 + index
      const records = ends.filter((end) => end <= length).length - 1
      const found = captureOf(capture)
      expect([length, found.records]).toEqual([length, records])
      const start = ends[records]
      const expected =
        length === start ? [] : [{ kind: 'cut', what: 'record', offset: start, available: length - start }]
      expect(found.problems).toMatchObject(expected)
    }
  })

  it('says so when not even its header is whole', () => {
    for (const capture of everyCut(FILE.slice(0, 24), 1)) {
      const { records, problems, firstSeconds } = captureOf(capture)
      expect([records, firstSeconds, problems.map(({ kind }) => kind)]).toEqual([0, Number.NaN, ['cut-header']])
      expect(problems[0].available).toBe(capture.length)
    }
    expect(captureOf(new Uint8Array(0)).problems.map(({ kind }) => kind)).toEqual(['empty'])
  })

  it('says the same in pieces of any size', () => {
    for (const length of [3, 11, 24, 30, recordAt(FILE, 2) + 15, FILE.length - 1]) {
      const whole = canonical(readCapture(cut(FILE, length)))
      for (const piece of PIECES) expect(canonical(readCapture(cut(FILE, length), { piece }))).toEqual(whole)
    }
  })
})

describe('a pcap file that lies', () => {
  it('keeps the records before one that is longer than any packet', () => {
    const lying = withLength(FILE, 2, 0xffff_ffff)
    const { records, problems } = captureOf(lying)
    expect(records).toBeGreaterThanOrEqual(1)
    expect(problems).toMatchObject([
      { kind: 'bad-record-length', offset: recordAt(FILE, 2), needed: 0xffff_ffff, record: 2 },
    ])
    for (const piece of PIECES) expect(canonical(readCapture(lying, { piece }))).toEqual(canonical(readCapture(lying)))
  })

  it('takes a length beyond its end as a cut', () => {
    const { records, problems } = captureOf(withLength(FILE, 3, 5000))
    expect([records, problems[0]]).toEqual([2, expect.objectContaining({ kind: 'cut', needed: 5016, record: 2 })])
  })

  it('counts a record of no captured bytes as a record only', () => {
    const capture = captureOf(buildPcap([snap(UP, 0), DOWN]))
    expect([capture.records, capture.tallies]).toEqual([2, [['no bytes captured', 1]]])
  })

  it('counts the original length where less was captured', () => {
    expect(conversationsOf([snap(UP, 60)])).toEqual([
      '6 10.0.0.5:50123 - 203.0.113.9:443 > 1/1554/1500 < 0/0/0 opened 0/0',
    ])
  })

  it('counts the original length also where more was captured', () => {
    expect(conversationsOf([{ ...UP, originalLength: 10 }])).toEqual([
      '6 10.0.0.5:50123 - 203.0.113.9:443 > 1/10/1500 < 0/0/0 opened 0/0',
    ])
  })

  it('counts an original length above 2^31 without a sign, and names the rule', () => {
    const summary = readCapture(withOriginalLength(FILE, 1, 4_093_509_168))
    expect([summary.pairs.bytesAToB[0], summary.captures[0].rules]).toEqual([4_093_509_168, ['int32']])
  })

  it('carries a sub-second field of a second or more', () => {
    const late = withBytes(FILE, recordAt(FILE, 1) + 4, quad(3_500_000).reverse())
    const { firstSeconds, firstNanoseconds, lastSeconds } = readCapture(late).pairs
    expect([firstSeconds[0], firstNanoseconds[0], lastSeconds[0]]).toEqual([1_426_126_448, 0, 1_426_126_450])
  })

  it('may hold a tail of zeros, which are records of no bytes', () => {
    expect(captureOf(withTail(FILE, ...new Array(32).fill(0)))).toMatchObject({ records: 5, problems: [] })
  })

  it('counts a link type that is not analysed', () => {
    const { tallies, problems } = captureOf(
      buildPcap([frameOf(new Uint8Array(40)), frameOf(new Uint8Array(9))], { linkType: 220 }),
    )
    expect(tallies).toEqual([['link type not analysed', 2]])
    expect(problems).toMatchObject([{ kind: 'link-type', what: 'USB traffic (link type 220)', needed: 2 }])
  })
})

/** The records of FILE behind headers of 24 bytes: interface index, protocol, packet type and padding follow the usual fields. */
function modified(bigEndian: boolean): Uint8Array {
  const plain = buildPcap(FRAMES, { bigEndian, magic: 0xa1b2cd34 })
  const ends = [1, 2, 3].map((record) => recordAt(FILE, record)).concat(FILE.length)
  const records = ends.slice(1).flatMap((end, i) => {
    const at = ends[i]
    return [plain.subarray(at, at + 16), new Uint8Array(8), plain.subarray(at + 16, end)]
  })
  return join(plain.subarray(0, 24), ...records)
}
