// The counters that pair and conversation rows share, as growing columns. In: rows of another Summary. Out: sums.

import { growFloat64, growInt32, growUint8, growUint32, nextCapacity } from '../bytes/columns'
import { CountColumn } from '../bytes/counts'
import { bytesOfTable, type Kept, keepRows } from '../bytes/rows'
import type { TrafficColumns } from './summary'

export class Traffic {
  readonly framesAToB: CountColumn
  readonly framesBToA: CountColumn
  readonly bytesAToB: CountColumn
  readonly bytesBToA: CountColumn
  readonly payloadAToB: CountColumn
  readonly payloadBToA: CountColumn
  readonly goodputAToB: CountColumn
  readonly goodputBToA: CountColumn
  firstSeconds: Float64Array
  firstNanoseconds: Uint32Array
  lastSeconds: Float64Array
  lastNanoseconds: Uint32Array
  firstCaptureIds: Int32Array
  firstRecords: Float64Array
  firstIsBToA: Uint8Array

  constructor(capacity: number) {
    this.framesAToB = new CountColumn(capacity)
    this.framesBToA = new CountColumn(capacity)
    this.bytesAToB = new CountColumn(capacity)
    this.bytesBToA = new CountColumn(capacity)
    this.payloadAToB = new CountColumn(capacity)
    this.payloadBToA = new CountColumn(capacity)
    this.goodputAToB = new CountColumn(capacity)
    this.goodputBToA = new CountColumn(capacity)
    this.firstSeconds = new Float64Array(capacity)
    this.firstNanoseconds = new Uint32Array(capacity)
    this.lastSeconds = new Float64Array(capacity)
    this.lastNanoseconds = new Uint32Array(capacity)
    this.firstCaptureIds = new Int32Array(capacity)
    this.firstRecords = new Float64Array(capacity)
    this.firstIsBToA = new Uint8Array(capacity)
  }

  nextCapacity(capacity: number): number {
    return nextCapacity(capacity)
  }

  grow(capacity: number): void {
    this.framesAToB.grow(capacity)
    this.framesBToA.grow(capacity)
    this.bytesAToB.grow(capacity)
    this.bytesBToA.grow(capacity)
    this.payloadAToB.grow(capacity)
    this.payloadBToA.grow(capacity)
    this.goodputAToB.grow(capacity)
    this.goodputBToA.grow(capacity)
    this.firstSeconds = growFloat64(this.firstSeconds, capacity)
    this.firstNanoseconds = growUint32(this.firstNanoseconds, capacity)
    this.lastSeconds = growFloat64(this.lastSeconds, capacity)
    this.lastNanoseconds = growUint32(this.lastNanoseconds, capacity)
    this.firstCaptureIds = growInt32(this.firstCaptureIds, capacity)
    this.firstRecords = growFloat64(this.firstRecords, capacity)
    this.firstIsBToA = growUint8(this.firstIsBToA, capacity)
  }

  /** Bytes of all columns. */
  get tableBytes(): number {
    return bytesOfTable(this)
  }

  /** Drops all rows but those that stay. */
  keep(kept: Kept): void {
    for (const column of this.counts()) column.replace((values) => keepRows(values, kept))
    this.firstSeconds = keepRows(this.firstSeconds, kept)
    this.firstNanoseconds = keepRows(this.firstNanoseconds, kept)
    this.lastSeconds = keepRows(this.lastSeconds, kept)
    this.lastNanoseconds = keepRows(this.lastNanoseconds, kept)
    this.firstCaptureIds = keepRows(this.firstCaptureIds, kept)
    this.firstRecords = keepRows(this.firstRecords, kept)
    this.firstIsBToA = keepRows(this.firstIsBToA, kept)
  }

