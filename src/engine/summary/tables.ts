// The four tables that a Summary is made of, and a case: Summaries added into them. In: Summaries in any order. Out: one.
// Nothing else in the house combines numbers.

import { AddressTable } from './addresses'
import { BucketTable } from './buckets'
import { CaptureList } from './captures'
import { ConversationTable } from './conversations'
import { PairTable } from './pairs'
import type { Summary, TrafficColumns } from './summary'
import type { Traffic } from './traffic'

export class Tables {
  readonly addresses: AddressTable
  readonly pairs: PairTable
  readonly conversations: ConversationTable
  readonly buckets: BucketTable

  constructor(seed: Uint32Array) {
    this.addresses = new AddressTable(seed)
    this.pairs = new PairTable(seed, this.addresses)
    this.conversations = new ConversationTable(seed)
    this.buckets = new BucketTable(seed)
  }
}

/** A growing Summary: adding is commutative and associative. */
export class SummaryTables {
  private readonly tables: Tables
  private readonly captures = new CaptureList()

  /** `seed`: at least four random words, which keep hostile keys from colliding. The seed changes no output. */
  constructor(seed: Uint32Array) {
    this.tables = new Tables(seed)
  }

  add(summary: Summary): void {
    const captureIds = this.captures.add(summary.captures)
    const addressIds = this.addAddresses(summary)
    const pairIds = this.addPairs(summary, addressIds, captureIds)
    this.addConversations(summary, pairIds, captureIds)
    const { buckets } = summary
    for (let row = 0; row < buckets.count; row++)
      this.tables.buckets.addRow(pairIds[buckets.pairIds[row]], buckets, row)
  }

  /** The sum so far; its columns are views on the live tables and hold until the next add(). */
  view(): Summary {
    const { addresses, pairs, conversations, buckets } = this.tables
    return {
      captures: this.captures.list,
      addresses: {
        count: addresses.count,
        families: addresses.families.subarray(0, addresses.count),
        words: addresses.words.subarray(0, addresses.count * 4),
      },
      pairs: pairs.columns(),
      conversations: conversations.columns(),
      buckets: buckets.columns(),
    }
  }

  private addAddresses(summary: Summary): Int32Array {
    const { count, families, words } = summary.addresses
    const ids = new Int32Array(count)
    for (let id = 0; id < count; id++) ids[id] = this.tables.addresses.intern(families[id], words, id * 4)
    return ids
  }

  private addPairs(summary: Summary, addressIds: Int32Array, captureIds: Int32Array): Int32Array {
    const { pairs } = summary
    const table = this.tables.pairs
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
    const table = this.tables.conversations
    for (let row = 0; row < conversations.count; row++) {
      const id = table.find(
        pairIds[conversations.pairIds[row]],
        conversations.protocols[row],
        conversations.aPorts[row],
        conversations.bPorts[row],
      )
      table.openedAToB[id] += conversations.openedAToB[row]
      table.openedBToA[id] += conversations.openedBToA[row]
      this.addTraffic(table.traffic, id, conversations, row, captureIds)
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
