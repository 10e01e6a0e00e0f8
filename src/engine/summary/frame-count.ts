// What one frame, or several that waited together, adds to a row. In: nothing. Out: the type and a reusable value.

export interface FrameCount {
  frames: number
  /** Original lengths, and payload, in bytes. */
  bytes: number
  payload: number
  /** Bytes of payload that were not seen before. */
  goodput: number
  /** Seconds are Infinity for a frame without a time. */
  firstSeconds: number
  firstNanoseconds: number
  /** Seconds are -Infinity for a frame without a time. */
  lastSeconds: number
  lastNanoseconds: number
  /** Record number, from 1. */
  record: number
  isBToA: boolean
}

export function newFrameCount(): FrameCount {
  return {
    frames: 0,
    bytes: 0,
    payload: 0,
    goodput: 0,
    firstSeconds: 0,
    firstNanoseconds: 0,
    lastSeconds: 0,
    lastNanoseconds: 0,
    record: 0,
    isBToA: false,
  }
}
