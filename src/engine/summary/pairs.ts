// The pair table: two addresses at one depth of encapsulation, with their counters. In: address ids. Out: a row number.

import { growInt32 } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { Slots } from '../bytes/slots'
import { type AddressTable, compareAddresses } from './addresses'
import type { PairColumns } from './summary'
import { Traffic } from './traffic'

const FIRST_CAPACITY = 1024

export class PairTable {
  count = 0
  aIds = new Int32Array(FIRST_CAPACITY)
  bIds = new Int32Array(FIRST_CAPACITY)
  parentIds = new Int32Array(FIRST_CAPACITY)
  readonly traffic = new Traffic(FIRST_CAPACITY)
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) =>
    this.hashOf(this.aIds[row], this.bIds[row], this.parentIds[row]),
  )
  private readonly hash: KeyedHash

  constructor(
    seed: Uint32Array,
    private readonly addresses: AddressTable,
  ) {
    this.hash = new KeyedHash(seed)
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

  columns(): PairColumns {
    const { count } = this
    return {
      count,
      aIds: this.aIds.subarray(0, count),
      bIds: this.bIds.subarray(0, count),
      parentIds: this.parentIds.subarray(0, count),
      ...this.traffic.slice(count),
    }
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
    this.traffic.clear(row)
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = this.aIds.length * 2
    this.aIds = growInt32(this.aIds, capacity)
    this.bIds = growInt32(this.bIds, capacity)
    this.parentIds = growInt32(this.parentIds, capacity)
    this.traffic.grow(capacity)
  }
}
