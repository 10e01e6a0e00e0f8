// One capture from its bytes to its Summary: chunk → records → packets → tables. In: the bytes of a file, in any pieces. Out: a
// Summary of what was counted, whenever it is asked for.

import { CaptureNotes } from './capture/notes'
import type { Problem, ProblemKind } from './capture/problems'
import type { CaptureRecord, RecordSink } from './capture/record'
import { CaptureStream } from './capture/stream'
import { decodeFrame } from './decode/frame'
import { Packet } from './decode/packet'
import { RULE_STOP } from './decode/rules'
import { CaptureCounter } from './summary/capture-counter'
import { DuplicateFilter } from './summary/duplicates'
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

  constructor({ name, bytes, seed }: CaptureOptions) {
    this.stream = new CaptureStream(this, bytes, this.notes)
    this.packets = new PacketCounter(seed)
    this.capture = new CaptureCounter(name, bytes, this.notes)
    this.duplicates = new DuplicateFilter(seed)
  }

  /** Bytes pushed so far. */
  get offset(): number {
    return this.stream.offset
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

  /** Everything counted since the last call, in arrays of its own. */
  takeSummary(): Summary {
    this.capture.format = this.stream.format
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
    const isCopy = this.duplicates.isCopy(packet, record)
    const number = this.capture.addRecord(record, packet, isCopy)
    this.capture.rules |= this.packets.add(packet, record, number, isCopy) | this.standingRules
  }

  problem(problem: Problem): void {
    if (DAMAGE.includes(problem.kind)) this.standingRules |= RULE_STOP
    this.capture.problem(problem)
  }
}
