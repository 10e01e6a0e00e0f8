// The only door of the verdict: a Summary and choices in, what the screen and the report say out.

export { caseNotices } from './case-notices'
export { readNetwork } from './cidr'
export { conversationRows, findRow } from './conversations'
export { coverageOf } from './coverage'
export { learnBaseline, readBaseline } from './evidence/baseline'
export { endsFilter, timeFilter } from './evidence/commands'
export { NO_CONTEXT } from './evidence/field'
export type {
  Baseline,
  Command,
  Context,
  Evidence,
  Exception,
  InsideQuestion,
  Judged,
  JudgedHead,
  JudgedList,
  Level,
  NameOfRow,
  NotFired,
  RowKey,
  SignalId,
  ThresholdTick,
  Tier,
} from './evidence/types'
export { judgedList, judgedRow, judgedRows, type Weighing, weigh } from './evidence/weighing'
export { WEIGHTS, weightsHash } from './evidence/weights'
export { lookAgain } from './exact/look'
export { type ExactLook, type ExactLooks, NO_LOOKS, withLooks } from './exact/looks'
export { type LookPlan, lookPlan } from './exact/plan'
export { type Condition, filterRows, highlightedRows, readFilter, rowsOfRole } from './filter'
export { type InsideSet, isInsideAddress, readInside } from './inside'
export { type JudgedBy, type Judgement, judge } from './judgement'
export { bytesOf } from './measure'
export { overviewOf } from './overview'
export { pairQuarters } from './quarters'
export { sortRows } from './rank/sort'
export { conversationsOfRow, type MinuteRow, minutesOfRow } from './row-parts'
export { pairRow } from './rows'
export { seenRows } from './seen-rows'
export { formatBytes, readThreshold } from './threshold'
export type {
  Bar,
  BarList,
  CaptureRow,
  Choices,
  ConversationRow,
  Coverage,
  Filter,
  Highlight,
  Histogram,
  Measure,
  Overview,
  PairQuarters,
  PairRow,
  ProblemRow,
  Role,
  SeenRow,
  SortKey,
  Time,
  Timeline,
  Understood,
  Volume,
} from './types'
