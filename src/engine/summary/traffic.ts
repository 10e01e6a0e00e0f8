// The counters that pair and conversation rows share, as growing columns. In: rows of another Summary. Out: sums.

import { growFloat64, growInt32, growUint8, growUint32 } from '../bytes/columns'
import type { TrafficColumns } from './summary'

export class Traffic implements TrafficColumns {
  framesAToB: Float64Array
  framesBToA: Float64Array
  bytesAToB: Float64Array
  bytesBToA: Float64Array
  payloadAToB: Float64Array
  payloadBToA: Float64Array
  goodputAToB: Float64Array
  goodputBToA: Float64Array
  firstSeconds: Float64Array
  firstNanoseconds: Uint32Array
  lastSeconds: Float64Array
  lastNanoseconds: Uint32Array
  firstCaptureIds: Int32Array
  firstRecords: Float64Array
  firstIsBToA: Uint8Array

  constructor(capacity: number) {
    this.framesAToB = new Float64Array(capacity)
    this.framesBToA = new Float64Array(capacity)
    this.bytesAToB = new Float64Array(capacity)
    this.bytesBToA = new Float64Array(capacity)
    this.payloadAToB = new Float64Array(capacity)
    this.payloadBToA = new Float64Array(capacity)
    this.goodputAToB = new Float64Array(capacity)
    this.goodputBToA = new Float64Array(capacity)
    this.firstSeconds = new Float64Array(capacity)
    this.firstNanoseconds = new Uint32Array(capacity)
    this.lastSeconds = new Float64Array(capacity)
    this.lastNanoseconds = new Uint32Array(capacity)
    this.firstCaptureIds = new Int32Array(capacity)
    this.firstRecords = new Float64Array(capacity)
    this.firstIsBToA = new Uint8Array(capacity)
  }

  grow(capacity: number): void {
    this.framesAToB = growFloat64(this.framesAToB, capacity)
    this.framesBToA = growFloat64(this.framesBToA, capacity)
    this.bytesAToB = growFloat64(this.bytesAToB, capacity)
    this.bytesBToA = growFloat64(this.bytesBToA, capacity)
    this.payloadAToB = growFloat64(this.payloadAToB, capacity)
    this.payloadBToA = growFloat64(this.payloadBToA, capacity)
    this.goodputAToB = growFloat64(this.goodputAToB, capacity)
    this.goodputBToA = growFloat64(this.goodputBToA, capacity)
    this.firstSeconds = growFloat64(this.firstSeconds, capacity)
    this.firstNanoseconds = growUint32(this.firstNanoseconds, capacity)
    this.lastSeconds = growFloat64(this.lastSeconds, capacity)
    this.lastNanoseconds = growUint32(this.lastNanoseconds, capacity)
    this.firstCaptureIds = growInt32(this.firstCaptureIds, capacity)
    this.firstRecords = growFloat64(this.firstRecords, capacity)
    this.firstIsBToA = growUint8(this.firstIsBToA, capacity)
  }

  /** Sets a row to nothing counted: the neutral element of adding. */
  start(row: number): void {
    this.framesAToB[row] = 0
    this.framesBToA[row] = 0
    this.bytesAToB[row] = 0
    this.bytesBToA[row] = 0
    this.payloadAToB[row] = 0
    this.payloadBToA[row] = 0
    this.goodputAToB[row] = 0
    this.goodputBToA[row] = 0
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
    this.framesAToB[row] += from.framesAToB[fromRow]
    this.framesBToA[row] += from.framesBToA[fromRow]
    this.bytesAToB[row] += from.bytesAToB[fromRow]
    this.bytesBToA[row] += from.bytesBToA[fromRow]
    this.payloadAToB[row] += from.payloadAToB[fromRow]
    this.payloadBToA[row] += from.payloadBToA[fromRow]
    this.goodputAToB[row] += from.goodputAToB[fromRow]
    this.goodputBToA[row] += from.goodputBToA[fromRow]
    this.addTimes(row, from, fromRow)
    if (!isEarlier) return
    this.firstCaptureIds[row] = captureId
    this.firstRecords[row] = from.firstRecords[fromRow]
    this.firstIsBToA[row] = from.firstIsBToA[fromRow]
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
      framesAToB: this.framesAToB.subarray(0, count),
      framesBToA: this.framesBToA.subarray(0, count),
      bytesAToB: this.bytesAToB.subarray(0, count),
      bytesBToA: this.bytesBToA.subarray(0, count),
      payloadAToB: this.payloadAToB.subarray(0, count),
      payloadBToA: this.payloadBToA.subarray(0, count),
      goodputAToB: this.goodputAToB.subarray(0, count),
      goodputBToA: this.goodputBToA.subarray(0, count),
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
