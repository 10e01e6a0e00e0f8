// The ranked list of who likely sends, and all reasons of one row. In: a judgement, a context, a threshold. Out: a JudgedList or a
// Judged. What does not hang on the threshold is kept, so that a step of the slider weighs volumes only.

import { findRow } from '../conversations'
import { CROSSING } from '../direction'
import type { Judgement } from '../judgement'
import { addressText } from '../rows'
import { fixedSignals } from '../signals/all'
import { dripSignal, volumeSignal, windowName } from '../signals/volume'
import { formatBytes, highlightOf } from '../threshold'
import { allSiteSubjects, heaviestRows, hostSubject, hostsAt, leadingRows, siteSubjects } from './candidates'
import { fieldOf } from './field'
import type { Field, Finding } from './finding'
import { withoutStrong } from './innocent'
import { insideQuestion } from './inside-question'
import { judgedOf } from './judged'
import { highlightersOf, tierOf, totalOf } from './points'
import { caveatsOf } from './quality'
import { relayedSubject } from './relays'
import { headlineOf, type Ruling } from './sentence'
import { type Measured, measureSubject, type Subject } from './subject'
import { curveOf, ticksOf } from './ticks'
import { factualRows, tunnelSubjects } from './tunnels'
import type { Context, Judged, JudgedHead, JudgedList, RowKey } from './types'
import { WEIGHTS, weightsHash } from './weights'

/** Rows weighed for their facts, and hosts weighed as a whole. */
const MOST_FACTUAL = 1000
const MOST_HOSTS = 100

/** A subject with what was found of it, whatever the threshold is. */
interface Weighed {
  measured: Measured
  fixed: readonly Finding[]
}

/** Kept as long as its judgement and context. */
export interface Weighing {
  field: Field
  weighed: Map<string, Weighed>
  leading: number[]
  heaviest: number[]
  /** Rows with facts of content, DNS or ICMP. */
  factual: number[]
  ticks: JudgedList['ticks']
  question: JudgedList['question']
}

/** A weighed subject at one threshold. */
export interface Ranked {
  subject: Subject
  measured: Measured
  findings: readonly Finding[]
  points: number[]
  total: number
  highlightedBy: JudgedHead['highlightedBy']
}

export function weigh(judgement: Judgement, context: Context, last: Weighing | null): Weighing {
  if (last !== null && last.field.judgement === judgement && last.field.context === context) return last
  const leading = leadingRows(judgement)
  const field = fieldOf(judgement, context, leading)
  return {
    field,
    weighed: new Map(),
    leading,
    heaviest: heaviestRows(judgement),
    factual: factualRows(field, MOST_FACTUAL),
    ticks: ticksOf(judgement),
    question: insideQuestion(judgement),
  }
}

export function judgedList(weighing: Weighing, thresholdBytes: number, limit: number): JudgedList {
  const { field } = weighing
  const { by, volumes } = field.judgement
  const hosts = hostsAt(field, thresholdBytes)
  const ranked = rank(weighing, thresholdBytes, hosts.over.slice(0, MOST_HOSTS))
  const highlighted = ranked.filter(({ highlightedBy }) => highlightedBy.length > 0)
  const byVolume = highlighted.filter(({ highlightedBy }) => highlightedBy.includes('volume')).length
  const counts = countPairs(field.judgement, thresholdBytes)
  // More may be over the threshold than are weighed: they count, and stand behind by their window.
  const listed = new Set(highlighted.filter(isPairOver).map(({ subject }) => subject.rows[0]))
  const unlisted = counts.over - listed.size + Math.max(0, hosts.over.length - MOST_HOSTS)
  const largest =
    volumes.largest === undefined
      ? null
      : headOf(weighing, rankOne(weighing, relayedSubject(field, volumes.largest), thresholdBytes), thresholdBytes)
  return {
    revision: by.revision,
    rows: highlighted.slice(0, limit).map((each) => headOf(weighing, each, thresholdBytes)),
    byVolume: byVolume + unlisted,
    bySignals: highlighted.length - byVolume,
    borderline: counts.borderline + hosts.between.length + ranked.filter(isSiteBetween(thresholdBytes)).length,
    nothing: highlighted.length > 0 ? '' : nothingText(field.judgement, thresholdBytes, largest),
    largest,
    ticks: weighing.ticks,
    curve: curveOf(field.judgement),
    question: weighing.question,
    weights: { version: WEIGHTS.version, hash: weightsHash() },
  }
}

