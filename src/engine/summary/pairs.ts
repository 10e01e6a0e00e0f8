// The pair table: two addresses at one depth of encapsulation, with their counters. In: address ids. Out: a row number.

import { growInt32 } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { bytesOfTable, type Kept, keepRows, renumber } from '../bytes/rows'
import { Slots } from '../bytes/slots'
import { type AddressTable, compareAddresses } from './addresses'
import type { PairColumns } from './summary'
import type { Traffic } from './traffic'

const FIRST_CAPACITY = 64

/** What a table keeps for each row beside its key. */
export interface RowStore {
  /** A new row. */
  start(row: number): void
  /** How many rows to have room for when `capacity` are too few. */
  nextCapacity(capacity: number): number
  grow(capacity: number): void
}

/** A store that a case folds. */
export interface FoldableStore extends RowStore {
  /** Drops all rows but those that stay. */
  keep(kept: Kept): void
}

/** `Store`: rows of doubles while a capture is read, columns in a Summary. */
export class PairTable<Store extends RowStore> {
  count = 0
  aIds = new Int32Array(FIRST_CAPACITY)
  bIds = new Int32Array(FIRST_CAPACITY)
  parentIds = new Int32Array(FIRST_CAPACITY)
  readonly traffic: Store
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) =>
    this.hashOf(this.aIds[row], this.bIds[row], this.parentIds[row]),
  )
  private readonly hash: KeyedHash

  constructor(
    seed: Uint32Array,
    private readonly addresses: AddressTable,
    store: (capacity: number) => Store,
  ) {
    this.hash = new KeyedHash(seed)
    this.traffic = store(FIRST_CAPACITY)
  }

  /** The row of two addresses, in either order, whose packets lay in packets of the pair `parentId` (-1: in none). */
  find(sourceId: number, destinationId: number, parentId: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hashOf(sourceId, destinationId, parentId) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, sourceId, destinationId, parentId)
      if (this.parentIds[row] === parentId && this.isOf(row, sourceId, destinationId)) return row
    }
  }

  /** Bytes of keys and look-up; the store counts its own. */
  get keyBytes(): number {
    return bytesOfTable(this)
  }

  /** Drops all pairs but those that stay; `addressMap`: the new ids of addresses. */
  keep(this: PairTable<FoldableStore>, kept: Kept, addressMap: Int32Array): void {
    this.aIds = keepRows(this.aIds, kept)
    this.bIds = keepRows(this.bIds, kept)
    this.parentIds = keepRows(this.parentIds, kept)
    renumber(this.aIds, addressMap)
    renumber(this.bIds, addressMap)
    renumber(this.parentIds, kept.map)
    this.traffic.keep(kept)
    this.count = kept.count
    this.slots.fit(kept.count)
  }

  private isOf(row: number, sourceId: number, destinationId: number): boolean {
    const a = this.aIds[row]
    const b = this.bIds[row]
    return (a === sourceId && b === destinationId) || (a === destinationId && b === sourceId)
  }

  private hashOf(sourceId: number, destinationId: number, parentId: number): number {
    const isOrdered = sourceId < destinationId
    return this.hash.hash3(isOrdered ? sourceId : destinationId, isOrdered ? destinationId : sourceId, parentId)
  }

  private insert(slot: number, home: number, sourceId: number, destinationId: number, parentId: number): number {
    const row = this.count++
    if (row >= this.aIds.length) this.grow()
    const isOrdered = compareAddresses(this.addresses, sourceId, destinationId) <= 0
    this.aIds[row] = isOrdered ? sourceId : destinationId
    this.bIds[row] = isOrdered ? destinationId : sourceId
    this.parentIds[row] = parentId
    this.traffic.start(row)
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = this.traffic.nextCapacity(this.aIds.length)
    this.aIds = growInt32(this.aIds, capacity)
    this.bIds = growInt32(this.bIds, capacity)
    this.parentIds = growInt32(this.parentIds, capacity)
    this.traffic.grow(capacity)
  }
}

/** Views on the live columns. */
export function pairColumns(table: PairTable<Traffic>): PairColumns {
  const { count } = table
  return {
    count,
    aIds: table.aIds.subarray(0, count),
    bIds: table.bIds.subarray(0, count),
    parentIds: table.parentIds.subarray(0, count),
    ...table.traffic.slice(count),
  }
}
