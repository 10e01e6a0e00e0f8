// One row with everything that is known of it. In: a head, a ruling, findings with their points. Out: a Judged.

import { lookText } from '../exact/look-text'
import { lookKey } from '../exact/looks'
import { isoOf } from './clock'
import { commandsOf } from './commands'
import type { Finding } from './finding'
import { namesOfAddress } from './names'
import { rowFacts } from './row-facts'
import { butOf, counterfactualOf, innocentReading, type Ruling, sentenceOf } from './sentence'
import { lookedAt } from './subject'
import type { Evidence, Judged, JudgedHead, NotFired } from './types'
import { WEIGHTS } from './weights'
import { whatOf } from './what'

/** Names and commands are for the receiver that got most. */
export function judgedOf(
  head: JudgedHead,
  ruling: Ruling,
  findings: readonly Finding[],
  points: readonly number[],
): Judged {
  const { field, measured, caveats } = ruling
  const { subject } = measured
  const what = whatOf(field, measured)
  const names = (address: number, end: 'inside' | 'outside') =>
    namesOfAddress(field.judgement, field.names, address, end)
  return {
    ...head,
    row: rowFacts(field.judgement, subject, ruling.thresholdBytes),
    windowStart: measured.windowStart,
    windowEnd: measured.windowEnd,
    evidence: findings
      .map((finding, i) => ({ finding, points: points[i] }))
      .filter(({ finding, points: given }) => finding.fired || given !== 0)
      .sort((x, y) => y.points - x.points)
      .map(({ finding, points: given }) => evidenceOf(finding, given, caveats.says)),
    notFired: findings.filter(({ fired }, i) => !fired && points[i] === 0).map(notFiredOf),
    against: againstOf(ruling),
    but: butOf(ruling),
    exact: lookText(field.judgement.volumes.looks.get(lookKey(lookedAt(subject))), field.judgement.by),
    quality: caveats.says,
    sentence: sentenceOf(ruling, what),
    what,
    counterfactual: counterfactualOf(ruling),
    names: [
      ...names(subject.hostId, 'inside'),
      ...(subject.level === 'host' ? [] : names(subject.receiverId, 'outside')),
    ],
    commands: commandsOf(field, measured),
  }
}

function evidenceOf(finding: Finding, points: number, caveats: readonly string[]): Evidence {
  return {
    id: finding.id,
    says: finding.says(),
    observed: finding.observed ?? 0,
    unit: finding.unit,
    threshold: finding.threshold,
    window: finding.window === null ? ['', ''] : [isoOf(finding.window[0]), isoOf(finding.window[1])],
    formula: finding.formula,
    points,
    of: WEIGHTS.points[finding.id],
    packets: finding.packets(),
    quality: caveats.length === 0 ? ['complete'] : [...caveats],
    benign: [...finding.benign],
    check: finding.check,
  }
}

function notFiredOf(finding: Finding): NotFired {
  return { id: finding.id, says: finding.says(), observed: finding.observed, threshold: finding.threshold }
}

/** The innocent reading, then those of the reasons that count most. */
function againstOf(ruling: Ruling): string[] {
  const readings = ruling.reasons.slice(0, 4).flatMap(({ id, benign }) => (id === 'benign' ? [] : benign.slice(0, 2)))
  const sentences = readings.map((reading) => `It could be ${reading}.`)
  const benign = ruling.reasons.find(({ id }) => id === 'benign')
  return [
    ...new Set([
      ...(benign === undefined ? [] : benign.benign),
      ...sentences,
      ...(sentences.length === 0 ? [innocentReading(ruling)] : []),
    ]),
  ]
}
