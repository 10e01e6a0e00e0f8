// One capture from its bytes to its Summary: chunk → records → packets → tables. In: the bytes of a file, in any pieces. Out: a
// Summary of what was counted, whenever it is asked for.

import { Joiner } from './bytes/joiner'
import { type ByteWindow, windowOn } from './bytes/window'
import type { Problem } from './capture/problems'
import type { CaptureReader, CaptureRecord, RecordSink } from './capture/record'
import { notACapture, readerFor, SNIFF_LENGTH } from './capture/sniff'
import { decodeFrame } from './decode/frame'
import { Packet } from './decode/packet'
import { CaptureCounter } from './summary/capture-counter'
import { PacketCounter } from './summary/packet-counter'
import type { Summary } from './summary/summary'
import { takeSummary } from './summary/take-summary'

export interface CaptureOptions {
  /** Path as the user gave it: the capture's name in every result. */
  name: string
  /** Size of the file in bytes. */
  bytes: number
  /** At least four random words; they key the hash tables and change no output. */
  seed: Uint32Array
}

export function openCapture(options: CaptureOptions): CaptureFeed {
  return new CaptureFeed(options)
}

/** Reads one capture. Never throws for what the bytes hold: problems go into the Summary. */
export class CaptureFeed implements RecordSink {
  /** Bytes pushed so far. */
  offset = 0
  private reader: CaptureReader | null = null
  private isRefused = false
  /** Bytes to pass over before the next record. */
  private skip = 0
  private readonly joiner = new Joiner()
  private readonly packet = new Packet()
  private readonly packets: PacketCounter
  private readonly capture: CaptureCounter

  constructor({ name, bytes, seed }: CaptureOptions) {
    this.packets = new PacketCounter(seed)
    this.capture = new CaptureCounter(name, bytes)
  }

  /** Whole records so far. */
  get records(): number {
    return this.capture.records
  }

  /** Rows that the next Summary will hold, at most. */
  get openRows(): number {
    const { conversations, buckets } = this.packets.tables
    return conversations.count + buckets.count
  }

  /** True when no further byte is of use. */
  get isOver(): boolean {
    return this.isRefused || (this.reader?.isOver ?? false)
  }

  /** Takes the next bytes of the file; they are not kept. */
  push(bytes: Uint8Array): void {
    const chunkOffset = this.offset
    this.offset += bytes.length
    if (this.isOver) return
    let at = this.passOver(bytes, 0)
    while (this.joiner.length > 0 && at < bytes.length) at = this.readJoined(bytes, at)
    if (at >= bytes.length || this.isOver) return
    const window = windowOn(bytes, chunkOffset)
    if (this.reader === null) this.reader = bytes.length - at >= SNIFF_LENGTH ? this.sniff(window, at, bytes.length) : null
    const used = this.reader === null ? at : this.reader.read(window, at, bytes.length)
    this.keepRest(bytes, used, chunkOffset)
  }

  /** The file ended. */
  end(): void {
    const held = this.joiner.window
    if (this.reader === null && !this.isRefused) this.reader = this.sniff(held, 0, this.joiner.length)
    if (this.reader !== null && !this.isOver) {
      const used = this.joiner.length === 0 ? 0 : this.reader.read(held, 0, this.joiner.length)
      const isSkipped = used > this.joiner.length || this.skip > 0
      this.reader.end(isSkipped ? 0 : this.joiner.length - used, this.offset)
    }
    this.joiner.length = 0
    this.packets.end()
    this.capture.end()
  }

  /** Everything counted since the last call, in arrays of its own. */
  takeSummary(): Summary {
    const summary = takeSummary(this.packets.tables, this.capture.take(this.offset, this.packets.lostFragments))
    this.packets.lostFragments = 0
    return summary
  }

  /** Notes what whoever feeds the bytes has found, for example that the file changed. */
  addProblem(problem: Problem): void {
    this.capture.problem(problem)
  }

  record(record: CaptureRecord): void {
    const { packet } = this
    decodeFrame(record, packet)
    const number = this.capture.addRecord(record, packet)
    this.capture.rules |= this.packets.add(packet, record, number)
  }

  problem(problem: Problem): void {
    this.capture.problem(problem)
  }

  private sniff(window: ByteWindow, at: number, end: number): CaptureReader | null {
    const reader = readerFor(window.view, at, end, this)
    if (reader !== null) {
      this.capture.format = reader.format
      return reader
    }
    this.isRefused = true
    this.capture.problem(notACapture(window.bytes.subarray(at, end)))
    return null
  }

  /** Skips what the reader asked for; returns the first offset behind it. */
  private passOver(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.skip, bytes.length - at)
    this.skip -= count
    return at + count
  }

  /** Completes the record that the last chunk cut, from the head of this one. */
  private readJoined(bytes: Uint8Array, from: number): number {
    const { joiner } = this
    const wanted = this.reader?.needed ?? SNIFF_LENGTH
    const at = from + joiner.take(bytes, from, wanted)
    if (joiner.length < wanted) return at
    this.reader ??= this.sniff(joiner.window, 0, joiner.length)
    if (this.reader === null) return bytes.length
    const used = this.reader.read(joiner.window, 0, joiner.length)
    this.skip = Math.max(0, used - joiner.length)
    joiner.drop(Math.min(used, joiner.length))
    return this.passOver(bytes, at)
  }

  private keepRest(bytes: Uint8Array, used: number, chunkOffset: number): void {
    if (this.isOver) return
    this.skip = Math.max(0, used - bytes.length)
    if (used >= bytes.length) return
    this.joiner.window.fileOffset = chunkOffset + used
    this.joiner.take(bytes, used, bytes.length - used)
  }
}
