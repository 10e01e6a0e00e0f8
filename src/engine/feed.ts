// One capture from its bytes to its Summary: chunk → records → packets → tables. In: the bytes of a file, in any pieces. Out: a
// Summary of what was counted, whenever it is asked for.

import { grouped } from './bytes/number-text'
import { CaptureNotes } from './capture/notes'
import type { Problem, ProblemKind } from './capture/problems'
import type { CaptureRecord, RecordSink } from './capture/record'
import { CaptureStream } from './capture/stream'
import type { Compression } from './capture/unpack'
import { decodeFrame } from './decode/frame'
import { Packet } from './decode/packet'
import { RULE_STOP } from './decode/rules'
import { CaptureCounter } from './summary/capture-counter'
import { DuplicateFilter } from './summary/duplicates'
import { merge } from './summary/merge'
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
  /** Conversations, or pairs, that are followed at once; MOST_KEYS unless given. Beyond it, streams that were silent begin anew. */
  mostKeys?: number | undefined
  /** Set when the bytes that are pushed were unpacked from a file so compressed. */
  unpackedFrom?: Compression | undefined
}

/** About 200 MB of a reader's memory. A scan of all addresses would fill any memory with keys that never come again. */
const MOST_KEYS = 1 << 19

export function openCapture(options: CaptureOptions): CaptureFeed {
  return new CaptureFeed(options)
}

/** Where tshark stops reading: records behind it are Egress's own (rule "stop"). */
const DAMAGE: readonly ProblemKind[] = ['bad-record-length', 'bad-block', 'version']

/** Reads one capture. Never throws for what the bytes hold: problems go into the Summary. */
export class CaptureFeed implements RecordSink {
  private readonly stream: CaptureStream
  private readonly notes = new CaptureNotes()
  private readonly duplicates: DuplicateFilter
  private readonly packet = new Packet()
  private readonly packets: PacketCounter
  private readonly capture: CaptureCounter
  /** Rules that every record from here on touches. */
  private standingRules = 0
  /** What was counted before the keys began anew. */
  private full: Summary[] = []
  private readonly mostKeys: number
  private readonly isUnpacked: boolean
  /** How far the compressed file was read whose bytes are pushed unpacked; whoever unpacks it says so. */
  private packedOffset = 0

  constructor({ name, bytes, seed, mostKeys = MOST_KEYS, unpackedFrom }: CaptureOptions) {
    this.mostKeys = mostKeys
    this.isUnpacked = unpackedFrom !== undefined
    this.stream =
      unpackedFrom === undefined
        ? new CaptureStream(this, bytes, this.notes)
        : CaptureStream.unpacked(this, bytes, this.notes, unpackedFrom)
    this.packets = new PacketCounter(seed, mostKeys)
    this.capture = new CaptureCounter(name, bytes, this.notes, () => this.stream.stateAtRecord())
    this.duplicates = new DuplicateFilter(seed)
  }

  /** Bytes pushed so far. */
  get offset(): number {
    return this.stream.offset
  }

  /** The compressed file was read to here, and is not read on: where in it an unpacked byte lies is not known before. */
  unpackedTo(packedOffset: number): void {
    this.packedOffset = packedOffset
  }

  /** Whoever unpacks the file cannot go on. */
  failUnpacking(kind: 'bad-compressed' | 'cut-compressed'): void {
    this.stream.failUnpacking(kind)
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
    return this.stream.isOver
  }

  /** Takes the next bytes of the file; they are not kept. */
  push(bytes: Uint8Array): void {
    this.stream.push(bytes)
  }

  /** The file ended. */
  end(): void {
    this.stream.end()
    this.packets.end()
    this.capture.end()
  }

  /** True when keys began anew since the last call: what was counted before waits to be taken. */
  get hasFull(): boolean {
    return this.full.length > 0
  }

  /** Everything counted since the last call, in arrays of its own. */
  takeSummary(): Summary {
    return this.takeSummaries().reduce(merge)
  }

  /** The same as one Summary or more, without the work of adding them. */
  takeSummaries(): Summary[] {
    const taken = [...this.full, this.takeCounted()]
    this.full = []
    return taken
  }

  private takeCounted(): Summary {
    this.capture.format = this.stream.format
    const offset = this.isUnpacked ? this.packedOffset : this.offset
    const tables = this.packets.settle()
    const missed = tables.conversations.traffic.takeMissed()
    return takeSummary(tables, this.capture.take(offset, this.packets.takeLostFragments(), missed))
  }

  /** Notes what whoever feeds the bytes has found, for example that the file changed. */
  addProblem(problem: Problem): void {
    this.capture.problem(problem)
  }

  record(record: CaptureRecord): void {
    const { packet } = this
    decodeFrame(record, packet)
    const isCopy = this.duplicates.isCopy(packet, record)
    const number = this.capture.addRecord(record, packet, isCopy)
    this.capture.rules |= this.packets.add(packet, record, number, isCopy) | this.standingRules
    if (this.packets.isFull) this.startAnew(number)
  }

  expect(view: DataView, at: number, capturedLength: number): void {
    this.packets.expect(view, at, capturedLength)
  }

  private startAnew(record: number): void {
    this.notes.hitLimit(`${grouped(this.mostKeys)} conversations of one file followed at once`)
    this.full.push(this.takeCounted())
    this.packets.startAnew(record)
  }

  problem(problem: Problem): void {
    if (DAMAGE.includes(problem.kind)) this.standingRules |= RULE_STOP
    this.capture.problem(problem)
  }
}
