// Minute buckets: what a pair sent in one minute (UTC). In: pair, minute and bytes. Out: columns.

import { growInt32, nextCapacity } from '../bytes/columns'
import { CountColumn } from '../bytes/counts'
import { KeyedHash } from '../bytes/hash'
import { bytesOfTable, type Kept, keepRows, renumber } from '../bytes/rows'
import { Slots } from '../bytes/slots'
import type { BucketColumns } from './summary'

const FIRST_CAPACITY = 64

export class BucketTable {
  count = 0
  pairIds = new Int32Array(FIRST_CAPACITY)
  minutes = new Int32Array(FIRST_CAPACITY)
  private readonly bytesAToB = new CountColumn(FIRST_CAPACITY)
  private readonly bytesBToA = new CountColumn(FIRST_CAPACITY)
  private readonly payloadAToB = new CountColumn(FIRST_CAPACITY)
  private readonly payloadBToA = new CountColumn(FIRST_CAPACITY)
  private readonly goodputAToB = new CountColumn(FIRST_CAPACITY)
  private readonly goodputBToA = new CountColumn(FIRST_CAPACITY)
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) => this.hash.hash2(this.pairIds[row], this.minutes[row]))
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array) {
    this.hash = new KeyedHash(seed)
  }

  /** Adds what a pair sent in a minute, each way. */
  add(
    pairId: number,
    minute: number,
    bytesAToB: number,
    bytesBToA: number,
    payloadAToB: number,
    payloadBToA: number,
    goodputAToB: number,
    goodputBToA: number,
  ): void {
    const row = this.find(pairId, minute)
    this.bytesAToB.add(row, bytesAToB)
    this.bytesBToA.add(row, bytesBToA)
    this.payloadAToB.add(row, payloadAToB)
    this.payloadBToA.add(row, payloadBToA)
    this.goodputAToB.add(row, goodputAToB)
    this.goodputBToA.add(row, goodputBToA)
  }

  /** Adds a row of columns to another pair, whose a→b may be the row's b→a. */
  addRow(pairId: number, from: BucketColumns, row: number, isTurned: boolean): void {
    const there: [number, number, number] = [from.bytesAToB[row], from.payloadAToB[row], from.goodputAToB[row]]
    const back: [number, number, number] = [from.bytesBToA[row], from.payloadBToA[row], from.goodputBToA[row]]
    const [a, b] = isTurned ? [back, there] : [there, back]
    this.add(pairId, from.minutes[row], a[0], b[0], a[1], b[1], a[2], b[2])
  }

  /** Drops all minutes but those that stay; `pairMap`: the new rows of pairs. */
  keep(kept: Kept, pairMap: Int32Array): void {
    this.pairIds = keepRows(this.pairIds, kept)
    renumber(this.pairIds, pairMap)
    this.minutes = keepRows(this.minutes, kept)
    for (const column of this.counts()) column.replace((values) => keepRows(values, kept))
    this.count = kept.count
    this.slots.fit(kept.count)
  }

  get tableBytes(): number {
    return bytesOfTable(this)
  }

  columns(): BucketColumns {
    const { count } = this
    return {
      count,
      pairIds: this.pairIds.subarray(0, count),
      minutes: this.minutes.subarray(0, count),
      bytesAToB: this.bytesAToB.values.subarray(0, count),
      bytesBToA: this.bytesBToA.values.subarray(0, count),
      payloadAToB: this.payloadAToB.values.subarray(0, count),
      payloadBToA: this.payloadBToA.values.subarray(0, count),
      goodputAToB: this.goodputAToB.values.subarray(0, count),
      goodputBToA: this.goodputBToA.values.subarray(0, count),
    }
  }

  /** Forgets all rows; the memory stays. */
  clear(): void {
    this.slots.clear()
    this.count = 0
  }

  private counts(): CountColumn[] {
    return [this.bytesAToB, this.bytesBToA, this.payloadAToB, this.payloadBToA, this.goodputAToB, this.goodputBToA]
  }

  private find(pairId: number, minute: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hash.hash2(pairId, minute) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, pairId, minute)
      if (this.pairIds[row] === pairId && this.minutes[row] === minute) return row
    }
  }

  private insert(slot: number, home: number, pairId: number, minute: number): number {
    const row = this.count++
    if (row >= this.pairIds.length) this.grow()
    this.pairIds[row] = pairId
    this.minutes[row] = minute
    this.bytesAToB.values[row] = 0
    this.bytesBToA.values[row] = 0
    this.payloadAToB.values[row] = 0
    this.payloadBToA.values[row] = 0
    this.goodputAToB.values[row] = 0
    this.goodputBToA.values[row] = 0
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = nextCapacity(this.pairIds.length)
    this.pairIds = growInt32(this.pairIds, capacity)
    this.minutes = growInt32(this.minutes, capacity)
    this.bytesAToB.grow(capacity)
    this.bytesBToA.grow(capacity)
    this.payloadAToB.grow(capacity)
    this.payloadBToA.grow(capacity)
    this.goodputAToB.grow(capacity)
    this.goodputBToA.grow(capacity)
  }
}
