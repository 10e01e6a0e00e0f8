// The exact sliding maximum V (detection.md section 5). In: times and new bytes of packets that were read again. Out: V with the times of
// its first and last packet.

import type { Time } from '../types'

/** Packets that carried new bytes out, by time. Columns of equal length. */
export interface OutEvents {
  seconds: Uint32Array
  nanoseconds: Uint32Array
  bytes: Float64Array
}

export interface ExactWindow {
  bytes: number
  /** Of the earliest largest window; null when there are no bytes. */
  first: Time | null
  last: Time | null
}

/** max over i of the sum of bytes in [t_i, t_i + W): half-open. Both ends move forward only. */
export function exactWindow(events: OutEvents, windowSeconds: number): ExactWindow {
  const { bytes } = events
  let most = 0
  let first = -1
  let last = -1
  let sum = 0
  let next = 0
  for (let i = 0; i < bytes.length; i++) {
    while (next < bytes.length && isWithin(events, i, next, windowSeconds)) sum += bytes[next++]
    if (sum > most) {
      most = sum
      first = i
      last = next - 1
    }
    sum -= bytes[i]
  }
  return { bytes: most, first: timeAt(events, first), last: timeAt(events, last) }
}

/** Whole seconds and nanoseconds apart: a double of both would round at the edge. */
function isWithin({ seconds, nanoseconds }: OutEvents, from: number, at: number, windowSeconds: number): boolean {
  const apart = seconds[at] - seconds[from]
  if (apart !== windowSeconds) return apart < windowSeconds
  return nanoseconds[at] < nanoseconds[from]
}

function timeAt({ seconds, nanoseconds }: OutEvents, at: number): Time | null {
  return at < 0 ? null : { seconds: seconds[at], nanoseconds: nanoseconds[at] }
}
