// Which rows are worth a second look. In: a weighing and a threshold. Out: pairs, hosts and hosts' sites whose bounds lie on both sides of it
// and that were not read again yet.

import { CROSSING } from '../direction'
import { hostSubject, hostsAt, siteSubjects } from '../evidence/candidates'
import type { Field } from '../evidence/finding'
import { lookedAt, type Measured, measureSubject, pairSubject, type Subject } from '../evidence/subject'
import { highlightOf } from '../threshold'
import { lookKey } from './looks'

/** Rows of one look. Their packets share one reading; whatever is left is for the next look. */
const MOST_SUBJECTS = 64

/** Those with the largest upper bound first. */
export function borderlineSubjects(field: Field, thresholdBytes: number): Measured[] {
  const { judgement, goodput } = field
  const { looks } = judgement.volumes
  const hosts = hostsAt(field, thresholdBytes).between.map((host) => hostSubject(judgement, host))
  const subjects = [
    ...pairRows(field, thresholdBytes).map((row) => pairSubject(judgement, row)),
    ...hosts,
    ...siteSubjects(field, thresholdBytes),
  ]
  return subjects
    .filter((subject) => !looks.has(lookKey(lookedAt(subject))) && isWatchable(field, subject))
    .map((subject) => measureSubject(judgement, goodput, subject))
    .filter(({ atLeast, atMost }) => highlightOf(atLeast, atMost, thresholdBytes) === 'borderline')
    .sort((x, y) => y.atMost - x.atMost)
    .slice(0, MOST_SUBJECTS)
}

function pairRows({ judgement: { directions, volumes } }: Field, thresholdBytes: number): number[] {
  const { atLeast, atMost } = volumes.peaks
  const rows: number[] = []
  for (let row = 0; row < atLeast.length; row++) {
    const isBetween = highlightOf(atLeast[row], atMost[row], thresholdBytes) === 'borderline'
    if (isBetween && directions.roles[row] === CROSSING) rows.push(row)
  }
  return rows.sort((x, y) => atMost[y] - atMost[x] || x - y).slice(0, 2 * MOST_SUBJECTS)
}

/** A row that stands for many small ones has no packets of its own. */
function isWatchable({ judgement: { summary, directions } }: Field, { rows, doubtfulRows }: Subject): boolean {
  const others = new Set(summary.folded?.othersIds)
  const isOthers = (row: number): boolean => others.has(directions.aIds[row]) || others.has(directions.bIds[row])
  return others.size === 0 || ![...rows, ...doubtfulRows].some(isOthers)
}
