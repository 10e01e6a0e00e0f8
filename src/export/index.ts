// The only door of export: results as text that other programs and people read.

export { captureJson } from './captures'
export { type ConversationRecord, conversationRecords, type GroupBy } from './conversations'
export { type Cell, formatCsv } from './csv'
export { type ParquetFile, summaryParquet } from './parquet/summary-tables'
export { formatSeconds } from './seconds'
export { looksLikeSummary, MOST_SUMMARY_CHARACTERS, readSummary, writeSummary } from './summary-file/summary-file'
export { formatTable, visible } from './text-table'
export { type HighlightedRecord, type VerdictRecord, verdictRecords } from './verdict'
