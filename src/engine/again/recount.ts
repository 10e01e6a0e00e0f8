// Counts chosen pairs of one capture again, packet by packet. In: bytes in any pieces, from the start or from any stretch. Out: what each
// packet adds to a chosen pair, by the rules and with the code of the first count: new bytes of TCP, copies, fragments, tunnels.

import type { CaptureRecord } from '../capture/record'
import { decodeFrame } from '../decode/frame'
import { Packet } from '../decode/packet'
import { DuplicateFilter } from '../summary/duplicates'
import type { FrameCount } from '../summary/frame-count'
import { PacketCounter } from '../summary/packet-counter'
import { RowCounter } from '../summary/row-counter'
import { Choice, OTHER } from './choice'
import { RecordPass } from './record-pass'
import { conversationText, pathOf, type WatchedPair } from './watched-pair'

export interface RecountOptions {
  /** Size of the file in bytes. */
  bytes: number
  pairs: readonly WatchedPair[]
  /** At least four random words; they change no output. */
  seed: Uint32Array
  /**
   * Told what a packet adds to `pairs[index]`, whose a and b are those of its key. `count` is reused. `hasTime`: its time can be charted;
   * then it is the first one of the count. `conversation`: its text, '' where none is known or it was not asked for.
   */
  onCount: (index: number, count: FrameCount, hasTime: boolean, conversation: string) => void
}

export class Recount extends RecordPass<void> {
  private readonly packet = new Packet()
  private readonly choice: Choice
  private readonly duplicates: DuplicateFilter
  private readonly packets: PacketCounter

  constructor({ bytes, pairs, seed, onCount }: RecountOptions) {
    super(bytes)
    this.choice = new Choice(
      pairs.map(({ key }) => key),
      seed,
    )
    this.duplicates = new DuplicateFilter(seed)
    this.packets = new PacketCounter(seed, Number.POSITIVE_INFINITY, new WatchedRows(seed, pairs, onCount))
  }

  protected override add(record: CaptureRecord): void {
    const { packet } = this
    decodeFrame(record, packet)
    // Every packet: which one a copy can be found for hangs on all that came before.
    const isCopy = this.duplicates.isCopy(packet, record)
    if (this.choice.add(packet) !== OTHER) this.packets.add(packet, record, this.recordsBefore, isCopy)
  }

  protected override take(): void {}
}

/** Tells what each packet adds to a pair; so no packet may stay in the sums of its flow. */
class WatchedRows extends RowCounter {
  private readonly indexes: ReadonlyMap<string, number>
  /** Index of each pair of the tables that was met; -1 for none. */
  private readonly indexOfPair: number[] = []
  private readonly conversations: string[] = []

  constructor(
    seed: Uint32Array,
    private readonly pairs: readonly WatchedPair[],
    private readonly onCount: RecountOptions['onCount'],
  ) {
    super(seed)
    this.indexes = new Map(pairs.map(({ path }, index) => [path, index]))
  }

  override addPlain(packet: Packet, record: CaptureRecord, recordNumber: number): number {
    this.setTimes(record, recordNumber)
    return this.addConversation(packet, 0, this.findPair(packet, 0, -1))
  }

  override addToPair(pairId: number, minute: number, count = this.count): void {
    super.addToPair(pairId, minute, count)
    this.indexOfPair[pairId] ??= this.indexes.get(pathOf(this.tables, pairId)) ?? -1
    const index = this.indexOfPair[pairId]
    if (index < 0) return
    this.onCount(index, count, minute >= 0, this.pairs[index].isByConversation ? this.conversation(pairId) : '')
  }

  /** Of the row that is counted; a later fragment's is not known. */
  private conversation(pairId: number): string {
    const { pairIds, protocols, aPorts, bPorts } = this.tables.conversations
    const { row } = this
    if (row < 0 || pairIds[row] !== pairId) return ''
    this.conversations[row] ??= conversationText(protocols[row], aPorts[row], bPorts[row])
    return this.conversations[row]
  }
}
