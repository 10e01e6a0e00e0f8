// A report in one of its three formats. In: a record. Out: text.

import type { Summary } from '../../engine/index'
import type { Redaction } from '../redact'
import { reportHtml } from './html'
import { reportMarkdown } from './markdown'
import { type ReportRecord, type ReportRequest, reportRecord } from './report'
import { reportSections } from './sections'

export const REPORT_FORMATS = ['html', 'md', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** `redaction`: null leaves names and addresses as they are; else no inside address, no name and no command is in the text. */
export function writeReport(
  summary: Summary,
  request: ReportRequest,
  format: ReportFormat,
  redaction: Redaction | null,
): string {
  const whole = reportRecord(summary, request)
  const report = redaction === null ? whole : redaction.apply(withoutCommands(whole))
  if (format === 'json') return `${JSON.stringify(report, null, 1)}\n`
  const sections = reportSections(report)
  const lead = `Made ${report.madeAt} with ${report.application}. Times are UTC.${redaction === null ? '' : ' Redacted: labels stand for names and inside addresses.'}`
  return format === 'html' ? reportHtml(TITLE, lead, sections) : reportMarkdown(TITLE, lead, sections)
}

const TITLE = 'Report on data leaving the network'

function withoutCommands(report: ReportRecord): ReportRecord {
  const suspects = report.suspects.map((row) => ({ ...row, commands: [] }))
  const highlighted = report.highlighted.map((row) => ({ ...row, commands: [] }))
  return { ...report, suspects, highlighted }
}