function isSiteBetween(thresholdBytes: number): (ranked: Ranked) => boolean {
  return ({ subject: { level }, measured: { atLeast, atMost } }) =>
    level === 'host-to-site' && highlightOf(atLeast, atMost, thresholdBytes) === 'borderline'
}

function isPairOver({ subject, highlightedBy }: Ranked): boolean {
  return subject.level === 'pair' && highlightedBy.includes('volume')
}

/** null when the case has no such row. */
export function judgedRow(weighing: Weighing, thresholdBytes: number, key: RowKey): Judged | null {
  const subject = findSubject(weighing, key)
  return subject === null ? null : judgedFrom(weighing, rankOne(weighing, subject, thresholdBytes), thresholdBytes)
}

/** All highlighted rows with all reasons, ranked: for a report, not for a screen. */
export function judgedRows(weighing: Weighing, thresholdBytes: number): Judged[] {
  return rankedRows(weighing, thresholdBytes)
    .filter(({ highlightedBy }) => highlightedBy.length > 0)
    .map((ranked) => judgedFrom(weighing, ranked, thresholdBytes))
}

/** Every weighed row by rank, highlighted or not; every row over the threshold is among them. */
export function rankedRows(weighing: Weighing, thresholdBytes: number): Ranked[] {
  const { judgement } = weighing.field
  const { roles } = judgement.directions
  const known = new Set([...weighing.leading, ...weighing.heaviest, ...weighing.factual])
  const others: Subject[] = []
  judgement.volumes.peaks.atLeast.forEach((bytes, row) => {
    if (roles[row] === CROSSING && bytes >= thresholdBytes && !known.has(row))
      others.push(relayedSubject(weighing.field, row))
  })
  return rank(weighing, thresholdBytes, hostsAt(weighing.field, thresholdBytes).over, others)
}

function judgedFrom(weighing: Weighing, ranked: Ranked, thresholdBytes: number): Judged {
  const head = headOf(weighing, ranked, thresholdBytes)
  return judgedOf(head, rulingOf(weighing, ranked, thresholdBytes), ranked.findings, ranked.points)
}

/** Every subject that is weighed at this threshold, most points first, then by window. */
function rank(
  weighing: Weighing,
  thresholdBytes: number,
  hosts: readonly number[],
  others: readonly Subject[] = [],
): Ranked[] {
  const ofHosts = hosts.map((host) => hostSubject(weighing.field.judgement, host))
  return [...subjectsOf(weighing, thresholdBytes), ...ofHosts, ...others]
    .map((subject) => rankOne(weighing, subject, thresholdBytes))
    .sort(
      (x, y) => y.total - x.total || y.measured.atLeast - x.measured.atLeast || x.subject.rows[0] - y.subject.rows[0],
    )
}

function subjectsOf({ field, leading, heaviest, factual }: Weighing, thresholdBytes: number): Subject[] {
  const tunnels = tunnelSubjects(field)
  const told = new Set(tunnels.map(({ rows }) => rows[0]))
  const pairs = [...new Set([...leading, ...heaviest, ...factual])].filter((row) => !told.has(row))
  return [...pairs.map((row) => relayedSubject(field, row)), ...tunnels, ...siteSubjects(field, thresholdBytes)]
}

function rankOne(weighing: Weighing, subject: Subject, thresholdBytes: number): Ranked {
  const { field } = weighing
  const { measured, fixed } = weighed(weighing, subject)
  const findings = [
    volumeSignal(field, measured, thresholdBytes),
    dripSignal(field, measured, thresholdBytes),
    ...fixed,
  ]
  const { points, total } = totalOf(findings)
  const capped = withoutStrong(findings, total)
  return { subject, measured, findings, points, total: capped, highlightedBy: highlightersOf(findings, capped) }
}

