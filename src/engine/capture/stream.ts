// A capture as a stream of bytes: sniffed, unpacked if need be, cut into records by its reader. In: bytes in any pieces. Out: records and
// problems, through the sink.

import { Joiner } from '../bytes/joiner'
import { windowOn } from '../bytes/window'
import type { CaptureNotes } from './notes'
import { wholeFileProblem } from './problems'
import type { CaptureReader, RecordSink } from './record'
import type { ReaderState, ResumeState } from './resume'
import { compressionOf, notACapture, readerFor, resumedReader, SNIFF_LENGTH } from './sniff'
import { type Compression, kindAtEnd, unpackerFor } from './unpack'
import type { OnBytes, Unpacker } from './unpacker'

/** Bytes taken at once to complete a record that a chunk border cut; what is too much is read in place again. */
const JOIN_STEP = 64 * 1024
/** safety.md section 5: a file may unpack to so many times its size, and to so much in any case. */
const MAX_EXPANSION = 200
const MAX_SMALL_EXPANSION = 64 * 1_000_000

export class CaptureStream {
  /** 'pcap-us', 'pcapng.gz' and so on; 'unknown' until the first bytes were seen. */
  format = 'unknown'
  /** Bytes pushed so far. */
  offset = 0
  private reader: CaptureReader | null = null
  private unpacker: Unpacker | null = null
  /** The stream inside a compressed one. */
  private inner: CaptureStream | null = null
  private isRefused = false
  /** Bytes to pass over before the next record. */
  private skip = 0
  private readonly joiner = new Joiner()

  /** `fileSize` in bytes limits what a compressed file may unpack to. `isInner`: these bytes were compressed once already. */
  constructor(
    private readonly sink: RecordSink,
    private readonly fileSize: number,
    private readonly notes: CaptureNotes,
    private readonly isInner = false,
  ) {}

  /** True when no further byte is of use. */
  get isOver(): boolean {
    return this.isRefused || (this.inner?.isOver ?? this.reader?.isOver ?? false)
  }

  /** A stream whose next byte is the one at `state.offset`; its records are those of one that was read from the start. */
  static resume(sink: RecordSink, fileSize: number, notes: CaptureNotes, state: ResumeState): CaptureStream {
    const stream = new CaptureStream(sink, fileSize, notes)
    stream.reader = resumedReader(state.reader, sink, notes)
    stream.format = stream.reader.format
    stream.offset = state.offset
    return stream
  }

  /** A stream of what another has unpacked: bytes of a compressed file, limited and named as if they were unpacked here. */
  static unpacked(sink: RecordSink, fileSize: number, notes: CaptureNotes, compression: Compression): CaptureStream {
    const stream = new CaptureStream(sink, fileSize, notes)
    stream.startUnpacking(compression, (onBytes) => ({ push: onBytes, end: () => undefined }))
    return stream
  }

  /** Where another stream can go on; null inside a compressed file and in damage, before the header, and when all is over. */
  resumeState(): ResumeState | null {
    const reader = this.reader?.state() ?? null
    return reader === null ? null : { offset: this.offset - this.joiner.length + this.skip, reader }
  }

  /** While the sink takes a record: what a reader must know to begin with it; null inside a compressed file. */
  stateAtRecord(): ReaderState | null {
    const state = this.reader?.state() ?? null
    return state === null ? null : { ...state, records: state.records - 1 }
  }

  push(bytes: Uint8Array): void {
    const chunkOffset = this.offset
    this.offset += bytes.length
    if (this.isOver) return
    let at = this.passOver(bytes, 0)
    if (this.reader === null && this.unpacker === null) {
      at += this.joiner.take(bytes, at, SNIFF_LENGTH)
      if (this.joiner.length < SNIFF_LENGTH) return
      this.sniff()
    }
    if (this.unpacker !== null) {
      this.unpack(bytes.subarray(at))
      return
    }
    while (this.joiner.length > 0 && at < bytes.length && !this.isOver) at = this.readJoined(bytes, at)
    if (this.reader === null || this.isOver || at >= bytes.length) return
    const used = this.reader.read(windowOn(bytes, chunkOffset), at, bytes.length, false)
    this.keepRest(bytes, used, chunkOffset)
  }

