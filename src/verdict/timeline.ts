// The month as at most 720 buckets. In: minute buckets with their direction, and what the captures cover. Out: bytes out and
// in, the largest window of any one row, and where nothing was captured: a gap is never a zero.

import type { CaptureSummary, Summary } from '../engine/index'
import { gapsBetween, stretchesOf } from './coverage'
import { CROSSING, type Directions } from './direction'
import { measured } from './measure'
import type { RowIndex } from './rows-of-pairs'
import type { Measure, Timeline } from './types'
import type { MinuteSeries, Peaks } from './windows'

const MOST_BUCKETS = 720
const HOUR = 60
const DAY = 24 * HOUR
/** Widths that divide a day or are whole days, so that edges fall where a reader of a clock expects them. */
const WIDTHS = [1, 2, 5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY]
/** 1990 and 2100: times outside are those of a clock that was never set (E-TIME0). They are drawn only if there are no others. */
const EARLIEST_MINUTE = 631_152_000 / 60
const LATEST_MINUTE = 4_102_444_800 / 60

/** All of the picture that the threshold does not change. */
export interface TimelineBase {
  startMinute: number
  bucketMinutes: number
  count: number
  out: Float64Array
  in: Float64Array
  peak: Float64Array
  /** Slot of each entry of the row series, -1 outside the picture. */
  slots: Int16Array
}

export function timelineBase(
  summary: Summary,
  index: RowIndex,
  directions: Directions,
  measure: Measure,
  series: MinuteSeries,
  peaks: Peaks,
): TimelineBase {
  const grid = gridOf(rangeOf(summary))
  const base = {
    ...grid,
    out: new Float64Array(grid.count),
    in: new Float64Array(grid.count),
    peak: new Float64Array(grid.count),
    slots: new Int16Array(series.minutes.length).fill(-1),
  }
  // Columns in names of their own: read through `base`, each of millions of steps would look them up again.
  const { out, peak, slots } = base
  const { starts, minutes, values } = series
  const { roles } = directions
  const { windowSums } = peaks
  for (let row = 0; row + 1 < starts.length; row++) {
    if (roles[row] !== CROSSING) continue
    const end = starts[row + 1]
    for (let i = starts[row]; i < end; i++) {
      const slot = slotOf(grid, minutes[i])
      slots[i] = slot
      if (slot < 0) continue
      out[slot] += values[i]
      if (values[i] > 0 && windowSums[i] > peak[slot]) peak[slot] = windowSums[i]
    }
  }
  addInbound(base, summary, index, directions, measure)
  return base
}

/** Inbound minutes have no window to be walked, so they are added as they stand. */
function addInbound(
  base: TimelineBase,
  { buckets }: Summary,
  index: RowIndex,
  { roles, isFlipped, isCounted }: Directions,
  measure: Measure,
): void {
  const { aToB, bToA } = measured(buckets, measure)
  for (let i = 0; i < buckets.count; i++) {
    const row = index.rowOfPair[buckets.pairIds[i]]
    if (roles[row] !== CROSSING || (isCounted !== null && isCounted[buckets.pairIds[i]] === 0)) continue
    const slot = slotOf(base, buckets.minutes[i])
    if (slot >= 0) base.in[slot] += isFlipped[row] === 1 ? aToB[i] : bToA[i]
  }
}

/** The picture at one threshold: adds up the minutes of the rows that are over it. */
export function timelineAt(
  base: TimelineBase,
  captures: readonly CaptureSummary[],
  series: MinuteSeries,
  isOver: (row: number) => boolean,
): Timeline {
  const highlighted = new Float64Array(base.count)
  for (let row = 0; row + 1 < series.starts.length; row++) {
    if (!isOver(row)) continue
    for (let i = series.starts[row]; i < series.starts[row + 1]; i++) {
      if (base.slots[i] >= 0) highlighted[base.slots[i]] += series.values[i]
    }
  }
  const stretches = stretchesOf(captures)
  return {
    startMinute: base.startMinute,
    bucketMinutes: base.bucketMinutes,
    outBytes: Array.from(base.out),
    inBytes: Array.from(base.in),
    highlightedOutBytes: Array.from(highlighted),
    peakBytes: Array.from(base.peak),
    covered: coveredSlots(base, stretches),
    gaps: gapsBetween(stretches),
  }
}

function coveredSlots(base: TimelineBase, stretches: [number, number][]): boolean[] {
  const covered = new Array<boolean>(base.count).fill(false)
  for (const [from, to] of stretches) {
    const first = Math.floor((Math.floor(from / 60) - base.startMinute) / base.bucketMinutes)
    const last = Math.floor((Math.floor(to / 60) - base.startMinute) / base.bucketMinutes)
    for (let slot = Math.max(0, first); slot <= Math.min(base.count - 1, last); slot++) covered[slot] = true
  }
  return covered
}

/** First and last minute to draw: of buckets and captures, without impossible times as long as there are possible ones. */
function rangeOf(summary: Summary): [number, number] {
  const possible: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const all: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const see = (minute: number): void => {
    widen(all, minute)
    if (minute >= EARLIEST_MINUTE && minute < LATEST_MINUTE) widen(possible, minute)
  }
  for (let i = 0; i < summary.buckets.count; i++) see(summary.buckets.minutes[i])
  for (const capture of summary.captures) {
    if (Number.isNaN(capture.firstSeconds)) continue
    see(Math.floor(capture.firstSeconds / 60))
    see(Math.floor(capture.lastSeconds / 60))
  }
  return possible[0] <= possible[1] ? possible : all
}

function widen(range: [number, number], minute: number): void {
  if (minute < range[0]) range[0] = minute
  if (minute > range[1]) range[1] = minute
}

function gridOf([first, last]: [number, number]): Pick<TimelineBase, 'startMinute' | 'bucketMinutes' | 'count'> {
  if (first > last) return { startMinute: 0, bucketMinutes: 1, count: 0 }
  const days = Math.ceil((last - first + 1) / DAY / (MOST_BUCKETS - 1))
  for (const width of [...WIDTHS, days * DAY]) {
    const startMinute = Math.floor(first / width) * width
    const count = Math.floor((last - startMinute) / width) + 1
    if (count <= MOST_BUCKETS) return { startMinute, bucketMinutes: width, count }
  }
  throw new Error('a timeline of whole days always fits')
}

function slotOf(grid: Pick<TimelineBase, 'startMinute' | 'bucketMinutes' | 'count'>, minute: number): number {
  const offset = minute - grid.startMinute
  // Inside the picture the quotient is small, so it may be cut as an integer, which is faster than Math.floor.
  return offset >= 0 && offset < grid.count * grid.bucketMinutes ? (offset / grid.bucketMinutes) | 0 : -1
}