  /** Sets a row to nothing counted: the neutral element of adding. */
  start(row: number): void {
    this.framesAToB.values[row] = 0
    this.framesBToA.values[row] = 0
    this.bytesAToB.values[row] = 0
    this.bytesBToA.values[row] = 0
    this.payloadAToB.values[row] = 0
    this.payloadBToA.values[row] = 0
    this.goodputAToB.values[row] = 0
    this.goodputBToA.values[row] = 0
    this.firstSeconds[row] = Number.POSITIVE_INFINITY
    this.firstNanoseconds[row] = 0
    this.lastSeconds[row] = Number.NEGATIVE_INFINITY
    this.lastNanoseconds[row] = 0
    this.firstCaptureIds[row] = -1
    this.firstRecords[row] = Number.POSITIVE_INFINITY
    this.firstIsBToA[row] = 0
  }

  /** Adds one row of another Summary. `captureId` is that row's first capture in this one's numbering, and `isEarlier` says
   * whether it comes before what this row holds, in capture order. */
  addRow(row: number, from: TrafficColumns, fromRow: number, captureId: number, isEarlier: boolean): void {
    this.framesAToB.add(row, from.framesAToB[fromRow])
    this.framesBToA.add(row, from.framesBToA[fromRow])
    this.bytesAToB.add(row, from.bytesAToB[fromRow])
    this.bytesBToA.add(row, from.bytesBToA[fromRow])
    this.payloadAToB.add(row, from.payloadAToB[fromRow])
    this.payloadBToA.add(row, from.payloadBToA[fromRow])
    this.goodputAToB.add(row, from.goodputAToB[fromRow])
    this.goodputBToA.add(row, from.goodputBToA[fromRow])
    this.addTimes(row, from, fromRow)
    if (!isEarlier) return
    this.firstCaptureIds[row] = captureId
    this.firstRecords[row] = from.firstRecords[fromRow]
    this.firstIsBToA[row] = from.firstIsBToA[fromRow]
  }

  protected counts(): CountColumn[] {
    return [
      this.framesAToB,
      this.framesBToA,
      this.bytesAToB,
      this.bytesBToA,
      this.payloadAToB,
      this.payloadBToA,
      this.goodputAToB,
      this.goodputBToA,
    ]
  }

  private addTimes(row: number, from: TrafficColumns, fromRow: number): void {
    const firstSeconds = from.firstSeconds[fromRow]
    const firstNanoseconds = from.firstNanoseconds[fromRow]
    const first = this.firstSeconds[row]
    if (firstSeconds < first || (firstSeconds === first && firstNanoseconds < this.firstNanoseconds[row])) {
      this.firstSeconds[row] = firstSeconds
      this.firstNanoseconds[row] = firstNanoseconds
    }
    const lastSeconds = from.lastSeconds[fromRow]
    const lastNanoseconds = from.lastNanoseconds[fromRow]
    const last = this.lastSeconds[row]
    if (lastSeconds > last || (lastSeconds === last && lastNanoseconds > this.lastNanoseconds[row])) {
      this.lastSeconds[row] = lastSeconds
      this.lastNanoseconds[row] = lastNanoseconds
    }
  }

  /** Views on the first `count` rows. */
  slice(count: number): TrafficColumns {
    return {
      framesAToB: this.framesAToB.values.subarray(0, count),
      framesBToA: this.framesBToA.values.subarray(0, count),
      bytesAToB: this.bytesAToB.values.subarray(0, count),
      bytesBToA: this.bytesBToA.values.subarray(0, count),
      payloadAToB: this.payloadAToB.values.subarray(0, count),
      payloadBToA: this.payloadBToA.values.subarray(0, count),
      goodputAToB: this.goodputAToB.values.subarray(0, count),
      goodputBToA: this.goodputBToA.values.subarray(0, count),
      firstSeconds: this.firstSeconds.subarray(0, count),
      firstNanoseconds: this.firstNanoseconds.subarray(0, count),
      lastSeconds: this.lastSeconds.subarray(0, count),
      lastNanoseconds: this.lastNanoseconds.subarray(0, count),
      firstCaptureIds: this.firstCaptureIds.subarray(0, count),
      firstRecords: this.firstRecords.subarray(0, count),
      firstIsBToA: this.firstIsBToA.subarray(0, count),
    }
  }
}
