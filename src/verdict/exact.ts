// The exact sliding maximum V of a row whose packets were read again (detection.md section 5). In: the times and new bytes of its packets
// out. Out: V with its first and last packet; and the row settled by it, where its minutes left it between the bounds.

import { CROSSING } from './direction'
import type { Judgement } from './judgement'

/** Packets of one row that carried new bytes out, by time. */
export interface OutEvents {
  seconds: Float64Array
  nanoseconds: Uint32Array
  bytes: Float64Array
}

export interface ExactWindow {
  bytes: number
  /** Indexes of the first and the last packet of the earliest largest window; -1 when there are none. */
  first: number
  last: number
}

/** max over i of the sum of bytes in [t_i, t_i + W): half-open. Both ends move forward only. */
export function exactWindow({ seconds, nanoseconds, bytes }: OutEvents, windowSeconds: number): ExactWindow {
  const best: ExactWindow = { bytes: 0, first: -1, last: -1 }
  let sum = 0
  let next = 0
  for (let i = 0; i < bytes.length; i++) {
    while (next < bytes.length && isWithin(seconds, nanoseconds, i, next, windowSeconds)) sum += bytes[next++]
    if (sum > best.bytes) Object.assign(best, { bytes: sum, first: i, last: next - 1 })
    sum -= bytes[i]
  }
  return best
}

/** Whole seconds and nanoseconds apart: a double of both would round at the edge. */
function isWithin(
  seconds: Float64Array,
  nanoseconds: Uint32Array,
  from: number,
  at: number,
  windowSeconds: number,
): boolean {
  const apart = seconds[at] - seconds[from]
  if (apart !== windowSeconds) return apart < windowSeconds
  return nanoseconds[at] < nanoseconds[from]
}

/** Rows between the bounds at this threshold, largest upper bound first: those worth reading again. */
export function borderlineRows({ directions, volumes }: Judgement, thresholdBytes: number, limit: number): number[] {
  const { atLeast, atMost } = volumes.peaks
  const rows: number[] = []
  for (let row = 0; row < atLeast.length; row++) {
    const isBetween = atLeast[row] < thresholdBytes && atMost[row] >= thresholdBytes
    if (isBetween && directions.roles[row] === CROSSING) rows.push(row)
  }
  return rows.sort((x, y) => atMost[y] - atMost[x] || x - y).slice(0, limit)
}

/**
 * Sets both bounds of a row to V. Answers false, and changes nothing, when V lies outside the bounds: then the packets are not those that
 * were counted, and the row stays as it was. What was kept of the judgement (lists, overviews) is void after it.
 */
export function settleRow(
  { volumes }: Judgement,
  row: number,
  { bytes, first, last }: ExactWindow,
  { seconds }: OutEvents,
): boolean {
  const { peaks } = volumes
  if (bytes < peaks.atLeast[row] || bytes > peaks.atMost[row]) return false
  peaks.atLeast[row] = bytes
  peaks.atMost[row] = bytes
  if (first >= 0) {
    peaks.startMinutes[row] = Math.floor(seconds[first] / 60)
    peaks.endMinutes[row] = Math.floor(seconds[last] / 60)
  }
  volumes.hostPeaks.clear()
  return true
}
