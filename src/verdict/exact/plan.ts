// What to read again for the rows between the bounds. In: a weighing's field and a threshold. Out: plain data that a worker takes: the pairs to
// count, the rows that they make up, and the minutes where a largest window can lie.

import { CLUE_KINDS, conversationText, registeredDomain, type WatchedPair, watchedPair } from '../../engine/index'
import type { Field } from '../evidence/finding'
import { lookedAt, type Measured } from '../evidence/subject'
import { joinRows } from '../hosts'
import { countedPairs } from '../rows'
import type { Measure } from '../types'
import type { MinuteSeries } from '../windows'
import { borderlineSubjects } from './borderline'
import type { LookedAt } from './looks'

export interface LookPlan {
  windowSeconds: number
  measure: Measure
  pairs: WatchedPair[]
  subjects: LookSubject[]
}

export interface LookSubject {
  at: LookedAt
  /** L and U by the minutes: what the packets tell must lie between, give or take what folded rows lack. */
  atLeast: number
  atMost: number
  lackBytes: number
  parts: LookPart[]
  /** Minutes from and to, both included, in which a window as large as L can lie; ascending. What lies outside is in no largest window. */
  spans: number[]
}

export interface LookPart {
  /** Index into `pairs`. */
  pair: number
  /** Out is b to a. */
  isBToA: boolean
  /** null: all of it is the subject's. Else an address of several sites: conversations that named this one, and those that named another. */
  naming: { own: string[]; others: string[] } | null
}

/** null when no row lies between the bounds, or all that do were read again. */
export function lookPlan(field: Field, thresholdBytes: number): LookPlan | null {
  const subjects = borderlineSubjects(field, thresholdBytes)
  if (subjects.length === 0) return null
  const { windowMinutes, measure } = field.judgement.by
  const pairs = new Map<number, { index: number; watched: WatchedPair }>()
  const planned = subjects.map((subject) => plannedSubject(field, subject, pairs))
  return {
    windowSeconds: windowMinutes * 60,
    measure,
    pairs: [...pairs.values()].map(({ watched }) => watched),
    subjects: planned,
  }
}

type Pairs = Map<number, { index: number; watched: WatchedPair }>

function plannedSubject(field: Field, { subject, atLeast, atMost }: Measured, pairs: Pairs): LookSubject {
  const { volumes, summary } = field.judgement
  const parts = [
    ...Array.from(subject.rows, (row) => partsOf(field, row, '', pairs)),
    ...Array.from(subject.doubtfulRows, (row) => partsOf(field, row, subject.site, pairs)),
  ].flat()
  const joined = joinRows(volumes.series, Uint32Array.from([...subject.rows, ...subject.doubtfulRows]))
  return {
    at: lookedAt(subject),
    atLeast,
    atMost,
    lackBytes: parts.length * (summary.folded?.lackBytes ?? 0),
    parts,
    spans: spansOf(joined, volumes.windowMinutes, atLeast),
  }
}

/** `site`: '' where all of the row is the subject's. */
function partsOf(field: Field, row: number, site: string, pairs: Pairs): LookPart[] {
  const { judgement } = field
  const isBToA = judgement.directions.isFlipped[row] === 1
  return countedPairs(judgement, row).map((pair) => {
    const known = pairs.get(pair) ?? {
      index: pairs.size,
      watched: watchedPair(judgement.summary, pair, false),
    }
    pairs.set(pair, known)
    if (site !== '') known.watched.isByConversation = true
    return { pair: known.index, isBToA, naming: site === '' ? null : namingOf(field, pair, site) }
  })
}

const NAMING = new Set((['tls-sni', 'quic-sni', 'http-host'] as const).map((kind) => CLUE_KINDS.indexOf(kind)))

function namingOf({ judgement, seen }: Field, pair: number, site: string): { own: string[]; others: string[] } {
  const { conversations } = judgement.summary
  const { starts, members } = judgement.index.conversationsOfPair
  const naming = { own: [] as string[], others: [] as string[] }
  for (let i = starts[pair]; i < starts[pair + 1]; i++) {
    const id = members[i]
    const sites = sitesNamed(seen, id)
    if (sites.size === 0) continue
    const text = conversationText(conversations.protocols[id], conversations.aPorts[id], conversations.bPorts[id])
    if (!sites.has(site)) naming.others.push(text)
    else if (sites.size === 1) naming.own.push(text)
  }
  return naming
}

function sitesNamed({ clues, cluesOf }: Field['seen'], conversation: number): Set<string> {
  const sites = new Set<string>()
  for (let i = cluesOf.starts[conversation]; i < cluesOf.starts[conversation + 1]; i++) {
    const clue = cluesOf.members[i]
    const site = NAMING.has(clues.kinds[clue]) ? registeredDomain(clues.texts[clues.textIds[clue]]) : ''
    if (site !== '') sites.add(site)
  }
  return sites
}

/** A largest window starts with a packet and touches at most k + 1 minutes from there on. */
function spansOf({ minutes, values }: MinuteSeries, windowMinutes: number, least: number): number[] {
  const spans: number[] = []
  let sum = 0
  let next = 0
  for (let i = 0; i < minutes.length; i++) {
    while (next < minutes.length && minutes[next] <= minutes[i] + windowMinutes) sum += values[next++]
    if (sum >= least && values[i] > 0) addSpan(spans, minutes[i], minutes[i] + windowMinutes)
    sum -= values[i]
  }
  return spans
}

function addSpan(spans: number[], from: number, to: number): void {
  const last = spans.length - 1
  if (last > 0 && spans[last] >= from) spans[last] = to
  else spans.push(from, to)
}
