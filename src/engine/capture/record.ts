// One record of a capture, whatever the container: the line between readers and decoders.

import type { ByteWindow } from '../bytes/window'
import type { Problem } from './problems'
import type { ReaderState } from './resume'

/** Captured length above which a record is taken as damage. Wireshark's own limit is 256 KiB for most link types and 128 MiB
 * for the largest; 16 MiB holds every real packet and keeps the join buffer bounded. */
export const MAX_CAPTURED_LENGTH = 16 * 1024 * 1024

/** So many frames are named to the sink before the first of them is read: what they need comes from memory while others are counted. */
export const EXPECTED_FRAMES = 32

/** Reused for every record; nothing may keep it. */
export class CaptureRecord {
  /** The bytes that hold the frame, and where it starts in them. */
  view: DataView = new DataView(new ArrayBuffer(0))
  at = 0
  /** Where the record begins in the bytes of the capture (unpacked, where it was compressed). */
  offset = 0
  /** The interface, counted over all sections of the capture; 0 in formats that have one only. */
  interfaceId = 0
  capturedLength = 0
  /** Length on the wire. */
  originalLength = 0
  /** Time since 1970: whole seconds and nanoseconds (both 0 when hasTime is false, as for a simple packet block). */
  seconds = 0
  nanoseconds = 0
  hasTime = false
  /** LINKTYPE_ number of tcpdump.org/linktypes.html. */
  linkType = 0
}

/** Takes whole records and problems in file order. */
export interface RecordSink {
  record(record: CaptureRecord): void
  problem(problem: Problem): void
  /** A frame that will soon be read lies here. Nothing hangs on it: who counts may ask for the memory that he will need. */
  expect?(view: DataView, at: number, capturedLength: number): void
}

/** A container format. */
export interface CaptureReader {
  readonly format: string
  /** Bytes that the next step takes, from the offset that `read` returned. */
  readonly needed: number
  /** True when no further byte is of use. */
  readonly isOver: boolean
  /** What another reader needs to go on behind the last record; null before the file's header, in damage, and when all is over. */
  state(): ReaderState | null
  /** Takes whole records from window bytes [at, end) and returns the offset of the first byte that it did not use. An offset
   * beyond `end` asks to skip so many bytes of the file. `isEnd`: no more bytes will come. */
  read(window: ByteWindow, at: number, end: number, isEnd: boolean): number
  /** The file ended after `fileLength` bytes; the last `left` of them were not used, and `missing` bytes to skip are not there. */
  end(left: number, fileLength: number, missing: number): void
}