function weighed(weighing: Weighing, subject: Subject): Weighed {
  const key = `${subject.level} ${subject.hostId} ${subject.viaId} ${subject.receiverId} ${subject.site}`
  const known = weighing.weighed.get(key)
  if (known !== undefined) return known
  const measured = measureSubject(weighing.field.judgement, weighing.field.goodput, subject)
  const fresh = { measured, fixed: fixedSignals(weighing.field, measured) }
  weighing.weighed.set(key, fresh)
  return fresh
}

function headOf({ field }: Weighing, ranked: Ranked, thresholdBytes: number): JudgedHead {
  const { judgement } = field
  const { subject, measured, total, highlightedBy } = ranked
  const receiver = addressText(judgement.summary, subject.receiverId)
  const sender = addressText(judgement.summary, subject.hostId)
  return {
    key: {
      level: subject.level,
      inside: sender,
      outside: subject.level === 'pair' ? receiver : '',
      site: subject.site,
    },
    sender,
    receiver,
    receivers: subject.rows.length,
    site: subject.site,
    via: subject.viaId < 0 ? '' : addressText(judgement.summary, subject.viaId),
    role: measured.isCrossing ? 'crossing' : 'internal',
    points: total,
    tier: tierOf(total),
    highlight: measured.isCrossing ? highlightOf(measured.atLeast, measured.atMost, thresholdBytes) : 'under',
    highlightedBy,
    windowBytes: measured.atLeast,
    windowAtMost: measured.atMost,
    outBytes: measured.outBytes,
    inBytes: measured.inBytes,
    headline: headlineOf(rulingOf({ field }, ranked, thresholdBytes)),
  }
}

function rulingOf({ field }: Pick<Weighing, 'field'>, ranked: Ranked, thresholdBytes: number): Ruling {
  const { measured, findings, points, total, highlightedBy } = ranked
  const order = findings.map((_, i) => i).sort((x, y) => points[y] - points[x] || x - y)
  const reasons = order.filter((i) => findings[i].fired).map((i) => findings[i])
  const caveats = caveatsOf(field, measured)
  return { field, measured, reasons, total, highlightedBy, caveats, thresholdBytes }
}

function findSubject({ field }: Weighing, key: RowKey): Subject | null {
  const { judgement } = field
  const isSame = (subject: Subject): boolean =>
    subject.level === key.level &&
    subject.site === key.site &&
    addressText(judgement.summary, subject.hostId) === key.inside &&
    (key.level !== 'pair' || addressText(judgement.summary, subject.receiverId) === key.outside)
  if (key.level === 'host') return findHost(field, key.inside)
  if (key.level === 'host-to-site') return allSiteSubjects(field).find(isSame) ?? null
  if (key.site !== '') return tunnelSubjects(field).find(isSame) ?? null
  const row = findRow(judgement, key.inside, key.outside)
  if (row < 0) return [...field.relays.keys()].map((each) => relayedSubject(field, each)).find(isSame) ?? null
  return tunnelSubjects(field).find(isSame) ?? relayedSubject(field, row)
}

function findHost({ judgement }: Field, text: string): Subject | null {
  const { addressIds } = judgement.volumes.hosts
  const host = addressIds.findIndex((address) => addressText(judgement.summary, address) === text)
  return host < 0 ? null : hostSubject(judgement, host)
}

function countPairs({ directions, volumes }: Judgement, thresholdBytes: number): { over: number; borderline: number } {
  const { atLeast, atMost } = volumes.peaks
  let over = 0
  let borderline = 0
  for (let row = 0; row < atLeast.length; row++) {
    if (directions.roles[row] !== CROSSING || atMost[row] < thresholdBytes) continue
    if (atLeast[row] >= thresholdBytes) over++
    else borderline++
  }
  return { over, borderline }
}

function nothingText({ by }: Judgement, thresholdBytes: number, largest: JudgedHead | null): string {
  const limit = `${formatBytes(thresholdBytes)} of ${by.measure} in any ${windowName(by.windowMinutes)}`
  if (largest === null) return 'No pair of an inside and an outside address was seen.'
  return `Nothing over ${limit}. The largest is ${formatBytes(largest.windowBytes)}: ${largest.sender} to ${largest.receiver}.`
}