  /** The file ended. */
  end(): void {
    if (this.reader === null && this.unpacker === null && !this.isRefused) this.sniff()
    if (this.unpacker !== null) this.endUnpacking(this.unpacker)
    if (this.reader === null || this.isOver) return
    const used = this.joiner.length === 0 ? 0 : this.reader.read(this.joiner.window, 0, this.joiner.length, true)
    const left = Math.max(0, this.joiner.length - used)
    const missing = Math.max(this.skip, used - this.joiner.length)
    if (!this.isOver) this.reader.end(left, this.offset, missing)
    this.joiner.length = 0
  }

  /** Finds out what the bytes held are, and hands them on. */
  private sniff(): void {
    const { window, length } = this.joiner
    const bytes = window.bytes.subarray(0, length)
    const compression = compressionOf(bytes)
    if (compression !== null && !this.isInner) {
      const copy = bytes.slice()
      this.joiner.length = 0
      this.startUnpacking(compression, (onBytes) => unpackerFor(compression, onBytes))
      this.unpack(copy)
      return
    }
    this.reader = compression === null ? readerFor(window.view, 0, length, this.sink, this.notes) : null
    if (this.reader !== null) {
      this.format = this.reader.format
      return
    }
    this.isRefused = true
    this.sink.problem(compression === null ? notACapture(bytes) : wholeFileProblem('nested', compression))
  }

  /** Completes the record that a chunk border cut, from the head of this chunk; returns the first offset not used up. */
  private readJoined(bytes: Uint8Array, from: number): number {
    const { joiner, reader } = this
    if (reader === null) return bytes.length
    const taken = joiner.take(bytes, from, Math.max(reader.needed, joiner.length + JOIN_STEP))
    if (joiner.length < reader.needed) return from + taken
    const used = reader.read(joiner.window, 0, joiner.length, false)
    this.skip = Math.max(0, used - joiner.length)
    const left = joiner.length - used
    if (left >= 0 && left <= taken) {
      joiner.length = 0
      return from + taken - left
    }
    joiner.drop(Math.min(used, joiner.length))
    return this.passOver(bytes, from + taken)
  }

  /** Skips what the reader asked for; returns the first offset behind it. */
  private passOver(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.skip, bytes.length - at)
    this.skip -= count
    return at + count
  }

  private keepRest(bytes: Uint8Array, used: number, chunkOffset: number): void {
    if (this.isOver) return
    this.skip = Math.max(0, used - bytes.length)
    if (used >= bytes.length) return
    this.joiner.window.fileOffset = chunkOffset + used
    this.joiner.take(bytes, used, bytes.length - used)
  }

  private startUnpacking(compression: Compression, make: (onBytes: OnBytes) => Unpacker): void {
    const inner = new CaptureStream(this.sink, this.fileSize, this.notes, true)
    const limit = Math.max(MAX_SMALL_EXPANSION, this.fileSize * MAX_EXPANSION)
    this.inner = inner
    this.unpacker = make((unpacked) => {
      if (this.isRefused) return
      // Cut at the limit, so that what is read of a bomb does not depend on the pieces it comes in.
      const room = limit - inner.offset
      inner.push(unpacked.length > room ? unpacked.subarray(0, room) : unpacked)
      if (inner.format !== 'unknown') this.format = `${inner.format}.${SUFFIXES[compression]}`
      if (unpacked.length > room) this.refuse('bomb')
    })
  }

  /** A library throws for damaged data; what it gave before is kept. */
  private unpack(bytes: Uint8Array): void {
    if (this.isRefused) return
    try {
      this.unpacker?.push(bytes)
    } catch {
      this.failUnpacking('bad-compressed')
    }
  }

  private endUnpacking(unpacker: Unpacker): void {
    // What is no capture, or is over, needs no end.
    if (this.isOver) return
    try {
      unpacker.end()
    } catch (error) {
      this.refuse(kindAtEnd(error))
      return
    }
    if (!this.isRefused) this.inner?.end()
  }

  /** Nobody unpacks on: the library here, or whoever does it for a stream of unpacked bytes. What is no capture stays just that. */
  failUnpacking(kind: 'bad-compressed' | 'cut-compressed'): void {
    if (!this.isOver) this.refuse(kind)
  }

  /** Where in the compressed bytes it went wrong is known to the piece only; what was unpacked before is known exactly. */
  private refuse(kind: 'bomb' | 'bad-compressed' | 'cut-compressed'): void {
    this.isRefused = true
    const available = this.inner?.offset ?? 0
    this.sink.problem({ kind, what: this.format, offset: 0, needed: 0, available, record: 0 })
  }
}

const SUFFIXES: Readonly<Record<Compression, string>> = { gzip: 'gz', zstd: 'zst', lz4: 'lz4' }
