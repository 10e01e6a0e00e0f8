// A case: Summaries added into the four tables that one is made of. In: Summaries in any order. Out: one.
// Nothing else in the house combines numbers.

import { AddressTable } from './addresses'
import { BucketTable } from './buckets'
import { CaptureList } from './captures'
import { ConversationTable, conversationColumns } from './conversations'
import { OpenedTraffic } from './opened'
import { PairTable, pairColumns } from './pairs'
import type { Summary, TrafficColumns } from './summary'
import { Traffic } from './traffic'

/** A growing Summary: adding is commutative and associative. */
export class SummaryTables {
  private readonly addresses: AddressTable
  private readonly pairs: PairTable<Traffic>
  private readonly conversations: ConversationTable<OpenedTraffic>
  private readonly buckets: BucketTable
  private readonly captures = new CaptureList()

  /** `seed`: at least four random words, which keep hostile keys from colliding. The seed changes no output. */
  constructor(seed: Uint32Array) {
    this.addresses = new AddressTable(seed)
    this.pairs = new PairTable(seed, this.addresses, (capacity) => new Traffic(capacity))
    this.conversations = new ConversationTable(seed, (capacity) => new OpenedTraffic(capacity))
    this.buckets = new BucketTable(seed)
  }

  add(summary: Summary): void {
    const captureIds = this.captures.add(summary.captures)
    const addressIds = this.addAddresses(summary)
    const pairIds = this.addPairs(summary, addressIds, captureIds)
    this.addConversations(summary, pairIds, captureIds)
    this.addBuckets(summary, pairIds)
  }

  /** Bytes of all columns, room for rows to come included. Captures and what is known of them are not counted: they are few. */
  get bytes(): number {
    const { addresses, pairs, conversations, buckets } = this
    return (
      addresses.tableBytes +
      pairs.keyBytes +
      pairs.traffic.tableBytes +
      conversations.keyBytes +
      conversations.traffic.tableBytes +
      buckets.tableBytes
    )
  }

  /** The sum so far; its columns are views on the live tables and hold until the next add(). */
  view(): Summary {
    const { addresses } = this
    return {
      captures: this.captures.list,
      addresses: {
        count: addresses.count,
        families: addresses.families.subarray(0, addresses.count),
        words: addresses.words.subarray(0, addresses.count * 4),
      },
      pairs: pairColumns(this.pairs),
      conversations: conversationColumns(this.conversations),
      buckets: this.buckets.columns(),
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

  private addConversations(summary: Summary, pairIds: Int32Array, captureIds: Int32Array): void {
    const { conversations } = summary
    const table = this.conversations
    for (let row = 0; row < conversations.count; row++) {
      const id = table.find(
        pairIds[conversations.pairIds[row]],
        conversations.protocols[row],
        conversations.aPorts[row],
        conversations.bPorts[row],
      )
      table.traffic.addOpened(id, conversations, row)
      this.addTraffic(table.traffic, id, conversations, row, captureIds)
    }
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
    const fromCaptureId = from.firstCaptureIds[row]
    const captureId = fromCaptureId < 0 ? -1 : captureIds[fromCaptureId]
    const isEarlier =
      captureId >= 0 &&
      this.captures.isEarlier(captureId, from.firstRecords[row], traffic.firstCaptureIds[id], traffic.firstRecords[id])
    traffic.addRow(id, from, row, captureId, isEarlier)
  }
}
