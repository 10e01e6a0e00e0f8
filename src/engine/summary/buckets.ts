// Minute buckets: what a pair sent in one minute (UTC). In: pair, minute and bytes. Out: columns.

import { growFloat64, growInt32 } from '../bytes/columns'
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
  goodputAToB = new Float64Array(FIRST_CAPACITY)
  goodputBToA = new Float64Array(FIRST_CAPACITY)
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
    this.bytesAToB[row] += bytesAToB
    this.bytesBToA[row] += bytesBToA
    this.payloadAToB[row] += payloadAToB
    this.payloadBToA[row] += payloadBToA
    this.goodputAToB[row] += goodputAToB
    this.goodputBToA[row] += goodputBToA
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
      goodputAToB: this.goodputAToB.subarray(0, count),
      goodputBToA: this.goodputBToA.subarray(0, count),
    }
  }

  /** Forgets all rows; the memory stays. */
  clear(): void {
    this.slots.clear()
    this.count = 0
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
    this.bytesAToB[row] = 0
    this.bytesBToA[row] = 0
    this.payloadAToB[row] = 0
    this.payloadBToA[row] = 0
    this.goodputAToB[row] = 0
    this.goodputBToA[row] = 0
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
    this.goodputAToB = growFloat64(this.goodputAToB, capacity)
    this.goodputBToA = growFloat64(this.goodputBToA, capacity)
  }
}
