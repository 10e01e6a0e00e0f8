// What the captures cover of the time they span (the gates "overlap" and "clock" of detection.md section 13). In: the captures of a
// Summary. Out: stretches with their number of captures, holes, and overlaps: no suspects must never mean no capture.

import type { CaptureSummary } from '../engine/index'
import type { Coverage, CoverageSpan, Timeline } from './types'

/** Stretches drawn; more are joined to their neighbours. */
const MOST_SPANS = 400
const MOST_OVERLAPS = 100
/** A shorter silence between two captures is the change from one file to the next. */
const GAP_SECONDS = 60
/** Captures that touch by less are the same change seen from the other side. */
const OVERLAP_SECONDS = 1

export function coverageOf(captures: readonly CaptureSummary[]): Coverage {
  const ranges = captures
    .filter((capture) => Number.isFinite(capture.firstSeconds) && Number.isFinite(capture.lastSeconds))
    .map((capture) => ({ name: capture.name, from: capture.firstSeconds, to: capture.lastSeconds }))
    .sort((x, y) => x.from - y.from || x.to - y.to)
  const spans = spansOf(ranges)
  const covered = spans.reduce((sum, span) => sum + span.toSeconds - span.fromSeconds, 0)
  const first = spans.at(0)
  const last = spans.at(-1)
  return {
    fromSeconds: first?.fromSeconds ?? Number.NaN,
    toSeconds: last?.toSeconds ?? Number.NaN,
    coveredSeconds: covered,
    spans: thinned(spans),
    overlaps: overlapsOf(ranges),
  }
}

interface Range {
  name: string
  from: number
  to: number
}

/** Sweeps over starts and ends: one stretch for each change of the number of captures. */
function spansOf(ranges: readonly Range[]): CoverageSpan[] {
  const edges = ranges.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ])
  edges.sort((x, y) => x.at - y.at || y.step - x.step)
  const spans: CoverageSpan[] = []
  let captures = 0
  let from = 0
  for (const { at, step } of edges) {
    if (captures > 0 && at > from) addSpan(spans, { fromSeconds: from, toSeconds: at, captures })
    captures += step
    from = at
  }
  return spans
}

/** Joins a stretch to the one before when the hole between them is no gap and both have as many captures. */
function addSpan(spans: CoverageSpan[], span: CoverageSpan): void {
  const last = spans.at(-1)
  const isNext = last !== undefined && span.fromSeconds - last.toSeconds < GAP_SECONDS
  if (last !== undefined && isNext && last.captures === span.captures) last.toSeconds = span.toSeconds
  else spans.push(span)
}

/** Drops the shortest holes until no more than MOST_SPANS stretches are left. */
function thinned(spans: CoverageSpan[]): CoverageSpan[] {
  if (spans.length <= MOST_SPANS) return spans
  const group = Math.ceil(spans.length / MOST_SPANS)
  const joined: CoverageSpan[] = []
  for (let at = 0; at < spans.length; at += group) {
    const part = spans.slice(at, at + group)
    joined.push({
      fromSeconds: part[0].fromSeconds,
      toSeconds: part[part.length - 1].toSeconds,
      captures: Math.max(...part.map((span) => span.captures)),
    })
  }
  return joined
}

function overlapsOf(ranges: readonly Range[]): Coverage['overlaps'] {
  const overlaps: Coverage['overlaps'] = []
  let reach: Range | null = null
  for (const range of ranges) {
    if (reach !== null && reach.to - range.from > OVERLAP_SECONDS && overlaps.length < MOST_OVERLAPS) {
      overlaps.push({
        captures: [reach.name, range.name],
        fromSeconds: range.from,
        toSeconds: Math.min(reach.to, range.to),
      })
    }
    if (reach === null || range.to > reach.to) reach = range
  }
  return overlaps
}

/** What the captures cover, as sorted stretches [from, to] of whole seconds that do not touch. */
export function stretchesOf(captures: readonly CaptureSummary[]): [number, number][] {
  const stretches: [number, number][] = []
  const timed = captures.filter((capture) => !Number.isNaN(capture.firstSeconds))
  for (const capture of timed.sort((x, y) => x.firstSeconds - y.firstSeconds)) {
    const last = stretches[stretches.length - 1]
    if (last !== undefined && capture.firstSeconds <= last[1]) last[1] = Math.max(last[1], capture.lastSeconds)
    else stretches.push([capture.firstSeconds, capture.lastSeconds])
  }
  return stretches
}

/** The holes between stretches that are longer than a change of files. */
export function gapsBetween(stretches: readonly [number, number][]): Timeline['gaps'] {
  const gaps: Timeline['gaps'] = []
  for (let i = 1; i < stretches.length; i++) {
    const [fromSeconds, toSeconds] = [stretches[i - 1][1], stretches[i][0]]
    if (toSeconds - fromSeconds > GAP_SECONDS) gaps.push({ fromSeconds, toSeconds })
  }
  return gaps
}
