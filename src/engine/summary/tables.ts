// A case: Summaries added into the four tables that one is made of. In: Summaries in any order. Out: one.
// Nothing else in the house combines numbers.

import { SeenTables } from '../clues/seen-tables'
import { AddressTable } from './addresses'
import { BucketTable } from './buckets'
import { CaptureList } from './captures'
import { ConversationTable, conversationColumns } from './conversations'
import { type CaseTables, fold } from './fold'
import { FoldLedger } from './fold-ledger'
import { planFold } from './fold-plan'
import { OpenedTraffic } from './opened'
import { PairTable, pairColumns } from './pairs'
import type { Folded, Summary, TrafficColumns } from './summary'
import { Traffic } from './traffic'

/** Folding goes on until the columns take this part of the budget, and plans for less: each fold costs a walk over all rows. */
const FOLD_TO = 0.75
const FOLD_AIM = 0.5

/** A growing Summary: adding is commutative and associative. */
export class SummaryTables {
  private readonly addresses: AddressTable
  private readonly pairs: PairTable<Traffic>
  private readonly conversations: ConversationTable<OpenedTraffic>
  private readonly buckets: BucketTable
  private readonly seen: SeenTables
  private readonly captures = new CaptureList()
  private readonly ledger = new FoldLedger()

  /**
   * `seed`: at least four random words, which keep hostile keys from colliding. The seed changes no output. `budgetBytes`: above it small
   * rows are folded; without one nothing ever is.
   */
  constructor(
    seed: Uint32Array,
    public budgetBytes = Number.POSITIVE_INFINITY,
  ) {
    this.addresses = new AddressTable(seed)
    this.pairs = new PairTable(seed, this.addresses, (capacity) => new Traffic(capacity))
    this.conversations = new ConversationTable(seed, (capacity) => new OpenedTraffic(capacity))
    this.buckets = new BucketTable(seed)
    this.seen = new SeenTables(seed, (...places) => this.captures.isEarlier(...places))
  }

  add(summary: Summary): void {
    const captureIds = this.captures.add(summary.captures)
    const addressIds = this.addAddresses(summary)
    const pairIds = this.addPairs(summary, addressIds, captureIds)
    const conversationIds = this.addConversations(summary, pairIds, captureIds)
    this.addBuckets(summary, pairIds)
    this.seen.add(summary.seen, {
      conversations: conversationIds,
      addresses: addressIds,
      pairs: pairIds,
      captures: captureIds,
    })
    this.keepWithinBudget()
  }

  /** What was folded, null while every row is as it was counted. */
  get folded(): Folded | null {
    return this.ledger.told(this.addresses)
  }

  /** True when the budget is passed although all that may be folded is. */
  get isFull(): boolean {
    return this.bytes > this.budgetBytes
  }

  /** Folds small rows when the columns take more than the budget; add() does it by itself. */
  keepWithinBudget(): void {
    if (this.bytes <= this.budgetBytes) return
    const { addresses, pairs, conversations, buckets } = this
    const tables: CaseTables = { addresses, pairs, conversations, buckets, addTraffic: this.addOwnTraffic.bind(this) }
    while (this.bytes > this.budgetBytes * FOLD_TO) {
      const plan = planFold(tables, this.bytes - this.budgetBytes * FOLD_AIM, this.ledger.leastFloor)
      if (plan === null) break
      const folded = fold(tables, plan)
      this.ledger.note(plan, folded)
      this.seen.renumber(folded.conversationMap, folded.addressMap, folded.pairMap)
    }
    this.ledger.close()
  }

  get conversationCount(): number {
    return this.conversations.count
  }

  /** Bytes of all columns, room for rows to come included. Captures and what is known of them are not counted: they are few. */
  get bytes(): number {
    const { addresses, pairs, conversations, buckets, seen } = this
    return (
      addresses.tableBytes +
      pairs.keyBytes +
      pairs.traffic.tableBytes +
      conversations.keyBytes +
      conversations.traffic.tableBytes +
      buckets.tableBytes +
      seen.tableBytes
    )
  }

  /** The sum so far; its columns are views on the live tables and hold until the next add(). */
  view(): Summary {
    const { addresses, folded } = this
    return {
      ...(folded === null ? {} : { folded }),
      captures: this.captures.list,
      addresses: {
        count: addresses.count,
        families: addresses.families.subarray(0, addresses.count),
        words: addresses.words.subarray(0, addresses.count * 4),
      },
      pairs: pairColumns(this.pairs),
      conversations: conversationColumns(this.conversations),
      buckets: this.buckets.columns(),
      seen: this.seen.columns(),
    }
  }

  private addAddresses(summary: Summary): Int32Array {
    const { count, families, words } = summary.addresses
    const ids = new Int32Array(count)
    for (let id = 0; id < count; id++) ids[id] = this.addresses.intern(families[id], words, id * 4)
    return ids
  }

  private addPairs(summary: Summary, addressIds: Int32Array, captureIds: Int32Array): Int32Array {
    const { pairs } = summary
    const table = this.pairs
    const ids = new Int32Array(pairs.count)
    for (let row = 0; row < pairs.count; row++) {
      const parentId = pairs.parentIds[row]
      const id = table.find(addressIds[pairs.aIds[row]], addressIds[pairs.bIds[row]], parentId < 0 ? -1 : ids[parentId])
      ids[row] = id
      this.addTraffic(table.traffic, id, pairs, row, captureIds)
    }
    return ids
  }

  private addConversations(summary: Summary, pairIds: Int32Array, captureIds: Int32Array): Int32Array {
    const { conversations } = summary
    const table = this.conversations
    const ids = new Int32Array(conversations.count)
    for (let row = 0; row < conversations.count; row++) {
      const id = table.find(
        pairIds[conversations.pairIds[row]],
        conversations.protocols[row],
        conversations.aPorts[row],
        conversations.bPorts[row],
      )
      ids[row] = id
      table.traffic.addOpened(id, conversations, row)
      this.addTraffic(table.traffic, id, conversations, row, captureIds)
    }
    return ids
  }

  private addBuckets({ buckets }: Summary, pairIds: Int32Array): void {
    for (let row = 0; row < buckets.count; row++) {
      this.buckets.add(
        pairIds[buckets.pairIds[row]],
        buckets.minutes[row],
        buckets.bytesAToB[row],
        buckets.bytesBToA[row],
        buckets.payloadAToB[row],
        buckets.payloadBToA[row],
        buckets.goodputAToB[row],
        buckets.goodputBToA[row],
      )
    }
  }

  private addTraffic(traffic: Traffic, id: number, from: TrafficColumns, row: number, captureIds: Int32Array): void {
    const captureId = from.firstCaptureIds[row]
    this.addRow(traffic, id, from, row, captureId < 0 ? -1 : captureIds[captureId])
  }

  private addOwnTraffic(traffic: Traffic, id: number, from: TrafficColumns, row: number): void {
    this.addRow(traffic, id, from, row, from.firstCaptureIds[row])
  }

  private addRow(traffic: Traffic, id: number, from: TrafficColumns, row: number, captureId: number): void {
    const isEarlier =
      captureId >= 0 &&
      this.captures.isEarlier(captureId, from.firstRecords[row], traffic.firstCaptureIds[id], traffic.firstRecords[id])
    traffic.addRow(id, from, row, captureId, isEarlier)
  }
}
