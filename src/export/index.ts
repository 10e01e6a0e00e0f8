// The only door of export: results as text that other programs and people read.

export { type CaptureRecordJson, captureJson } from './captures'
export { type ConversationRecord, conversationRecords, type GroupBy } from './conversations'
export { type Cell, formatCsv } from './csv'
export { formatSeconds } from './seconds'
export { formatTable, visible } from './text-table'
export { type VerdictRecord, type VerdictRecords, verdictRecords } from './verdict'
