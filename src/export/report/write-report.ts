// A report in one of its three formats. In: a record. Out: text.

import type { Summary } from '../../engine/index'
import type { Redaction } from '../redact'
import { reportHtml } from './html'
import { reportMarkdown } from './markdown'
import { type ReportRecord, type ReportRequest, reportRecord } from './report'
import { reportSections } from './sections'
import type { SuspectFacts } from './suspect-facts'

export const REPORT_FORMATS = ['html', 'md', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export function writeReport(
  summary: Summary,
  request: ReportRequest,
  format: ReportFormat,
  redaction: Redaction | null,
): string {
  return formatReport(reportRecord(summary, request), format, redaction)
}

/** `redaction`: null leaves names and addresses as they are; else no inside address, no name and no command is in the text. */
export function formatReport(whole: ReportRecord, format: ReportFormat, redaction: Redaction | null): string {
  const report = redaction === null ? whole : redaction.apply(withoutCommands(whole))
  if (format === 'json') return `${JSON.stringify(report, null, 1)}\n`
  const sections = reportSections(report)
  const { zone } = report.settings
  const lead = `Made ${report.madeAt} with ${report.application}. Times are UTC${zone === 'UTC' ? '' : `, with those of ${zone} beside them`}.${redaction === null ? '' : ' Redacted: labels stand for names and inside addresses.'}`
  return format === 'html' ? reportHtml(TITLE, lead, sections) : reportMarkdown(TITLE, lead, sections)
}

const TITLE = 'Report on data leaving the network'

/** Neither what holds addresses nor what they can be guessed from: there are few private addresses, so a hash of two hides none. */
function withoutCommands(report: ReportRecord): ReportRecord {
  const bare = <T extends { commands: unknown[] }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, commands: [] }))
  const suspects = bare(report.suspects).map((row) => ({
    ...row,
    facts: row.facts === null ? null : unnamed(row.facts),
  }))
  return { ...report, suspects, cleared: bare(report.cleared), highlighted: bare(report.highlighted) }
}

function unnamed(facts: SuspectFacts): SuspectFacts {
  return { ...facts, flows: facts.flows.map((flow) => ({ ...flow, communityId: null })) }
}
