// The verdict on a case as plain rows (schema egress.verdict/1). In: a Summary and choices. Out: who likely sends, ranked by points, each
// with its evidence, and the largest row where nothing is highlighted.

import type { Summary } from '../engine/index'
import {
  type Choices,
  type Command,
  caseNotices,
  coverageOf,
  type Evidence,
  type ExactLooks,
  type Highlight,
  highlightedRows,
  type Judged,
  type JudgedList,
  type Judgement,
  judge,
  judgedList,
  judgedRow,
  judgedRows,
  type Level,
  type LookPlan,
  lookPlan,
  type NameOfRow,
  NO_CONTEXT,
  type NotFired,
  type Overview,
  overviewOf,
  type PairRow,
  pairRow,
  type RowKey,
  readInside,
  rowsOfRole,
  type Tier,
  weigh,
} from '../verdict/index'
import { formatSeconds } from './seconds'

export interface VerdictRecord {
  /** The inside and the outside address. */
  sender: string
  receiver: string
  highlight: Highlight
  /** Original frame lengths, as `tshark -z conv,ip` counts them. */
  outBytes: number
  inBytes: number
  outFrames: number
  inFrames: number
  outPayloadBytes: number
  inPayloadBytes: number
  outGoodputBytes: number
  inGoodputBytes: number
  /** Largest sum within the window in the chosen measure: at least and at most, from minute buckets; equal where packets told it. */
  windowBytes: number
  windowAtMost: number
  /** First and last packet of that window where it was read again, else seconds of its minutes: epoch seconds with nine places. */
  windowStart: string
  windowEnd: string
  /** (out − in) / (out + in) of the chosen measure, null where it says nothing. */
  ratio: number | null
  service: string
  openedBy: 'inside' | 'outside' | 'both' | 'unknown'
  first: string
  last: string
  conversations: number
}

/** A row with its reasons. */
export interface HighlightedRecord extends VerdictRecord {
  /** What sender and receiver join: at 'host' and 'host-to-site' the receiver is the one that got most. */
  level: Level
  receivers: number
  /** Registered domain of a site or a DNS tunnel; '' for none. */
  site: string
  /** Resolver, proxy or relay between the two; '' for none. */
  via: string
  /** Names of both ends and their sources; the site is one of them. */
  names: NameOfRow[]
  points: number
  tier: Tier
  highlightedBy: Judged['highlightedBy']
  headline: string
  sentence: string
  what: string
  evidence: Evidence[]
  notFired: NotFired[]
  against: string[]
  /** What reading its packets again told of its window; '' when they were not. */
  exact: string
  quality: string[]
  counterfactual: string
  commands: Command[]
}

export interface VerdictRecords {
  highlighted: HighlightedRecord[]
  /** Rows whose bounds lie on both sides of the threshold. */
  borderline: VerdictRecord[]
  largest: VerdictRecord | null
  /** Where nothing is highlighted, a sentence that says so and names the largest; else ''. */
  nothing: string
  thresholds: JudgedList['ticks']
  question: JudgedList['question']
  weights: JudgedList['weights']
  /** What is worth knowing of all captures together: codes and sentences of safety.md section 10. */
  notes: { code: string; message: string }[]
}

/** `choices.inside` must be readable (readInside); unreadable text counts as none. `looks`: what was read again of rows between the bounds. */
export function verdictRecords(summary: Summary, choices: Choices, looks?: ExactLooks): VerdictRecords {
  return verdictOf(judgementOf(summary, choices, looks), choices)
}

export function verdictOf(judgement: Judgement, choices: Choices): VerdictRecords {
  const { summary } = judgement
  const { thresholdBytes } = choices
  const weighing = weigh(judgement, choices.context ?? NO_CONTEXT, null)
  const list = judgedList(weighing, thresholdBytes, 0)
  const { roles } = judgement.directions
  const over = highlightedRows(judgement, rowsOfRole(judgement, 'crossing'), thresholdBytes)
  const borderline = [...over]
    .map((row) => pairRow(judgement, row, thresholdBytes))
    .filter(({ highlight }) => highlight === 'borderline')
    .sort((x, y) => y.peak.atLeast - x.peak.atLeast)
  const { largest } = judgement.volumes
  return {
    highlighted: judgedRows(weighing, thresholdBytes).map(highlightedRecord),
    borderline: borderline.map(recordOf),
    largest: largest === undefined || roles.length === 0 ? null : recordOf(pairRow(judgement, largest, thresholdBytes)),
    nothing: list.nothing,
    thresholds: list.ticks,
    question: list.question,
    weights: list.weights,
    notes: caseNotices(judgement.flows, coverageOf(summary.captures), judgement.totals.rows).map(
      ({ code, message }) => ({
        code,
        message,
      }),
    ),
  }
}

