// Counts packets into the tables of one capture. In: decoded packets with their times. Out: at any moment the tables with what was
// counted since the last Summary. Keys and TCP streams live on across Summaries, so cutting a capture into chunks changes no number.

import type { CaptureRecord } from '../capture/record'
import { NO_CONVERSATION, NOT_FRAGMENT, type Packet, WITH_PORTS } from '../decode/packet'
import { KeyCarrier } from './carry-keys'
import { FragmentCounter } from './fragment-counter'
import type { Datagram } from './fragments'
import type { ReadingTables } from './reading-tables'
import { RowCounter } from './row-counter'

/** Of each record so many of the keys are kept for: with eight layers a record, half of them are carried over at most. */
const KEYS_A_RECORD = 16

export class PacketCounter {
  private readonly fragments: FragmentCounter
  /** Keys at which the tables are full. */
  private fullAt: number

  /** `mostKeys`: conversations, or pairs, that the tables hold before they are full. */
  constructor(
    seed: Uint32Array,
    private readonly mostKeys: number,
    private readonly rows = new RowCounter(seed),
  ) {
    this.fullAt = mostKeys
    this.fragments = new FragmentCounter(seed, rows)
  }

  /** The tables; what is still summed up elsewhere is missing in their counters (settle). */
  get tables(): ReadingTables {
    return this.rows.tables
  }

  /** The tables with all that was counted. */
  settle(): ReadingTables {
    this.rows.settleAll()
    return this.rows.tables
  }

  /** Frames whose fragments came without a first one, since the last call. */
  takeLostFragments(): number {
    const { lost } = this.fragments
    this.fragments.lost = 0
    return lost
  }

  /** A frame that will soon be added (RecordSink). */
  expect(view: DataView, at: number, capturedLength: number): void {
    this.rows.expect(view, at, capturedLength)
  }

  /** Adds one frame: every IP header counts for its own pair. Returns the bits of the rules that it touched. */
  add(packet: Packet, record: CaptureRecord, recordNumber: number, isCopy: boolean): number {
    const { rows } = this
    rows.start(record, isCopy)
    const isPlain = packet.depth === 1 && packet.families[0] === 4 && packet.kinds[0] === WITH_PORTS
    if (isPlain && packet.fragments[0] === NOT_FRAGMENT)
      return packet.rules | rows.addPlain(packet, record, recordNumber)
    rows.setTimes(record, recordNumber)
    return this.addLayers(packet)
  }

  private addLayers(packet: Packet): number {
    const { rows, fragments } = this
    let rules = packet.rules
    let parentId = -1
    fragments.opened = null
    for (let depth = 0; depth < packet.depth; depth++) {
      parentId = rows.findPair(packet, depth, parentId)
      const outer: Datagram | null = fragments.opened
      rows.row = -1
      if (packet.fragments[depth] !== NOT_FRAGMENT) rules |= fragments.add(packet, depth, parentId)
      else if (packet.kinds[depth] !== NO_CONVERSATION) rules |= rows.addConversation(packet, depth, parentId)
      else rows.addToPair(parentId, rows.minute)
      if (outer !== null) fragments.noteInside(outer, parentId)
    }
    return fragments.opened === null ? rules : rules | fragments.releaseWaiting(fragments.opened)
  }

  /** Whether it is time for startAnew(). It hangs on the packets alone, never on when a Summary was taken. */
  get isFull(): boolean {
    const { conversations, pairs } = this.rows.tables
    return conversations.count >= this.fullAt || pairs.count >= this.fullAt
  }

  /**
   * Goes on with fresh tables, after everything counted was taken. Keys of TCP streams that were busy of late go on, and what fragments
   * wait for; a stream that was silent for longer begins anew with its next segment, so that bytes sent again across its silence
   * are taken for new ones. `record`: the newest record's number.
   */
  startAnew(record: number): void {
    const old = this.rows.startAnew()
    const carrier = new KeyCarrier(old, this.tables)
    const since = record - Math.floor(this.mostKeys / KEYS_A_RECORD)
    const { conversations } = old
    for (let row = 0; row < conversations.count; row++) {
      if (conversations.traffic.newestSegment(row) > since) carrier.conversation(row)
    }
    this.fragments.renumberRows(carrier.pair.bind(carrier), carrier.conversation.bind(carrier))
    const carried = Math.max(this.tables.conversations.count, this.tables.pairs.count)
    this.fullAt = Math.max(this.mostKeys, carried * 2)
  }

  /** Frames that wait in vain for their first fragment, at the end of a capture. */
  end(): void {
    this.fragments.end()
  }
}
