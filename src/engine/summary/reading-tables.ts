// The tables of a capture that is being read. Keys live on while Summaries are taken; counters stand in rows (traffic-rows.ts).

import { byRecord } from '../clues/fact-table'
import { SeenTables } from '../clues/seen-tables'
import { AddressTable } from './addresses'
import { BucketTable } from './buckets'
import { ConversationTable } from './conversations'
import { PairTable } from './pairs'
import { ConversationRows, PairRows } from './traffic-rows'

export class ReadingTables {
  readonly addresses: AddressTable
  readonly pairs: PairTable<PairRows>
  readonly conversations: ConversationTable<ConversationRows>
  readonly buckets: BucketTable
  readonly seen: SeenTables

  constructor(seed: Uint32Array) {
    this.addresses = new AddressTable(seed)
    this.pairs = new PairTable(seed, this.addresses, (capacity) => new PairRows(capacity))
    this.conversations = new ConversationTable(seed, (capacity) => new ConversationRows(capacity))
    this.buckets = new BucketTable(seed)
    this.seen = new SeenTables(seed, byRecord)
  }
}
