// A frame as the capture builders take it, and its times. In: when, and what. Out: plain data.

export interface TestFrame {
  bytes: Uint8Array
  /** What the record says of the length on the wire; absent: bytes.length. */
  originalLength?: number
  /** What the record says of the captured length, true or not; absent: bytes.length. */
  capturedLength?: number
  /** Whole seconds since 1970 (UTC), and nanoseconds from 0 to 999,999,999. */
  seconds: number
  nanoseconds: number
}

/** Whole seconds since 1970, or seconds with nanoseconds. */
export type At = number | { seconds: number; nanoseconds: number }

/** 2015-03-12T00:00:00Z: the time of a frame that names none. */
export const DEFAULT_SECONDS = 1_426_118_400

export function timeOf(at: At = DEFAULT_SECONDS): { seconds: number; nanoseconds: number } {
  return typeof at === 'number' ? { seconds: at, nanoseconds: 0 } : { seconds: at.seconds, nanoseconds: at.nanoseconds }
}

/** Any bytes as a frame. */
export function frameOf(bytes: Uint8Array, at?: At): TestFrame {
  return { bytes, ...timeOf(at) }
}

/** The frame cut to a snaplen; it keeps its true original length. */
export function snap(frame: TestFrame, capturedLength: number): TestFrame {
  const originalLength = frame.originalLength ?? frame.bytes.length
  return { ...frame, bytes: frame.bytes.slice(0, capturedLength), originalLength }
}
