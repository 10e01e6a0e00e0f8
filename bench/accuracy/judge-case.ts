// One case, judged once. In: a Summary and the inside networks. Out: every weighed row by rank, with what highlights it, and the same for a
// judgement that lacks a signal.

import type { Summary } from '../../src/engine/index'
import { withoutStrong } from '../../src/verdict/evidence/innocent'
import { highlightersOf, totalOf } from '../../src/verdict/evidence/points'
import type { SignalId } from '../../src/verdict/evidence/types'
import { type Ranked, rankedRows } from '../../src/verdict/evidence/weighing'
import { type Judgement, judge, NO_CONTEXT, readInside, type Weighing, weigh } from '../../src/verdict/index'
import { addressText } from '../../src/verdict/rows'

export const THRESHOLD = 25_000_000

export interface RankedRow {
  sender: string
  receiver: string
  level: string
  points: number
  isHighlighted: boolean
  by: string
}

export interface JudgedCase {
  judgement: Judgement
  ranked: readonly Ranked[]
  rows: RankedRow[]
}

export function judgeCase(summary: Summary, networks: string[]): JudgedCase {
  const inside = readInside(networks)
  if (!inside.ok) throw new Error(inside.complaint.message)
  const judgement = judge(summary, { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput' }, null)
  const weighing: Weighing = weigh(judgement, NO_CONTEXT, null)
  const ranked = rankedRows(weighing, THRESHOLD)
  return { judgement, ranked, rows: ranked.map((each) => rowOf(judgement, each, each.total, each.highlightedBy)) }
}

/** The same rows by rank, as if there were no such signal. */
export function withoutSignal({ judgement, ranked }: JudgedCase, id: SignalId): RankedRow[] {
  return ranked
    .map((each) => {
      const findings = each.findings.filter((finding) => finding.id !== id)
      const total = withoutStrong(findings, totalOf(findings).total)
      return { each, row: rowOf(judgement, each, total, highlightersOf(findings, total)) }
    })
    .sort((x, y) => y.row.points - x.row.points || y.each.measured.atLeast - x.each.measured.atLeast)
    .map(({ row }) => row)
}

function rowOf({ summary }: Judgement, { subject }: Ranked, points: number, by: readonly string[]): RankedRow {
  return {
    sender: addressText(summary, subject.hostId),
    receiver: addressText(summary, subject.receiverId),
    level: subject.level,
    points,
    isHighlighted: by.length > 0,
    by: by.join('+'),
  }
}
