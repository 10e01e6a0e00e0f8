// Classic pcap (draft-ietf-opsawg-pcap): a 24-byte file header, then records of a 16-byte header and the frame. In: bytes.
// Out: records. Both byte orders, micro- and nanoseconds, and the 24-byte record header of the "modified" format of Alexey
// Kuznetzov's patched libpcap.

import type { ByteWindow } from '../bytes/window'
import { type CaptureReader, CaptureRecord, EXPECTED_FRAMES, MAX_CAPTURED_LENGTH, type RecordSink } from './record'
import type { PcapState } from './resume'
import { LIKELY, looksLikeRecord, type PcapHeaderShape, UNLIKELY } from './resync'

const FILE_HEADER_LENGTH = 24
const RECORD_HEADER_LENGTH = 16
/** Every writer since 1998 says 2. */
const KNOWN_VERSION = 2
const MODIFIED_RECORD_HEADER_LENGTH = 24

const MAGIC_MICROSECONDS = 0xa1b2c3d4
const MAGIC_NANOSECONDS = 0xa1b23c4d
const MAGIC_MODIFIED = 0xa1b2cd34

/** The link type has 16 bits; the bits above tell the length of the frame check sequence (pcap draft, section 4). */
const LINK_TYPE_MASK = 0xffff

/** Whether the captured and the original length change places. */
const NEVER = 0
const WHEN_LARGER = 1
const ALWAYS = 2

/** A longer record that also runs beyond the end of the file is damage, not a cut. */
const WIRESHARK_MAX_CAPTURED = 262_144

type PcapFormat = 'pcap-us' | 'pcap-ns' | 'pcap-modified'

/** The kind of pcap that starts with these four bytes (read big-endian), or null. */
export function pcapKind(magic: number): { format: PcapFormat; littleEndian: boolean } | null {
  for (const littleEndian of [false, true]) {
    const value = littleEndian ? swap32(magic) : magic
    if (value === MAGIC_MICROSECONDS) return { format: 'pcap-us', littleEndian }
    if (value === MAGIC_NANOSECONDS) return { format: 'pcap-ns', littleEndian }
    if (value === MAGIC_MODIFIED) return { format: 'pcap-modified', littleEndian }
  }
  return null
}

export class PcapReader implements CaptureReader {
  needed = FILE_HEADER_LENGTH
  isOver = false
  private linkType = -1
  private minorVersion = 0
  private swap = NEVER
  private records = 0
  /** File offset of the damage that is being searched past, -1 for none, and the length claimed there. */
  private lostAt = -1
  private claimed = 0
  private readonly record = new CaptureRecord()
  private readonly headerLength: number
  private readonly shape: PcapHeaderShape
  private readonly nanosecondsATick: number

  constructor(
    readonly format: PcapFormat,
    private readonly littleEndian: boolean,
    private readonly sink: RecordSink,
  ) {
    this.headerLength = format === 'pcap-modified' ? MODIFIED_RECORD_HEADER_LENGTH : RECORD_HEADER_LENGTH
    this.nanosecondsATick = format === 'pcap-ns' ? 1 : 1000
    this.shape = { headerLength: this.headerLength, littleEndian, ticks: 1e9 / this.nanosecondsATick }
  }

  /** A reader that goes on at the record border where `state` was taken. */
  static resume(state: PcapState, sink: RecordSink): PcapReader {
    const reader = new PcapReader(state.format, state.littleEndian, sink)
    reader.setHeader(state.linkType, state.minorVersion)
    reader.records = state.records
    reader.record.seconds = state.seconds
    return reader
  }

  state(): PcapState | null {
    if (this.linkType < 0 || this.lostAt >= 0 || this.isOver) return null
    const { format, littleEndian, linkType, minorVersion, records, record } = this
    return { format, littleEndian, linkType, minorVersion, records, seconds: record.seconds }
  }

  read(window: ByteWindow, at: number, end: number, isEnd: boolean): number {
    let next = at
    if (this.linkType < 0) {
      if (end - at < FILE_HEADER_LENGTH) return at
      const version = window.view.getUint16(at + 4, this.littleEndian)
      if (version !== KNOWN_VERSION) return this.refuseVersion(version, end)
      const linkType = window.view.getUint32(at + 20, this.littleEndian) & LINK_TYPE_MASK
      this.setHeader(linkType, window.view.getUint16(at + 6, this.littleEndian))
      next = at + FILE_HEADER_LENGTH
    }
    while (!this.isOver) {
      if (this.lostAt < 0) next = this.readRecords(window, next, end, isEnd)
      if (this.lostAt < 0) return next
      next = this.findRecord(window, next, end, isEnd)
      if (this.lostAt >= 0) return next
    }
    return end
  }

