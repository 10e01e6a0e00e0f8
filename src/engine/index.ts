// The only door of the engine: bytes in, columns out.

export type { ChosenKey, KeyAddress } from './again/choice'
export { compareTimes, type FoundPacket, type Part } from './again/found'
export {
  type AgainFile,
  type AgainRange,
  isReadWhole,
  type PieceSource,
  rangesOf,
  readAgain,
  recount,
} from './again/read-again'
export { type MergedPacket, mergeByTime } from './again/time-merge'
export { conversationText, type WatchedPair, watchedPair } from './again/watched-pair'
export type { Counts } from './bytes/counts'
export { sha1 } from './bytes/sha1'
export { hexOf, Sha256, sha256 } from './bytes/sha256'
export { describeProblem } from './capture/describe-problem'
export { isCopy, type Problem, wholeFileProblem } from './capture/problems'
export { compressionOf, startsLikeCapture } from './capture/sniff'
export { kindAtEnd, unpackerFor } from './capture/unpack'
export {
  enhancedPacket,
  interfaceDescription,
  isWritableTime,
  sectionHeader,
} from './capture/write-pcapng'
export { CLUE_KINDS, type ClueKind, NAME_SOURCES, type NameSource, type SeenColumns } from './clues/columns'
export { registeredDomain } from './clues/registered-domain'
export { protocolName, serviceName } from './decode/names'
export { CaptureFeed, openCapture } from './feed'
export { Redactor } from './redact/redactor'
export type { AddressMap } from './redact/replacements'
export { type RandomAccessFile, SameFiles } from './same-files'
export { formatAddress } from './summary/addresses'
export { type FlatRows, flatten } from './summary/flatten'
export { foldNotice } from './summary/fold-notice'
export { merge } from './summary/merge'
export { captureNotices } from './summary/notices'
export { type CaptureQuality, emptyQuality } from './summary/quality'
export type {
  AddressColumns,
  CaptureSummary,
  ConversationColumns,
  Folded,
  PairColumns,
  Summary,
  TrafficColumns,
} from './summary/summary'
export { emptySummary } from './summary/summary'
export { SummaryTables } from './summary/tables'
export { transferablesOf } from './summary/transfer'
