// The verdict on a case as plain rows (schema egress.verdict/1). In: a Summary and choices. Out: who likely sends, ranked by the
// largest window, and the largest row where nothing is highlighted.

import type { Summary } from '../engine/index'
import {
  type Choices,
  caseNotices,
  coverageOf,
  type Highlight,
  type Judgement,
  judge,
  type PairRow,
  pairRow,
  readInside,
  rowsOfRole,
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
  /** Largest sum within the window in the chosen measure: at least and at most, from minute buckets. */
  windowBytes: number
  windowAtMost: number
  /** First and last second with traffic in that window, epoch seconds with nine places. */
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

export interface VerdictRecords {
  highlighted: VerdictRecord[]
  /** Rows whose bounds lie on both sides of the threshold. */
  borderline: VerdictRecord[]
  largest: VerdictRecord | null
  /** What is worth knowing of all captures together: codes and sentences of safety.md section 10. */
  notes: { code: string; message: string }[]
}

/** `choices.inside` must be readable (readInside); unreadable text counts as none. */
export function verdictRecords(summary: Summary, choices: Choices): VerdictRecords {
  const judgement = judgementOf(summary, choices)
  const { atLeast } = judgement.volumes.peaks
  const rows = [...rowsOfRole(judgement, 'crossing')]
    .sort((x, y) => atLeast[y] - atLeast[x] || x - y)
    .map((row) => pairRow(judgement, row, choices.thresholdBytes))
  const of = (highlight: Highlight) => rows.filter((row) => row.highlight === highlight).map(recordOf)
  return {
    highlighted: of('over'),
    borderline: of('borderline'),
    largest: rows.length === 0 ? null : recordOf(rows[0]),
    notes: caseNotices(judgement.flows, coverageOf(summary.captures), judgement.totals.rows).map(
      ({ code, message }) => ({
        code,
        message,
      }),
    ),
  }
}

function judgementOf(summary: Summary, { inside, windowMinutes, measure }: Choices): Judgement {
  const own = readInside(inside)
  const networks = own.ok ? own : readInside([])
  if (!networks.ok) throw new Error('the built-in networks are readable')
  return judge(summary, { revision: 1, inside: networks.value, windowMinutes, measure }, null)
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
    windowStart: formatSeconds(row.peak.startSeconds, 0),
    windowEnd: formatSeconds(row.peak.endSeconds, 0),
    ratio: row.ratio,
    service: row.service,
    openedBy: row.opened,
    first: formatSeconds(row.first.seconds, row.first.nanoseconds),
    last: formatSeconds(row.last.seconds, row.last.nanoseconds),
    conversations: row.conversations,
  }
}
