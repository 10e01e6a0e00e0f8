// The injection grid (detection.md section 17): 2,100 thefts into benign offices. In: seeds. Out: one outcome a case. Seeds 1 and 2 were looked at
// while limits were chosen; 3 to 5 were not.

import { merge, type Summary } from '../../src/engine/index'
import { withSeen } from '../../src/testing/build-seen'
import { buildSummary } from '../../src/testing/build-summary'
import { SIGNALS, type SignalId } from '../../src/verdict/evidence/types'
import { addressText } from '../../src/verdict/rows'
import { judgeCase, type RankedRow, withoutSignal } from './judge-case'
import { DROP, officeFrames, THEFT_PROTOCOLS, type Theft, theftFrames } from './office'
import { bySlidingWindow, RULES } from './rules'

export const TUNED_SEEDS = [1, 2]
export const HELD_OUT_SEEDS = [3, 4, 5]
const MEGABYTES = [1, 5, 10, 25, 50, 100, 250]
const SECONDS = [60, 1800, 7200, 86_400, 7 * 86_400]
const IN_OUT = [0.05, 1.02]
const DAY = 86_400

export interface GridOutcome {
  theft: Theft
  /** Rank of the theft among all rows, from 1. */
  rank: number
  isFound: boolean
  /** Highlighted rows that cover no theft, and pair-days that could have been. */
  falseRows: number
  pairDays: number
  highlighted: number
  /** By rule: found, and how many rows it highlights. */
  rules: Record<string, { isFound: boolean; highlighted: number }>
  /** Found without the signal, and false rows then. */
  without: Record<string, { isFound: boolean; falseRows: number; rank: number }>
}

export function thefts(seeds: readonly number[]): Theft[] {
  return seeds.flatMap((seed) =>
    MEGABYTES.flatMap((megabytes) =>
      SECONDS.flatMap((seconds) =>
        THEFT_PROTOCOLS.flatMap((protocol) => IN_OUT.map((inOut) => ({ megabytes, seconds, protocol, inOut, seed }))),
      ),
    ),
  )
}

const offices = new Map<number, Summary>()

/** `withAblation`: also judges without each signal. */
export function runTheft(theft: Theft, withAblation: boolean): GridOutcome {
  const office = offices.get(theft.seed) ?? buildSummary(officeFrames(theft.seed))
  offices.set(theft.seed, office)
  const { frames, thief, at } = theftFrames(theft)
  const plain = merge(office, buildSummary(frames))
  const judged = judgeCase(withContent(plain, theft, thief, at), [])
  const covers = (row: RankedRow): boolean => row.sender === thief && (row.level !== 'pair' || row.receiver === DROP)
  const score = (rows: readonly RankedRow[]) => ({
    isFound: rows.some((row) => row.isHighlighted && covers(row)),
    falseRows: rows.filter((row) => row.isHighlighted && !covers(row)).length,
    rank: rows.findIndex(covers) + 1,
  })
  const { judgement } = judged
  const ofRule = (found: readonly { sender: number; receiver: number }[]) => ({
    isFound: found.some(
      ({ sender, receiver }) => addressText(plain, sender) === thief && addressText(plain, receiver) === DROP,
    ),
    highlighted: found.length,
  })
  return {
    theft,
    ...score(judged.rows),
    highlighted: judged.rows.filter(({ isHighlighted }) => isHighlighted).length,
    pairDays: pairDaysOf(plain),
    rules: Object.fromEntries([
      ...RULES.map(({ id, run }) => [id, ofRule(run(judgement))] as const),
      ['window', ofRule(bySlidingWindow(judgement, 120, 25_000_000))] as const,
    ]),
    without: withAblation
      ? Object.fromEntries(SIGNALS.map((id: SignalId) => [id, score(withoutSignal(judged, id))]))
      : {},
  }
}

/** What the protocol shows: names of files, names of queries, large echoes. */
function withContent(summary: Summary, { protocol, megabytes, seconds }: Theft, thief: string, at: number): Summary {
  const ends = { from: thief, to: DROP, at }
  if (protocol === 'FTP')
    return withSeen(summary, { clues: [{ ...ends, port: 50_231, kind: 'ftp-data', text: 'STOR q1.zip' }] })
  if (protocol === 'SMTP')
    return withSeen(summary, { clues: [{ ...ends, port: 25, kind: 'smtp-attachment', text: 'q1.zip' }] })
  if (protocol === 'TLS') return withSeen(summary, { clues: [{ ...ends, port: 443, kind: 'protocol', text: 'tls' }] })
  if (protocol === 'QUIC') return withSeen(summary, { clues: [{ ...ends, port: 443, kind: 'protocol', text: 'quic' }] })
  const count = Math.min(1024, Math.floor((megabytes * 1_000_000) / 200))
  if (protocol === 'DNS') {
    const names = Array.from({ length: count }, (_, i) => ({ at: at + (i * seconds) / count, information: 120 }))
    return withSeen(summary, { dns: [{ client: thief, server: DROP, domain: 'drop.example', names }] })
  }
  const hours = Math.max(1, Math.floor(seconds / 3600))
  const echoes = Array.from({ length: hours }, (_, hour) => {
    const bytes = (megabytes * 1_000_000) / hours
    return {
      from: thief,
      to: DROP,
      hour: Math.floor(at / 3600) + hour,
      packets: Math.ceil(bytes / 1400),
      bytes,
      distinct: 64,
      answered: 0.05,
    }
  })
  return withSeen(summary, { echoes })
}

function pairDaysOf({ buckets }: Summary): number {
  const days = new Set<string>()
  for (let i = 0; i < buckets.count; i++)
    days.add(`${buckets.pairIds[i]} ${Math.floor((buckets.minutes[i] * 60) / DAY)}`)
  return days.size
}
