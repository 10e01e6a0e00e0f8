// Minute buckets: what a pair sent in one minute (UTC). In: pair and minute. Out: a row number; the last minute of each pair is
// remembered, so that a capture in time order looks nothing up.

import { emptySlots, growFloat64, growInt32 } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { Slots } from '../bytes/slots'
import type { BucketColumns } from './summary'

const FIRST_CAPACITY = 1024

export class BucketTable {
  count = 0
  pairIds = new Int32Array(FIRST_CAPACITY)
  minutes = new Int32Array(FIRST_CAPACITY)
  bytesAToB = new Float64Array(FIRST_CAPACITY)
  bytesBToA = new Float64Array(FIRST_CAPACITY)
  payloadAToB = new Float64Array(FIRST_CAPACITY)
  payloadBToA = new Float64Array(FIRST_CAPACITY)
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) => this.hash.hash2(this.pairIds[row], this.minutes[row]))
  /** By pair id: the row used last, -1 for none. */
  private lastRows = emptySlots(FIRST_CAPACITY)
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array) {
    this.hash = new KeyedHash(seed)
  }

  add(pairId: number, minute: number, isBToA: boolean, bytes: number, payload: number): void {
    const row = this.find(pairId, minute)
    if (isBToA) {
      this.bytesBToA[row] += bytes
      this.payloadBToA[row] += payload
    } else {
      this.bytesAToB[row] += bytes
      this.payloadAToB[row] += payload
    }
  }

  addRow(pairId: number, from: BucketColumns, fromRow: number): void {
    const row = this.find(pairId, from.minutes[fromRow])
    this.bytesAToB[row] += from.bytesAToB[fromRow]
    this.bytesBToA[row] += from.bytesBToA[fromRow]
    this.payloadAToB[row] += from.payloadAToB[fromRow]
    this.payloadBToA[row] += from.payloadBToA[fromRow]
  }

  columns(): BucketColumns {
    const { count } = this
    return {
      count,
      pairIds: this.pairIds.subarray(0, count),
      minutes: this.minutes.subarray(0, count),
      bytesAToB: this.bytesAToB.subarray(0, count),
      bytesBToA: this.bytesBToA.subarray(0, count),
      payloadAToB: this.payloadAToB.subarray(0, count),
      payloadBToA: this.payloadBToA.subarray(0, count),
    }
  }

  /** Forgets all rows; the memory stays. */
  clear(): void {
    this.slots.clear()
    this.lastRows.fill(-1)
    this.count = 0
  }

  private find(pairId: number, minute: number): number {
    if (pairId < this.lastRows.length) {
      const last = this.lastRows[pairId]
      if (last >= 0 && this.minutes[last] === minute) return last
    } else {
      this.growLastRows(pairId)
    }
    const row = this.lookUp(pairId, minute)
    this.lastRows[pairId] = row
    return row
  }

  private lookUp(pairId: number, minute: number): number {
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
    this.bytesAToB[row] = 0
    this.bytesBToA[row] = 0
    this.payloadAToB[row] = 0
    this.payloadBToA[row] = 0
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = this.pairIds.length * 2
    this.pairIds = growInt32(this.pairIds, capacity)
    this.minutes = growInt32(this.minutes, capacity)
    this.bytesAToB = growFloat64(this.bytesAToB, capacity)
    this.bytesBToA = growFloat64(this.bytesBToA, capacity)
    this.payloadAToB = growFloat64(this.payloadAToB, capacity)
    this.payloadBToA = growFloat64(this.payloadBToA, capacity)
  }

  private growLastRows(pairId: number): void {
    let length = this.lastRows.length
    while (length <= pairId) length *= 2
    const grown = emptySlots(length)
    grown.set(this.lastRows)
    this.lastRows = grown
  }
}
