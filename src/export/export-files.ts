// What the tray hands over, as files. In: a Summary and what is wanted. Out: names, types and texts. The page and the command write them.

import type { Summary } from '../engine/index'
import type { Filter } from '../verdict/index'
import { writeCase } from './case-file/case-file'
import type { Fingerprint } from './case-file/fingerprint'
import type { CaseLayout } from './case-file/layout'
import type { Cell } from './csv'
import { formatCsv } from './csv'
import { Labels, type Redaction } from './redact'
import { type ReportRecord, type ReportRequest, reportRecord, type SuspectRecord } from './report/report'
import { writeReport } from './report/write-report'

export const EXPORT_KINDS = [
  'report.html',
  'report.md',
  'report.json',
  'suspects.csv',
  'suspects.json',
  'case.json',
] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export interface ExportRequest extends ReportRequest {
  kind: ExportKind
  isRedacted: boolean
  /** Columns of both directions, or of one only. */
  direction: 'both' | 'out' | 'in'
  filter: Filter
  /** Of the page; a command has no screen. */
  layout?: CaseLayout
  zone: string
  /** What each capture is known by when it is dropped again. */
  fingerprints?: readonly Fingerprint[]
}

export interface ExportedFile {
  name: string
  type: string
  text: string
}

const TYPES = { html: 'text/html', md: 'text/markdown', json: 'application/json', csv: 'text/csv' } as const

/**
 * A redacted export brings its key as a second file. A case file is never redacted: it must open as the same case. `labels`: those that
 * were given out before.
 */
export function exportFiles(summary: Summary, request: ExportRequest, labels = new Labels()): ExportedFile[] {
  const { kind } = request
  const redaction = request.isRedacted && kind !== 'case.json' ? labels.take(summary, request.choices.inside) : null
  const text = textOf(summary, request, redaction)
  const ending = kind.slice(kind.lastIndexOf('.') + 1) as keyof typeof TYPES
  const file = { name: `egress-${kind}`, type: TYPES[ending], text }
  return redaction === null ? [file] : [file, keyFile(file.name, redaction)]
}

/** The key of a redacted file. */
export function keyFile(name: string, redaction: Redaction): ExportedFile {
  return { name: `${name}-key.json`, type: TYPES.json, text: keyText(redaction) }
}

export function keyText({ key }: Redaction): string {
  return `${JSON.stringify(key, null, 1)}\n`
}

function textOf(summary: Summary, request: ExportRequest, redaction: Redaction | null): string {
  switch (request.kind) {
    case 'report.html':
      return writeReport(summary, request, 'html', redaction)
    case 'report.md':
      return writeReport(summary, request, 'md', redaction)
    case 'report.json':
      return writeReport(summary, request, 'json', redaction)
    case 'case.json':
      return writeCase(summary, { ...request, layout: request.layout ?? null }, request.fingerprints)
    case 'suspects.csv':
    case 'suspects.json':
      return suspectsText(reportRecord(summary, request), request.kind, request.direction, redaction)
  }
}

/** The suspects of a report alone; redacted without what else names addresses. */
export function suspectsText(
  { suspects: detailed, cleared, settings }: ReportRecord,
  kind: 'suspects.csv' | 'suspects.json',
  direction: ExportRequest['direction'],
  redaction: Redaction | null,
): string {
  const suspects = [...detailed.map(({ facts: _, ...row }) => row), ...cleared.map(({ clearedAt: _, ...row }) => row)]
  const rows = redaction === null ? suspects : redaction.apply(suspects).map((row) => ({ ...row, commands: [] }))
  if (kind === 'suspects.csv') return suspectsCsv(rows, direction)
  return suspectsJson(rows, redaction === null ? settings : redaction.apply(settings), direction)
}

const COLUMNS = [
  'level',
  'sender',
  'receiver',
  'site',
  'points',
  'tier',
  'highlight',
  'windowBytes',
  'windowAtMost',
  'windowStart',
  'windowEnd',
  'outFrames',
  'outBytes',
  'outPayloadBytes',
  'outGoodputBytes',
  'inFrames',
  'inBytes',
  'inPayloadBytes',
  'inGoodputBytes',
  'ratio',
  'service',
  'openedBy',
  'first',
  'last',
  'conversations',
] as const

function suspectsCsv(rows: readonly SuspectRecord[], direction: ExportRequest['direction']): string {
  const columns = COLUMNS.filter((column) => isWanted(column, direction))
  const cells = rows.map((row): Cell[] => [
    ...columns.map((column): Cell => row[column]),
    row.marked?.verdict ?? '',
    row.marked?.note ?? '',
    row.headline,
  ])
  return formatCsv([...columns, 'verdict', 'note', 'headline'], cells)
}

function suspectsJson(
  rows: readonly SuspectRecord[],
  settings: ReportRecord['settings'],
  direction: ExportRequest['direction'],
): string {
  const wanted = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => isWanted(name, direction))),
  )
  return `${JSON.stringify({ schema: 'egress.suspects/1', direction, settings, suspects: wanted }, null, 1)}\n`
}

/** Columns named for the other direction are left out; the rest are about the row. */
function isWanted(column: string, direction: ExportRequest['direction']): boolean {
  if (direction === 'both') return true
  return !(direction === 'out' ? /^in[A-Z]/ : /^(out|window)[A-Z]/).test(column)
}
