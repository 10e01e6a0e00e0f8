// Solaris snoop (RFC 1761): a 16-byte file header, then records of a 24-byte header and the frame, padded, all big-endian. In: bytes.
// Out: records.

import type { ByteWindow } from '../bytes/window'
import { type CaptureReader, CaptureRecord, MAX_CAPTURED_LENGTH, type RecordSink } from './record'
import type { SnoopState } from './resume'

const MAGIC_HIGH = 0x736e6f6f
const MAGIC_LOW = 0x70000000
const FILE_HEADER_LENGTH = 16
const RECORD_HEADER_LENGTH = 24
/** Padding behind a frame; more is damage. */
const MAX_PADDING = 1024

/** Snoop's data link types to LINKTYPE_ numbers; others are counted, not analysed. */
const LINK_TYPES: Readonly<Record<number, number>> = { 0: 1, 4: 1, 8: 10 }
/** No LINKTYPE_ has this number. */
const LINK_TYPE_UNKNOWN = 65_535

export function isSnoop(high: number, low: number): boolean {
  return high === MAGIC_HIGH && low === MAGIC_LOW
}

export class SnoopReader implements CaptureReader {
  readonly format = 'snoop'
  needed = FILE_HEADER_LENGTH
  isOver = false
  private linkType = -1
  private records = 0
  private readonly record = new CaptureRecord()

  constructor(private readonly sink: RecordSink) {
    this.record.hasTime = true
  }

  /** A reader that goes on at the record border where `state` was taken. */
  static resume(state: SnoopState, sink: RecordSink): SnoopReader {
    const reader = new SnoopReader(sink)
    reader.linkType = state.linkType
    reader.records = state.records
    reader.needed = RECORD_HEADER_LENGTH
    return reader
  }

  state(): SnoopState | null {
    const { format, linkType, records } = this
    return linkType < 0 || this.isOver ? null : { format, linkType, records }
  }

  read(window: ByteWindow, from: number, end: number): number {
    let at = from
    if (this.linkType < 0) {
      if (end - at < FILE_HEADER_LENGTH) return at
      this.linkType = LINK_TYPES[window.view.getUint32(at + 12)] ?? LINK_TYPE_UNKNOWN
      at += FILE_HEADER_LENGTH
    }
    while (end - at >= RECORD_HEADER_LENGTH) {
      const length = window.view.getUint32(at + 8)
      const capturedLength = window.view.getUint32(at + 4)
      if (!isPlausible(capturedLength, length)) return this.giveUp(window.fileOffset + at, end, length)
      if (end - at < length) {
        this.needed = length
        return at
      }
      this.readRecord(window, at, capturedLength)
      at += length
    }
    this.needed = RECORD_HEADER_LENGTH
    return at
  }

  end(left: number, fileLength: number): void {
    if (this.isOver || left === 0) return
    this.sink.problem({
      kind: this.linkType < 0 ? 'cut-header' : 'cut',
      what: this.linkType < 0 ? 'file header' : 'record',
      offset: fileLength - left,
      needed: this.needed,
      available: left,
      record: this.records,
    })
  }

  private readRecord({ view, fileOffset }: ByteWindow, at: number, capturedLength: number): void {
    const { record } = this
    record.offset = fileOffset + at
    record.view = view
    record.at = at + RECORD_HEADER_LENGTH
    record.capturedLength = capturedLength
    record.originalLength = view.getUint32(at)
    record.seconds = view.getUint32(at + 16)
    record.nanoseconds = (view.getUint32(at + 20) % 1_000_000) * 1000
    record.linkType = this.linkType
    this.records++
    this.sink.record(record)
  }

  private giveUp(offset: number, end: number, claimed: number): number {
    this.sink.problem({
      kind: 'lost',
      what: 'record',
      offset,
      needed: claimed,
      available: 0,
      record: this.records,
    })
    this.isOver = true
    return end
  }
}

function isPlausible(capturedLength: number, length: number): boolean {
  if (capturedLength > MAX_CAPTURED_LENGTH || length < RECORD_HEADER_LENGTH + capturedLength) return false
  return length <= RECORD_HEADER_LENGTH + capturedLength + MAX_PADDING
}
