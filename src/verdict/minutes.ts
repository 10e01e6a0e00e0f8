// Minute buckets in order. In: the unsorted buckets of a Summary. Out: the order by row and minute, and the outbound bytes in that
// order. The order depends on the Summary only, the bytes on direction and measure.

import type { Summary } from '../engine/index'
import type { Directions } from './direction'
import { measured } from './measure'
import { groupBy } from './rank/group'
import { minuteOrder } from './rank/minute-order'
import type { RowIndex } from './rows-of-pairs'
import type { Measure } from './types'
import type { MinuteSeries } from './windows'

/** Up to this many minutes are put in order one by one: most rows have a few, and most of those came in order. */
const FEW = 24

/** Buckets of row r are entries starts[r] to starts[r + 1] - 1, by ascending minute; a minute may stand twice. */
export interface MinuteOrder {
  starts: Uint32Array
  /** Bucket id of each entry. */
  members: Uint32Array
  /** Minute of each entry. */
  minutes: Int32Array
}

export function orderMinutes(summary: Summary, index: RowIndex): MinuteOrder {
  const { buckets } = summary
  const rowOfBucket = new Int32Array(buckets.count)
  for (let i = 0; i < buckets.count; i++) rowOfBucket[i] = index.rowOfPair[buckets.pairIds[i]]
  const { starts, members } = groupBy(rowOfBucket, buckets.count, index.count)
  const minutes = new Int32Array(members.length)
  for (let i = 0; i < members.length; i++) minutes[i] = buckets.minutes[members[i]]
  const order = { starts, members, minutes }
  for (let row = 0; row < index.count; row++) sortRow(order, starts[row], starts[row + 1])
  return order
}

/** Bytes out of each row by minute. Buckets of pairs that count elsewhere are 0, so that no minute is weighed twice. */
export function outSeries(
  { buckets }: Summary,
  order: MinuteOrder,
  { isFlipped, isCounted }: Directions,
  measure: Measure,
): MinuteSeries {
  const { starts, members, minutes } = order
  const { aToB, bToA } = measured(buckets, measure)
  const values = new Float64Array(members.length)
  for (let row = 0; row < isFlipped.length; row++) {
    const out = isFlipped[row] === 1 ? bToA : aToB
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      const bucket = members[i]
      values[i] = isCounted === null || isCounted[buckets.pairIds[bucket]] === 1 ? out[bucket] : 0
    }
  }
  return { starts, minutes, values }
}

/** Puts entries [from, to) in order of minutes; those of one minute stay as they came. */
function sortRow({ members, minutes }: MinuteOrder, from: number, to: number): void {
  if (to - from > FEW) {
    sortLongRow(members, minutes, from, to)
    return
  }
  for (let i = from + 1; i < to; i++) {
    const minute = minutes[i]
    const member = members[i]
    let at = i
    for (; at > from && minutes[at - 1] > minute; at--) {
      minutes[at] = minutes[at - 1]
      members[at] = members[at - 1]
    }
    minutes[at] = minute
    members[at] = member
  }
}

function sortLongRow(members: Uint32Array, minutes: Int32Array, from: number, to: number): void {
  let at = from + 1
  while (at < to && minutes[at - 1] <= minutes[at]) at++
  if (at === to) return
  const positions = minuteOrder(minutes.subarray(from, to))
  const sortedMinutes = Int32Array.from(positions, (position) => minutes[from + position])
  members.set(
    Uint32Array.from(positions, (position) => members[from + position]),
    from,
  )
  minutes.set(sortedMinutes, from)
}
