// The report (report.md section 1). In: a Summary, choices, what the user marked. Out: one plain record (schema egress.report/1), which the
// three formats write. Same input, same bytes.

import type { Summary } from '../../engine/index'
import { type Choices, type Overview, WEIGHTS, weightsHash } from '../../verdict/index'
import { type CaptureRecordJson, captureJson } from '../captures'
import type { CustodyEntry } from '../case-file/custody'
import type { Mark, MarkVerdict } from '../case-file/marks'
import { caseOverview, type HighlightedRecord, rowRecords, verdictRecords } from '../verdict'

export interface ReportRequest {
  choices: Choices
  marks: readonly Mark[]
  custody: readonly CustodyEntry[]
  /** By capture name: SHA-256 as lower-case hex. A capture that is not here is printed as not hashed. */
  hashes: Readonly<Record<string, string>>
  /** Moment of the export, ISO 8601 in UTC: one of the two things that differ between two exports. */
  madeAt: string
  /** "Egress 0.1.0". */
  application: string
  /** Browser and system, or the Node version; '' when it is not told. */
  system: string
}

export interface SuspectRecord extends HighlightedRecord {
  /** null for a row that the settings highlight and nobody marked. */
  marked: { verdict: MarkVerdict; note: string } | null
}

export interface ReportRecord {
  schema: 'egress.report/1'
  madeAt: string
  application: string
  system: string
  suspects: SuspectRecord[]
  /** Marks whose row is not in the case. */
  notFound: Mark[]
  highlighted: HighlightedRecord[]
  nothing: string
  settings: {
    inside: string[]
    zone: string
    thresholdBytes: number
    windowMinutes: number
    measure: Choices['measure']
    exceptions: { inside: string; outside: string; reason: string; owner: string; expires: string }[]
    weights: { version: number; hash: string }
  }
  captures: (CaptureRecordJson & { sha256: string })[]
  coverage: { fromSeconds: number; toSeconds: number; coveredSeconds: number; gaps: [number, number][] }
  totals: Overview['totals']
  records: number
  notIp: number
  timeline: { startMinute: number; bucketMinutes: number; outBytes: number[]; inBytes: number[] }
  hosts: { label: string; outBytes: number; inBytes: number }[]
  notes: { code: string; message: string }[]
  custody: CustodyEntry[]
}

export function reportRecord(summary: Summary, request: ReportRequest): ReportRecord {
  const { choices, marks, hashes } = request
  const verdict = verdictRecords(summary, choices)
  const marked = rowRecords(
    summary,
    choices,
    marks.map(({ key }) => key),
  )
  const overview = caseOverview(summary, choices)
  return {
    schema: 'egress.report/1',
    madeAt: request.madeAt,
    application: request.application,
    system: request.system,
    suspects: suspectsOf(marks, marked, verdict.highlighted),
    notFound: marks.filter((_, i) => marked[i] === null),
    highlighted:
      marks.length === 0 ? [] : verdict.highlighted.filter((row) => !marked.some((other) => isSame(row, other))),
    nothing: verdict.nothing,
    settings: settingsOf(choices),
    captures: summary.captures
      .map((capture) => ({
        ...captureJson(capture),
        sha256: Object.hasOwn(hashes, capture.name) ? hashes[capture.name] : '',
      }))
      .sort((x, y) => (x.name < y.name ? -1 : 1)),
    coverage: coverageOf(overview),
    totals: overview.totals,
    records: overview.records,
    notIp: overview.notIp,
    timeline: timelineOf(overview),
    hosts: overview.hosts.bars.map(({ label, outBytes, inBytes }) => ({ label, outBytes, inBytes })),
    notes: verdict.notes,
    custody: [...request.custody],
  }
}

/** Marked rows by time; without marks, the rows that the settings highlight. */
function suspectsOf(
  marks: readonly Mark[],
  marked: readonly (HighlightedRecord | null)[],
  highlighted: readonly HighlightedRecord[],
): SuspectRecord[] {
  if (marks.length === 0) return highlighted.map((row) => ({ ...row, marked: null }))
  return marks
    .flatMap(({ verdict, note }, i) => {
      const row = marked[i]
      return row === null ? [] : [{ ...row, marked: { verdict, note } }]
    })
    .sort((x, y) => Number(x.windowStart) - Number(y.windowStart) || Number(x.first) - Number(y.first))
}

function isSame(row: HighlightedRecord, other: HighlightedRecord | null): boolean {
  return (
    other !== null &&
    row.level === other.level &&
    row.sender === other.sender &&
    row.receiver === other.receiver &&
    row.site === other.site
  )
}

function settingsOf(choices: Choices): ReportRecord['settings'] {
  const { inside, thresholdBytes, windowMinutes, measure, context } = choices
  return {
    inside,
    zone: context?.zone ?? 'UTC',
    thresholdBytes,
    windowMinutes,
    measure,
    exceptions: context?.exceptions ?? [],
    weights: { version: WEIGHTS.version, hash: weightsHash() },
  }
}

function coverageOf({ coverage, timeline }: Overview): ReportRecord['coverage'] {
  const { fromSeconds, toSeconds, coveredSeconds } = coverage
  return {
    fromSeconds: Number.isNaN(fromSeconds) ? 0 : fromSeconds,
    toSeconds: Number.isNaN(toSeconds) ? 0 : toSeconds,
    coveredSeconds,
    gaps: timeline.gaps.map((gap) => [gap.fromSeconds, gap.toSeconds]),
  }
}

function timelineOf({ timeline }: Overview): ReportRecord['timeline'] {
  const { startMinute, bucketMinutes, outBytes, inBytes } = timeline
  return { startMinute, bucketMinutes, outBytes, inBytes }
}
