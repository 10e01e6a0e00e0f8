// The report (report.md section 1). In: a Summary, choices, what the user marked. Out: one plain record (schema egress.report/1), which the
// three formats write. Same input, same bytes.

import type { Summary } from '../../engine/index'
import { type Choices, type ExactLooks, type Overview, WEIGHTS, weightsHash } from '../../verdict/index'
import { type CaptureRecordJson, captureJson } from '../captures'
import type { CustodyEntry } from '../case-file/custody'
import type { Mark, MarkVerdict } from '../case-file/marks'
import { caseOverview, type HighlightedRecord, judgementOf, rowRecords, verdictOf } from '../verdict'
import { type SuspectFacts, suspectFacts } from './suspect-facts'

export interface ReportRequest {
  choices: Choices
  /** What reading packets again told of rows between the bounds. */
  looks?: ExactLooks | undefined
  marks: readonly Mark[]
  custody: readonly CustodyEntry[]
  /** By capture name: SHA-256 as lower-case hex. A capture that is not here is printed as not hashed. */
  hashes: Readonly<Record<string, string>>
  /** Moment of the export, ISO 8601 in UTC: one of the two things that differ between two exports. */
  madeAt: string
  /** Program, version and build. */
  application: string
  /** Id of the training pack; '' or absent when there is none. */
  pack?: string
  /** Browser and system, or the Node version; '' when it is not told. */
  system: string
}

export interface SuspectRecord extends HighlightedRecord {
  /** null for a row that the settings highlight and nobody marked. */
  marked: { verdict: MarkVerdict; note: string } | null
}

/** `facts`: null beyond the first hundred suspects. */
export interface DetailedSuspect extends SuspectRecord {
  facts: SuspectFacts | null
}

/** A row that was marked, and then cleared by whoever marked it. */
export interface ClearedRecord extends SuspectRecord {
  /** When, by the custody log; '' when it does not say. */
  clearedAt: string
}

export interface ReportRecord {
  schema: 'egress.report/1'
  madeAt: string
  application: string
  system: string
  /** Marked rows by time, without those that were cleared; without marks, the rows that the settings highlight, ranked by points. */
  suspects: DetailedSuspect[]
  cleared: ClearedRecord[]
  /** Marks whose row is not in the case. */
  notFound: Mark[]
  /** Rows that the settings highlight and nobody marked, where others are marked. */
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
    /** '' for none. */
    pack: string
  }
  captures: (CaptureRecordJson & { sha256: string })[]
  coverage: {
    fromSeconds: number
    toSeconds: number
    coveredSeconds: number
    gaps: [number, number][]
    overlaps: Overview['coverage']['overlaps']
  }
  /** Small rows that were folded to keep within the memory; null when none was. */
  folded: { pairs: number; conversations: number; lackBytes: number } | null
  totals: Overview['totals']
  records: number
  notIp: number
  timeline: { startMinute: number; bucketMinutes: number; outBytes: number[]; inBytes: number[] }
  hosts: { label: string; outBytes: number; inBytes: number }[]
  notes: { code: string; message: string }[]
  custody: CustodyEntry[]
}

/** What people read one by one; of the others the appendix has the numbers. */
const MOST_DETAILED = 100

export function reportRecord(summary: Summary, request: ReportRequest): ReportRecord {
  const { choices, marks, hashes, looks } = request
  const judgement = judgementOf(summary, choices, looks)
  const verdict = verdictOf(judgement, choices)
  const keys = marks.map(({ key }) => key)
  const marked = rowRecords(judgement, choices, keys)
  const overview = caseOverview(judgement, choices)
  const rows = suspectsOf(marks, marked, verdict.highlighted)
  const isCleared = (row: SuspectRecord) => row.marked?.verdict === 'cleared'
  return {
    schema: 'egress.report/1',
    madeAt: request.madeAt,
    application: request.application,
    system: request.system,
    suspects: rows
      .filter((row) => !isCleared(row))
      .map((row, i) => ({ ...row, facts: i < MOST_DETAILED ? suspectFacts(judgement, row) : null })),
    cleared: rows.filter(isCleared).map((row) => ({ ...row, clearedAt: clearedAt(row, request.custody) })),
    notFound: marks.filter((_, i) => marked[i] === null),
    highlighted:
      marks.length === 0 ? [] : verdict.highlighted.filter((row) => !marked.some((other) => isSame(row, other))),
    nothing: verdict.nothing,
    settings: settingsOf(request),
    captures: summary.captures
      .map((capture) => ({
        ...captureJson(capture),
        sha256: Object.hasOwn(hashes, capture.name) ? hashes[capture.name] : '',
      }))
      .sort((x, y) => (x.name < y.name ? -1 : 1)),
    coverage: coverageOf(overview),
    folded: foldedOf(summary),
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

/** The last entry that says so of the row. */
function clearedAt({ sender, receiver, site }: SuspectRecord, custody: readonly CustodyEntry[]): string {
  const ends = new Set([receiver, site].map((other) => clearedText(sender, other)))
  return custody.filter(({ step, what }) => step === 'set-aside' && ends.has(what)).at(-1)?.at ?? ''
}

/** What the custody log says of a row that was cleared. */
export function clearedText(sender: string, other: string): string {
  return `cleared ${sender} to ${other || 'all'}`
}

function foldedOf({ folded }: Summary): ReportRecord['folded'] {
  return folded === undefined
    ? null
    : { pairs: folded.pairs, conversations: folded.conversations, lackBytes: folded.lackBytes }
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

function settingsOf({ choices, pack = '' }: ReportRequest): ReportRecord['settings'] {
  const { inside, thresholdBytes, windowMinutes, measure, context } = choices
  return {
    inside,
    zone: context?.zone ?? 'UTC',
    thresholdBytes,
    windowMinutes,
    measure,
    exceptions: context?.exceptions ?? [],
    weights: { version: WEIGHTS.version, hash: weightsHash() },
    pack,
  }
}

function coverageOf({ coverage, timeline }: Overview): ReportRecord['coverage'] {
  const { fromSeconds, toSeconds, coveredSeconds } = coverage
  return {
    fromSeconds: Number.isNaN(fromSeconds) ? 0 : fromSeconds,
    toSeconds: Number.isNaN(toSeconds) ? 0 : toSeconds,
    coveredSeconds,
    gaps: timeline.gaps.map((gap) => [gap.fromSeconds, gap.toSeconds]),
    overlaps: coverage.overlaps,
  }
}

function timelineOf({ timeline }: Overview): ReportRecord['timeline'] {
  const { startMinute, bucketMinutes, outBytes, inBytes } = timeline
  return { startMinute, bucketMinutes, outBytes, inBytes }
}
