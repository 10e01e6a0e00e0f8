// The counters that pair and conversation rows share, as growing columns. In: frames, or rows of another Summary. Out: sums.

import { growFloat64, growInt32, growUint8, growUint32 } from '../bytes/columns'
import type { TrafficColumns } from './summary'

/** One frame as the tables see it; reused. */
export interface FrameCount {
  frames: number
  bytes: number
  payload: number
  /** Seconds are Infinity for a frame without a time. */
  firstSeconds: number
  firstNanoseconds: number
  /** Seconds are -Infinity for a frame without a time. */
  lastSeconds: number
  lastNanoseconds: number
  captureId: number
  record: number
  isBToA: boolean
}

export class Traffic implements TrafficColumns {
  framesAToB: Float64Array
  framesBToA: Float64Array
  bytesAToB: Float64Array
  bytesBToA: Float64Array
  payloadAToB: Float64Array
  payloadBToA: Float64Array
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
    this.firstSeconds = growFloat64(this.firstSeconds, capacity)
    this.firstNanoseconds = growUint32(this.firstNanoseconds, capacity)
    this.lastSeconds = growFloat64(this.lastSeconds, capacity)
    this.lastNanoseconds = growUint32(this.lastNanoseconds, capacity)
    this.firstCaptureIds = growInt32(this.firstCaptureIds, capacity)
    this.firstRecords = growFloat64(this.firstRecords, capacity)
    this.firstIsBToA = growUint8(this.firstIsBToA, capacity)
  }

  /** Sets a row to nothing counted: the neutral element of adding. */
  clear(row: number): void {
    this.framesAToB[row] = 0
    this.framesBToA[row] = 0
    this.bytesAToB[row] = 0
    this.bytesBToA[row] = 0
    this.payloadAToB[row] = 0
    this.payloadBToA[row] = 0
    this.firstSeconds[row] = Number.POSITIVE_INFINITY
    this.firstNanoseconds[row] = 0
    this.lastSeconds[row] = Number.NEGATIVE_INFINITY
    this.lastNanoseconds[row] = 0
    this.firstCaptureIds[row] = -1
    this.firstRecords[row] = Number.POSITIVE_INFINITY
    this.firstIsBToA[row] = 0
  }

  isTouched(row: number): boolean {
    return this.framesAToB[row] + this.framesBToA[row] > 0
  }

  /** Adds frames of one direction that come later in the capture than what the row holds, or elsewhere in it. */
  addFrames(row: number, count: FrameCount): void {
    if (count.isBToA) {
      this.framesBToA[row] += count.frames
      this.bytesBToA[row] += count.bytes
      this.payloadBToA[row] += count.payload
    } else {
      this.framesAToB[row] += count.frames
      this.bytesAToB[row] += count.bytes
      this.payloadAToB[row] += count.payload
    }
    this.addTimes(row, count)
    if (count.record < this.firstRecords[row]) {
      this.firstCaptureIds[row] = count.captureId
      this.firstRecords[row] = count.record
      this.firstIsBToA[row] = count.isBToA ? 1 : 0
    }
  }

  private addTimes(row: number, count: FrameCount): void {
    const { firstSeconds, firstNanoseconds, lastSeconds, lastNanoseconds } = count
    const first = this.firstSeconds[row]
    if (firstSeconds < first || (firstSeconds === first && firstNanoseconds < this.firstNanoseconds[row])) {
      this.firstSeconds[row] = firstSeconds
      this.firstNanoseconds[row] = firstNanoseconds
    }
    const last = this.lastSeconds[row]
    if (lastSeconds > last || (lastSeconds === last && lastNanoseconds > this.lastNanoseconds[row])) {
      this.lastSeconds[row] = lastSeconds
      this.lastNanoseconds[row] = lastNanoseconds
    }
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
    scratch.firstSeconds = from.firstSeconds[fromRow]
    scratch.firstNanoseconds = from.firstNanoseconds[fromRow]
    scratch.lastSeconds = from.lastSeconds[fromRow]
    scratch.lastNanoseconds = from.lastNanoseconds[fromRow]
    this.addTimes(row, scratch)
    if (!isEarlier) return
    this.firstCaptureIds[row] = captureId
    this.firstRecords[row] = from.firstRecords[fromRow]
    this.firstIsBToA[row] = from.firstIsBToA[fromRow]
  }

  /** Copies a row into another set of columns, as it is. */
  copyRow(row: number, into: Traffic, intoRow: number): void {
    into.framesAToB[intoRow] = this.framesAToB[row]
    into.framesBToA[intoRow] = this.framesBToA[row]
    into.bytesAToB[intoRow] = this.bytesAToB[row]
    into.bytesBToA[intoRow] = this.bytesBToA[row]
    into.payloadAToB[intoRow] = this.payloadAToB[row]
    into.payloadBToA[intoRow] = this.payloadBToA[row]
    into.firstSeconds[intoRow] = this.firstSeconds[row]
    into.firstNanoseconds[intoRow] = this.firstNanoseconds[row]
    into.lastSeconds[intoRow] = this.lastSeconds[row]
    into.lastNanoseconds[intoRow] = this.lastNanoseconds[row]
    into.firstCaptureIds[intoRow] = this.firstCaptureIds[row]
    into.firstRecords[intoRow] = this.firstRecords[row]
    into.firstIsBToA[intoRow] = this.firstIsBToA[row]
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

export function newFrameCount(): FrameCount {
  return {
    frames: 1,
    bytes: 0,
    payload: 0,
    firstSeconds: 0,
    firstNanoseconds: 0,
    lastSeconds: 0,
    lastNanoseconds: 0,
    captureId: 0,
    record: 0,
    isBToA: false,
  }
}

/** Reused by addRow for its times only. */
const scratch = newFrameCount()