/** What to read again for rows that the minutes leave between the bounds; null for nothing. `looks`: what was read again before. */
export function verdictPlan(summary: Summary, choices: Choices, looks: ExactLooks): LookPlan | null {
  const { field } = weigh(judgementOf(summary, choices, looks), choices.context ?? NO_CONTEXT, null)
  return lookPlan(field, choices.thresholdBytes)
}

/** The rows of keys, highlighted or not, in the order of the keys; null where the case has no such row. */
export function rowRecords(
  judgement: Judgement,
  choices: Choices,
  keys: readonly RowKey[],
): (HighlightedRecord | null)[] {
  const weighing = weigh(judgement, choices.context ?? NO_CONTEXT, null)
  return keys.map((key) => {
    const judged = judgedRow(weighing, choices.thresholdBytes, key)
    return judged === null ? null : highlightedRecord(judged)
  })
}

/** What the screen shows of the whole case; problems are those of the captures. */
export function caseOverview(judgement: Judgement, choices: Choices): Overview {
  return overviewOf(judgement, 'out', choices.thresholdBytes, { problems: [], complaint: '' })
}

/** Unreadable text of inside networks counts as none. */
export function judgementOf(
  summary: Summary,
  { inside, windowMinutes, measure }: Choices,
  looks?: ExactLooks,
): Judgement {
  const own = readInside(inside)
  const networks = own.ok ? own : readInside([])
  if (!networks.ok) throw new Error('the built-in networks are readable')
  return judge(summary, { revision: 1, inside: networks.value, windowMinutes, measure, looks }, null)
}

function highlightedRecord(judged: Judged): HighlightedRecord {
  const { row, key, site, names } = judged
  const ofSite: NameOfRow[] =
    site === '' || names.some(({ name }) => name === site)
      ? []
      : [{ end: 'outside', address: judged.receiver, name: site, source: 'dns', isClaimed: false }]
  return {
    ...recordOf(row),
    sender: judged.sender,
    receiver: judged.receiver,
    highlight: judged.highlight,
    windowBytes: judged.windowBytes,
    windowAtMost: judged.windowAtMost,
    ...(key.level === 'pair' ? {} : windowTimes(judged)),
    level: key.level,
    receivers: judged.receivers,
    site,
    via: judged.via,
    names: [...names, ...ofSite],
    points: judged.points,
    tier: judged.tier,
    highlightedBy: judged.highlightedBy,
    headline: judged.headline,
    sentence: judged.sentence,
    what: judged.what,
    evidence: judged.evidence,
    notFired: judged.notFired,
    against: judged.against,
    exact: judged.exact,
    quality: judged.quality,
    counterfactual: judged.counterfactual,
    commands: judged.commands,
  }
}

function windowTimes({ windowStart, windowEnd }: Judged): Pick<VerdictRecord, 'windowStart' | 'windowEnd'> {
  return { windowStart: formatSeconds(windowStart, 0), windowEnd: formatSeconds(windowEnd, 0) }
}

function recordOf(row: PairRow): VerdictRecord {
  return {
    sender: row.inside,
    receiver: row.outside,
    highlight: row.highlight,
    outBytes: row.out.frameBytes,
    inBytes: row.in.frameBytes,
    outFrames: row.out.frames,
    inFrames: row.in.frames,
    outPayloadBytes: row.out.payloadBytes,
    inPayloadBytes: row.in.payloadBytes,
    outGoodputBytes: row.out.goodputBytes,
    inGoodputBytes: row.in.goodputBytes,
    windowBytes: row.peak.atLeast,
    windowAtMost: row.peak.atMost,
    windowStart: formatSeconds(row.peak.startSeconds, row.peak.exact?.first.nanoseconds ?? 0),
    windowEnd: formatSeconds(row.peak.endSeconds, row.peak.exact?.last.nanoseconds ?? 0),
    ratio: row.ratio,
    service: row.service,
    openedBy: row.opened,
    first: formatSeconds(row.first.seconds, row.first.nanoseconds),
    last: formatSeconds(row.last.seconds, row.last.nanoseconds),
    conversations: row.conversations,
  }
}
