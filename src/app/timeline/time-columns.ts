// Timeline → columns as the charts want them. Bucket i starts at x[i]; one more x closes the last bucket. null is "no
// capture here" and is never drawn as zero.

import type { Timeline } from '../../verdict/index'

type Column = (number | null)[]

export interface MirrorColumns {
  x: number[]
  out: Column
  highlighted: Column
  /** Negative: below the axis. */
  minusIn: Column
  /** Round ends of the two sides; each column is a share of its own side. */
  outMax: number
  inMax: number
}

export interface PeakColumns {
  x: number[]
  peak: Column
  /** The same where it reaches the threshold. */
  over: Column
  /** Ends of the logarithmic axis. */
  floor: number
  top: number
}

export const BUCKET_SECONDS = 60

export function bucketStarts(timeline: Timeline): number[] {
  const { startMinute, bucketMinutes, outBytes } = timeline
  return Array.from({ length: outBytes.length + 1 }, (_, i) => (startMinute + i * bucketMinutes) * BUCKET_SECONDS)
}

export function mirrorColumns(timeline: Timeline): MirrorColumns {
  const outMax = roundUp(Math.max(1, ...timeline.outBytes))
  const inMax = roundUp(Math.max(1, ...timeline.inBytes))
  return {
    x: bucketStarts(timeline),
    out: shares(timeline, timeline.outBytes, outMax),
    highlighted: shares(timeline, timeline.highlightedOutBytes, outMax),
    minusIn: shares(timeline, timeline.inBytes, -inMax),
    outMax,
    inMax,
  }
}

export function peakColumns(timeline: Timeline, thresholdBytes: number): PeakColumns {
  const { peakBytes, covered } = timeline
  const largest = Math.max(thresholdBytes, ...peakBytes)
  const smallest = Math.min(thresholdBytes, ...peakBytes.filter((bytes) => bytes > 0))
  // At least two decades, at most six, so that the line keeps a shape.
  const floor = 10 ** Math.max(Math.floor(Math.log10(largest)) - 6, Math.floor(Math.log10(Math.max(1, smallest / 3))))
  const peak: Column = peakBytes.map((bytes, i) => (covered[i] ? Math.max(floor, bytes) : null))
  const over: Column = peakBytes.map((bytes, i) => (covered[i] && bytes >= thresholdBytes ? bytes : null))
  return {
    x: bucketStarts(timeline),
    peak: [...peak, peak.at(-1) ?? null],
    over: [...over, null],
    floor,
    // Room for the name of the threshold above its line.
    top: largest * 4,
  }
}

/** The next 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((step) => step * power >= value * 0.999_999) ?? 10
  return factor * power
}

/** The bucket that holds a moment, as an index; null outside. */
export function bucketAt(timeline: Timeline, seconds: number): number | null {
  const index = Math.floor((seconds / BUCKET_SECONDS - timeline.startMinute) / timeline.bucketMinutes)
  return index >= 0 && index < timeline.outBytes.length ? index : null
}

function shares(timeline: Timeline, column: number[], max: number): Column {
  const values: Column = column.map((bytes, i) => (timeline.covered[i] ? bytes / max : null))
  return [...values, null]
}