  end(left: number, fileLength: number): void {
    if (this.lostAt >= 0) this.report('lost', fileLength)
    else if (left > 0) this.reportCut(left, fileLength)
  }

  private setHeader(linkType: number, minorVersion: number): void {
    this.linkType = linkType
    this.minorVersion = minorVersion
    this.swap = swapOf(minorVersion)
    this.needed = this.headerLength
  }

  private reportCut(left: number, fileLength: number): void {
    const isHeader = this.linkType < 0
    this.sink.problem({
      kind: isHeader ? 'cut-header' : 'cut',
      what: isHeader ? 'file header' : 'record',
      offset: fileLength - left,
      needed: this.needed,
      available: left,
      record: this.records,
    })
  }

  private readRecords(window: ByteWindow, from: number, end: number, isEnd: boolean): number {
    const { view } = window
    const { record, headerLength, littleEndian } = this
    let at = from
    let expected = 0
    while (end - at >= headerLength) {
      if (expected === 0) {
        this.expectFrames(view, at, end)
        expected = EXPECTED_FRAMES
      }
      expected--
      const first = view.getUint32(at + 8, littleEndian)
      const second = view.getUint32(at + 12, littleEndian)
      const isSwapped = this.swap === ALWAYS || (this.swap === WHEN_LARGER && first > second)
      const capturedLength = isSwapped ? second : first
      const length = headerLength + capturedLength
      const isBeyondEnd = isEnd && end - at < length && capturedLength > WIRESHARK_MAX_CAPTURED
      if (capturedLength > MAX_CAPTURED_LENGTH || isBeyondEnd)
        return this.lose(window.fileOffset + at, capturedLength, at)
      if (end - at < length) {
        this.needed = length
        return at
      }
      this.readTime(view, at)
      record.view = view
      record.at = at + headerLength
      record.offset = window.fileOffset + at
      record.capturedLength = capturedLength
      record.originalLength = isSwapped ? first : second
      record.linkType = this.linkType
      this.records++
      this.sink.record(record)
      at += length
    }
    this.needed = headerLength
    return at
  }

  private expectFrames(view: DataView, from: number, end: number): void {
    const { headerLength, littleEndian, sink } = this
    if (sink.expect === undefined) return
    let at = from
    for (let i = 0; i < EXPECTED_FRAMES && end - at >= headerLength; i++) {
      const capturedLength = view.getUint32(at + 8, littleEndian)
      at += headerLength
      if (capturedLength > end - at) return
      sink.expect(view, at, capturedLength)
      at += capturedLength
    }
  }

  /** A sub-second field of a second or more is carried into the seconds, so that times still compare. */
  private readTime(view: DataView, at: number): void {
    const seconds = view.getUint32(at, this.littleEndian)
    const nanoseconds = view.getUint32(at + 4, this.littleEndian) * this.nanosecondsATick
    const carry = nanoseconds >= 1e9 ? Math.floor(nanoseconds / 1e9) : 0
    this.record.seconds = seconds + carry
    this.record.nanoseconds = nanoseconds - carry * 1e9
    this.record.hasTime = true
  }

  private refuseVersion(version: number, end: number): number {
    this.sink.problem({ kind: 'version', what: 'file header', offset: 0, needed: version, available: 0, record: 0 })
    this.isOver = true
    return end
  }

  /** A record header that cannot be true: the search for the next one starts behind its first byte. */
  private lose(fileOffset: number, claimed: number, at: number): number {
    this.lostAt = fileOffset
    this.claimed = claimed
    return at + 1
  }

  /** Searches on from `from`; ends the search when it finds a record. */
  private findRecord(window: ByteWindow, from: number, end: number, isEnd: boolean): number {
    const lastSeconds = this.records === 0 ? Number.NaN : this.record.seconds
    for (let at = from; at < end; at++) {
      const answer = looksLikeRecord(window.view, at, end, this.shape, lastSeconds, isEnd)
      if (answer === LIKELY) {
        this.report('bad-record-length', window.fileOffset + at)
        this.lostAt = -1
        return at
      }
      if (answer !== UNLIKELY) {
        this.needed = answer
        return at
      }
    }
    this.needed = this.headerLength
    return end
  }

  /** `until` is the file offset where reading goes on. */
  private report(kind: 'bad-record-length' | 'lost', until: number): void {
    const skipped = until - this.lostAt
    this.sink.problem({
      kind,
      what: 'record',
      offset: this.lostAt,
      needed: this.claimed,
      available: skipped,
      record: this.records + 1,
    })
  }
}

/** Before version 2.3 the two lengths stood the other way round, and writers of 2.3 disagreed: libpcap's own rule. */
function swapOf(minor: number): number {
  if (minor < 3) return ALWAYS
  return minor === 3 ? WHEN_LARGER : NEVER
}

function swap32(value: number): number {
  return (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0
}
