// The second pass over one capture: bytes again, and only the chosen packets out. In: bytes in any pieces, from the start or from any
// stretch. Out: packets in file order (what waited for its first fragment comes with it).

import type { CaptureRecord } from '../capture/record'
import { decodeFrame } from '../decode/frame'
import { NO_CONVERSATION, Packet, WORDS_AN_ADDRESS } from '../decode/packet'
import type { Datagram } from '../summary/fragments'
import { ReadingTables } from '../summary/reading-tables'
import { CHOSEN, Choice, type ChosenKey, WAITING } from './choice'
import type { FoundPacket, Part } from './found'
import { headersLength } from './headers'
import { RecordPass } from './record-pass'

/** Frames that are held for a first fragment that may come; more are left out, as counting gives up the oldest. */
const MOST_HELD = 8192

export interface PassOptions {
  /** Size of the file in bytes. */
  bytes: number
  /** null: every packet. */
  keys: readonly ChosenKey[] | null
  part: Part
  /** At least four random words; they change no output. */
  seed: Uint32Array
}

export class PacketPass extends RecordPass<FoundPacket[]> {
  private found: FoundPacket[] = []
  private readonly packet = new Packet()
  private readonly choice: Choice | null
  private readonly held = new Map<Datagram, FoundPacket[]>()
  private heldCount = 0
  /** Captured bytes kept so far by conversation row, and the rows of chosen conversations. */
  private readonly tables: ReadingTables
  private readonly kept: number[] = []

  constructor(private readonly options: PassOptions) {
    super(options.bytes)
    this.choice = options.keys === null ? null : new Choice(options.keys, options.seed)
    this.tables = new ReadingTables(options.seed)
  }

  protected add(record: CaptureRecord): void {
    const { choice, packet } = this
    if (choice === null && this.options.part === 'whole') {
      this.found.push(this.copy(record, record.capturedLength))
      return
    }
    decodeFrame(record, packet)
    const answer = choice === null ? CHOSEN : choice.add(packet)
    if (answer === CHOSEN) this.choose(record, choice)
    else if (answer === WAITING && choice?.waitsFor) this.hold(choice.waitsFor, record)
  }

  private choose(record: CaptureRecord, choice: Choice | null): void {
    for (const datagram of choice?.released ?? []) this.release(datagram)
    const length = this.lengthToKeep(record, choice?.depth ?? 0)
    if (length >= 0) this.found.push(this.copy(record, length))
  }

  /** -1: none of it. */
  private lengthToKeep(record: CaptureRecord, depth: number): number {
    const { part } = this.options
    if (part === 'whole') return record.capturedLength
    if (part === 'headers') return headersLength(this.packet, record.at, record.capturedLength)
    const row = this.conversationRow(depth)
    const before = this.kept[row] ?? 0
    this.kept[row] = before + record.capturedLength
    return before >= part.firstBytes ? -1 : record.capturedLength
  }

  private conversationRow(depth: number): number {
    const { packet } = this
    const { addresses, pairs, conversations } = this.tables
    const at = depth * WORDS_AN_ADDRESS
    const sourceId = addresses.intern(packet.families[depth], packet.sources, at)
    const destinationId = addresses.intern(packet.families[depth], packet.destinations, at)
    const pairId = pairs.find(sourceId, destinationId, -1)
    const hasPorts = packet.kinds[depth] !== NO_CONVERSATION
    const [from, to] = hasPorts ? [packet.sourcePorts[depth], packet.destinationPorts[depth]] : [-1, -1]
    return pairs.aIds[pairId] === sourceId
      ? conversations.find(pairId, packet.protocols[depth], from, to)
      : conversations.find(pairId, packet.protocols[depth], to, from)
  }

  private hold(datagram: Datagram, record: CaptureRecord): void {
    if (datagram.waiting.frames === 0) this.drop(datagram)
    if (this.heldCount >= MOST_HELD) return
    datagram.waiting.frames++
    this.heldCount++
    const frames = this.held.get(datagram) ?? []
    frames.push(this.copy(record, record.capturedLength))
    this.held.set(datagram, frames)
  }

  private release(datagram: Datagram): void {
    if (datagram.waiting.frames > 0) this.found.push(...(this.held.get(datagram) ?? []))
    datagram.waiting.frames = 0
    this.drop(datagram)
  }

  private drop(datagram: Datagram): void {
    this.heldCount -= this.held.get(datagram)?.length ?? 0
    this.held.delete(datagram)
  }

  private copy(record: CaptureRecord, length: number): FoundPacket {
    const { view, at, interfaceId, linkType, seconds, nanoseconds, hasTime, originalLength } = record
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length).slice()
    return { record: this.recordsBefore, interfaceId, linkType, seconds, nanoseconds, hasTime, originalLength, bytes }
  }

  protected take(): FoundPacket[] {
    const taken = this.found
    this.found = []
    return taken
  }
}
