// Minute buckets in order. In: the unsorted buckets of a Summary. Out: the order by row and minute, and the outbound bytes of
// each in that order. The order depends on the Summary only, the bytes on direction and measure.

import type { Summary } from '../engine/index'
import { CROSSING, type Directions, NOT_COUNTED } from './direction'
import { type Grouped, groupBy } from './rank/group'
import { sortByWords } from './rank/radix'
import type { RowIndex } from './rows-of-pairs'
import type { Measure } from './types'
import type { MinuteSeries } from './windows'

/** Up to this span (two years) minutes are counted, beyond it (a clock that was wrong) they are sorted by their bits. */
const COUNTED_MINUTES = 1 << 20

export interface MinuteOrder {
  /** Bucket ids by ascending minute. */
  byMinute: Uint32Array
  /** Bucket ids by row, then minute. */
  byRow: Grouped
  /** Row of each bucket. */
  rowOfBucket: Int32Array
}

/** Bytes of each bucket by its id, and which way they went. */
export interface BucketBytes {
  out: Float64Array
  in: Float64Array
}

export function orderMinutes(summary: Summary, index: RowIndex): MinuteOrder {
  const { buckets } = summary
  const byMinute = sortByMinute(buckets.minutes, buckets.count)
  const rowOfBucket = new Int32Array(buckets.count)
  for (let i = 0; i < buckets.count; i++) rowOfBucket[i] = index.rowOfPair[buckets.pairIds[i]]
  return { byMinute, rowOfBucket, byRow: groupBy(rowOfBucket, buckets.count, index.count, byMinute) }
}

/** Buckets of pairs that count elsewhere are 0, so that no minute is weighed twice. */
export function bucketBytes(
  summary: Summary,
  order: MinuteOrder,
  directions: Directions,
  measure: Measure,
): BucketBytes {
  const { buckets } = summary
  const aToB = measure === 'payload' ? buckets.payloadAToB : buckets.bytesAToB
  const bToA = measure === 'payload' ? buckets.payloadBToA : buckets.bytesBToA
  const bytes = { out: new Float64Array(buckets.count), in: new Float64Array(buckets.count) }
  for (let i = 0; i < buckets.count; i++) {
    const row = order.rowOfBucket[i]
    if (directions.roles[row] === NOT_COUNTED || directions.isCounted[buckets.pairIds[i]] === 0) continue
    const isFlipped = directions.isFlipped[row] === 1
    bytes.out[i] = isFlipped ? bToA[i] : aToB[i]
    bytes.in[i] = isFlipped ? aToB[i] : bToA[i]
  }
  return bytes
}

/** The buckets of groups as a series: outbound bytes only, which is what a window sums. */
export function seriesOf(summary: Summary, groups: Grouped, out: Float64Array): MinuteSeries {
  const count = groups.members.length
  const series = { starts: groups.starts, minutes: new Int32Array(count), values: new Float64Array(count) }
  for (let i = 0; i < count; i++) {
    series.minutes[i] = summary.buckets.minutes[groups.members[i]]
    series.values[i] = out[groups.members[i]]
  }
  return series
}

/** Buckets of crossing rows by inside host, then minute. */
export function groupByHost(order: MinuteOrder, directions: Directions, hostOfRow: Int32Array, hosts: number): Grouped {
  const count = order.rowOfBucket.length
  const keys = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const row = order.rowOfBucket[i]
    keys[i] = directions.roles[row] === CROSSING ? hostOfRow[row] : -1
  }
  return groupBy(keys, count, hosts, order.byMinute)
}

function sortByMinute(minutes: Int32Array, count: number): Uint32Array {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    low = Math.min(low, minutes[i])
    high = Math.max(high, minutes[i])
  }
  if (count === 0) return new Uint32Array(0)
  const offsets = new Int32Array(count)
  const span = high - low + 1
  // A span beyond 2^31 wraps to negative offsets; read back as unsigned words they are still in order.
  for (let i = 0; i < count; i++) offsets[i] = minutes[i] - low
  if (span <= COUNTED_MINUTES) return groupBy(offsets, count, span).members
  const all = Uint32Array.from({ length: count }, (_, i) => i)
  return sortByWords(all, [new Uint32Array(offsets.buffer)])
}
