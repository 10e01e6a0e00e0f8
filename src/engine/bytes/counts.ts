// Columns of counts that are as narrow as their largest value lets them be, and always exact. In: sums. Out: an array of 32-bit numbers, or
// of doubles from the moment one of them passes 2^32: half the memory for nearly every case, and no wrap in any.

import { growFloat64, growUint8, growUint32 } from './columns'

/** Read-only to everybody but its CountColumn; sums of two entries are exact to 2^53. */
export type Counts = Uint8Array | Uint32Array | Float64Array

const LARGEST = { 1: 0xff, 4: 0xffff_ffff, 8: Number.POSITIVE_INFINITY }

export class CountColumn {
  /** One count a row, never negative. */
  values: Counts
  private largest: number

  /** `isSmall`: nearly all counts are below 256, so start with a byte each. */
  constructor(capacity: number, isSmall = false) {
    this.values = isSmall ? new Uint8Array(capacity) : new Uint32Array(capacity)
    this.largest = largestOf(this.values)
  }

  add(row: number, count: number): void {
    this.set(row, this.values[row] + count)
  }

  set(row: number, count: number): void {
    if (count > this.largest) this.widen(count)
    this.values[row] = count
  }

  grow(capacity: number): void {
    const { values } = this
    if (values instanceof Uint8Array) this.values = growUint8(values, capacity)
    else if (values instanceof Uint32Array) this.values = growUint32(values, capacity)
    else this.values = growFloat64(values, capacity)
  }

  /** The same counts in another order or number of rows; `change` answers a column of the same kind. */
  replace(change: <T extends Counts>(values: T) => T): void {
    this.values = change(this.values)
  }

  private widen(count: number): void {
    this.values = count > LARGEST[4] ? Float64Array.from(this.values) : Uint32Array.from(this.values)
    this.largest = largestOf(this.values)
  }
}

function largestOf(values: Counts): number {
  return LARGEST[values.BYTES_PER_ELEMENT as 1 | 4 | 8]
}
