// Everything that hangs on measure and window, and nothing that hangs on the threshold. In: rows with their direction and
// minutes. Out: bytes, window bounds, hosts, timeline and histogram, so that a slider step only reads columns.

import type { Folded, Summary } from '../engine/index'
import { CROSSING, type Directions } from './direction'
import { type ExactLooks, NO_LOOKS, settledLook } from './exact/looks'
import { histogramOf } from './histogram'
import { type HostPeak, type Hosts, hostsOf } from './hosts'
import type { JudgedBy } from './judgement'
import { measured } from './measure'
import { type MinuteOrder, outSeries } from './minutes'
import { topOf } from './rank/top'
import type { RowIndex } from './rows-of-pairs'
import { type TimelineBase, timelineBase } from './timeline'
import type { Histogram, Measure } from './types'
import { type MinuteSeries, type Peaks, slidingPeaks, sumOf } from './windows'

/** What hangs on the measure alone. Columns have one entry a row. */
export interface Sizes {
  /** Out and in bytes of the chosen measure. */
  out: Float64Array
  in: Float64Array
  /** Bytes out by minute; its entries are what TimelineBase.slots and Peaks.windowSums speak of. */
  series: MinuteSeries
  hosts: Hosts
}

/** What hangs on the window too. */
export interface Volumes extends Sizes {
  directions: Directions
  /** What second looks have told; windows below hold it. */
  looks: ExactLooks
  windowMinutes: number
  peaks: Peaks
  /** See HostWindows. */
  hostPeaks: Map<number, HostPeak>
  /** First rows and hosts by sort, as far as asked for; see bars.ts. */
  rankings: Map<string, number[]>
  timeline: TimelineBase
  histogram: Histogram
  /** The crossing row with the largest window, undefined when none crosses. */
  largest: number | undefined
}

export function sizesOf(summary: Summary, order: MinuteOrder, directions: Directions, measure: Measure): Sizes {
  const sums = directedSums(directions, measure)
  const series = outSeries(summary, order, directions, measure)
  return { ...sums, series, hosts: hostsOf(directions, sums.out, sums.in) }
}

export function volumesOf(
  summary: Summary,
  index: RowIndex,
  directions: Directions,
  sizes: Sizes,
  { measure, windowMinutes, looks = NO_LOOKS }: JudgedBy,
): Volumes {
  const { roles } = directions
  const peaks = slidingPeaks(sizes.series, windowMinutes)
  settleRows(peaks, sizes.series, directions, sizes.out, windowMinutes)
  if (summary.folded !== undefined) settleFolded(peaks, directions, summary.folded)
  settlePeaks(peaks, looks, roles)
  const isCrossing = (row: number): boolean => roles[row] === CROSSING
  return {
    ...sizes,
    directions,
    looks,
    windowMinutes,
    peaks,
    hostPeaks: settledHosts(sizes.hosts, looks),
    rankings: new Map(),
    timeline: timelineBase(summary, index, directions, measure, sizes.series, peaks),
    histogram: histogramOf(peaks.atLeast, isCrossing),
    largest: topOf(roles.length, 1, (row) => (isCrossing(row) ? peaks.atLeast[row] : Number.NaN))[0],
  }
}

function directedSums(directions: Directions, measure: Measure): { out: Float64Array; in: Float64Array } {
  const { traffic, isFlipped } = directions
  const { aToB, bToA } = measured(traffic, measure)
  const count = isFlipped.length
  const sums = { out: new Float64Array(count), in: new Float64Array(count) }
  for (let row = 0; row < count; row++) {
    sums.out[row] = isFlipped[row] === 1 ? bToA[row] : aToB[row]
    sums.in[row] = isFlipped[row] === 1 ? aToB[row] : bToA[row]
  }
  return sums
}

/**
 * What the minutes alone cannot tell. A row seen for less than W lies in one window, so V is the sum of its minutes, exactly.
 * Frames without a time may have been in any window: they are in no L and in every U, so such a row is never passed over.
 */
function settleRows(
  peaks: Peaks,
  series: MinuteSeries,
  directions: Directions,
  out: Float64Array,
  windowMinutes: number,
): void {
  for (let row = 0; row < out.length; row++) {
    const timed = sumOf(series, row)
    const isShort = isShorterThan(directions, row, windowMinutes * 60)
    if (isShort && peaks.atLeast[row] < timed) takeAllMinutes(peaks, series, row)
    // Less than its minutes has only a row whose tunnelled frames count at an inner layer; it holds no window above its total.
    const untimed = Math.max(0, out[row] - timed)
    peaks.atLeast[row] = Math.min(out[row], isShort ? timed : peaks.atLeast[row])
    peaks.atMost[row] = Math.min(out[row], (isShort ? timed : peaks.atMost[row]) + untimed)
  }
}

/** A row of folded pairs is many receivers: none of them got more than a listed row can lack. Its sum stays in the totals. */
function settleFolded(peaks: Peaks, { aIds, bIds }: Directions, { othersIds, lackBytes }: Folded): void {
  const others = new Set(othersIds)
  for (let row = 0; row < aIds.length; row++) {
    if (!others.has(aIds[row]) && !others.has(bIds[row])) continue
    peaks.atLeast[row] = 0
    peaks.atMost[row] = Math.min(peaks.atMost[row], lackBytes)
  }
}

/** What the packets themselves told takes the place of the bounds. */
function settlePeaks(peaks: Peaks, looks: ExactLooks, roles: Uint8Array): void {
  if (looks.size === 0) return
  for (let row = 0; row < roles.length; row++) {
    const look = roles[row] === CROSSING ? settledLook(looks, { level: 'pair', row }) : undefined
    if (look === undefined) continue
    peaks.atLeast[row] = look.atLeast
    peaks.atMost[row] = look.atMost
    if (look.first === null || look.last === null) continue
    peaks.startMinutes[row] = Math.floor(look.first.seconds / 60)
    peaks.endMinutes[row] = Math.floor(look.last.seconds / 60)
  }
}

function settledHosts({ addressIds }: Hosts, looks: ExactLooks): Map<number, HostPeak> {
  const settled = new Map<number, HostPeak>()
  if (looks.size === 0) return settled
  addressIds.forEach((hostId, host) => {
    const look = settledLook(looks, { level: 'host', hostId })
    if (look !== undefined) settled.set(host, { atLeast: look.atLeast, atMost: look.atMost })
  })
  return settled
}

function isShorterThan(directions: Directions, row: number, seconds: number): boolean {
  const { firstSeconds, firstNanoseconds, lastSeconds, lastNanoseconds } = directions.traffic
  const span = lastSeconds[row] - firstSeconds[row]
  return span < seconds || (span === seconds && lastNanoseconds[row] < firstNanoseconds[row])
}

function takeAllMinutes(peaks: Peaks, series: MinuteSeries, row: number): void {
  let isFirst = true
  for (let i = series.starts[row]; i < series.starts[row + 1]; i++) {
    if (series.values[i] === 0) continue
    if (isFirst) peaks.startMinutes[row] = series.minutes[i]
    peaks.endMinutes[row] = series.minutes[i]
    isFirst = false
  }
}
