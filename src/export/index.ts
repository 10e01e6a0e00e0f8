// The only door of export: results as text that other programs and people read.

export { captureJson } from './captures'
export {
  type CarveOutcome,
  type CarveProgress,
  type CarveRedaction,
  type CarveSource,
  carve,
} from './carve'
export { type CarveLabels, carveKeyJson, carveLabels } from './carve-key'
export { looksLikeCase, readCaseFile, type SavedCase } from './case-file/case-file'
export { addToCustody, type CustodyEntry } from './case-file/custody'
export { type Fingerprint, fingerprintOf } from './case-file/fingerprint'
export type { CaseLayout } from './case-file/layout'
export type { Mark, MarkVerdict } from './case-file/marks'
export { type ConversationRecord, conversationRecords, type GroupBy } from './conversations'
export { type Cell, formatCsv, formatLine } from './csv'
export { type DayFile, type DaysOutcome, mergeDays, OTHER_DAYS } from './days'
export {
  EXPORT_KINDS,
  type ExportedFile,
  type ExportKind,
  type ExportRequest,
  exportFiles,
  keyText,
  suspectsText,
} from './export-files'
export {
  captureFilter,
  displayFilter,
  editcapLine,
  mergecapLine,
  pairKeyOf,
  type Shell,
  type TimeRange,
  tsharkLine,
} from './filters'
export { hashFile } from './hash-file'
export { summaryParquet } from './parquet/summary-tables'
export type { ByteSink } from './pcapng-parts'
export { Labels, redactionOf } from './redact'
export { clearedText, type ReportRequest, reportRecord } from './report/report'
export { formatReport, REPORT_FORMATS, type ReportFormat } from './report/write-report'
export { formatSeconds } from './seconds'
export { looksLikeSummary, MOST_SUMMARY_CHARACTERS, readSummary, writeSummary } from './summary-file/summary-file'
export { formatSums, SUMS_FILE } from './sums'
export { TABLES, type Table, type TableRequest, tableFiles } from './tables'
export { formatTable, inPieces, tablePieces, visible } from './text-table'
export { type HighlightedRecord, type VerdictRecord, verdictPlan, verdictRecords } from './verdict'
export { VERSION } from './version'
