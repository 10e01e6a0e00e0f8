// Everything on the screen but the table. In: a judgement and the choices that read it. Out: an Overview. At a new threshold
// this is all that is computed again.

import { type CaptureSummary, captureNotices, emptyQuality, type Summary } from '../engine/index'
import { hostBars, pairBars } from './bars'
import { caseNotices } from './case-notices'
import { coverageOf } from './coverage'
import { CROSSING } from './direction'
import type { Judgement } from './judgement'
import { topOf } from './rank/top'
import { pairRow } from './rows'
import { timelineAt } from './timeline'
import type { CaptureRow, Overview, ProblemRow, SortKey } from './types'

const MOST_SUSPECTS = 10

/** What the case knows and no Summary holds. */
export interface CaseNotes {
  /** Problems that no reader could report: one that died, a file that could not be opened. */
  problems: ProblemRow[]
  /** Bad text in choices or filter, '' for none. */
  complaint: string
}

export function overviewOf(judgement: Judgement, sort: SortKey, thresholdBytes: number, notes: CaseNotes): Overview {
  const { summary, totals, volumes } = judgement
  const captures = captureRows(summary, notes.problems)
  const { highlighted, borderline, top } = weigh(judgement, thresholdBytes)
  const { roles } = judgement.directions
  const { atLeast } = volumes.peaks
  const coverage = coverageOf(summary.captures)
  const records = captures.reduce((sum, capture) => sum + capture.records, 0)
  return {
    revision: judgement.by.revision,
    totals: totals.volumes,
    records,
    // ARP, unknown link types, headers cut too short: records that no outermost pair counts.
    notIp: Math.max(0, records - totals.frames),
    addresses: summary.addresses.count,
    pairs: Object.values(totals.rows).reduce((sum, rows) => sum + rows, 0),
    crossingPairs: totals.rows.crossing,
    conversations: summary.conversations.count,
    highlighted,
    borderline,
    suspects: top.map((row) => pairRow(judgement, row, thresholdBytes)),
    largest: volumes.largest === undefined ? null : pairRow(judgement, volumes.largest, thresholdBytes),
    hosts: hostBars(judgement, sort, thresholdBytes),
    pairBars: pairBars(judgement, sort, thresholdBytes),
    timeline: timelineAt(
      volumes.timeline,
      summary.captures,
      volumes.series,
      (row) => roles[row] === CROSSING && atLeast[row] >= thresholdBytes,
    ),
    histogram: volumes.histogram,
    captures,
    problems: [
      ...captures.flatMap((capture) => capture.problems),
      ...caseNotices(judgement.flows, coverage, totals.rows),
    ],
    coverage,
    ...judgement.flows,
    complaint: notes.complaint,
  }
}

/** One pass over the rows: how many are over, how many may be, and the largest of those that are. */
function weigh(
  judgement: Judgement,
  thresholdBytes: number,
): { highlighted: number; borderline: number; top: number[] } {
  const { roles } = judgement.directions
  const { atLeast, atMost } = judgement.volumes.peaks
  let highlighted = 0
  let borderline = 0
  const top = topOf(roles.length, MOST_SUSPECTS, (row) => {
    if (roles[row] !== CROSSING || atMost[row] < thresholdBytes) return Number.NaN
    if (atLeast[row] < thresholdBytes) {
      borderline++
      return Number.NaN
    }
    highlighted++
    return atLeast[row]
  })
  return { highlighted, borderline, top }
}

/** Captures that were read, each with what else is known of it, then files of which only a problem is known. */
function captureRows(summary: Summary, problems: readonly ProblemRow[]): CaptureRow[] {
  const read = summary.captures.map((capture) => captureRow(capture, problems))
  const names = new Set(summary.captures.map((capture) => capture.name))
  const unread = problems.filter((problem) => !names.has(problem.capture))
  return [...read, ...[...new Set(unread.map((problem) => problem.capture))].map((name) => unreadRow(name, unread))]
}

function captureRow(capture: CaptureSummary, problems: readonly ProblemRow[]): CaptureRow {
  const isTimed = !Number.isNaN(capture.firstSeconds)
  const own = captureNotices(capture)
  return {
    name: capture.name,
    bytes: capture.bytes,
    format: capture.format,
    records: capture.records,
    first: isTimed ? { seconds: capture.firstSeconds, nanoseconds: capture.firstNanoseconds } : null,
    last: isTimed ? { seconds: capture.lastSeconds, nanoseconds: capture.lastNanoseconds } : null,
    rules: capture.rules,
    tallies: capture.tallies.map(([reason, frames]) => ({ reason, frames })),
    problems: [...own, ...problems.filter((problem) => problem.capture === capture.name)],
    quality: capture.quality,
  }
}

function unreadRow(name: string, problems: readonly ProblemRow[]): CaptureRow {
  const own = problems.filter((problem) => problem.capture === name)
  return {
    name,
    bytes: 0,
    format: 'unknown',
    records: 0,
    first: null,
    last: null,
    rules: [],
    tallies: [],
    problems: own,
    quality: emptyQuality(),
  }
}
