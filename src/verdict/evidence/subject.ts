// What is judged: a pair, a host or a host-to-site, with everything that signals ask of it. In: rows of a judgement. Out: sums,
// minutes, the largest window, conversations. Pairs read columns; the other levels add the rows they join.

import { CROSSING } from '../direction'
import { type ExactLook, type LookedAt, settledLook } from '../exact/looks'
import { joinRows, windowBounds } from '../hosts'
import type { Judgement } from '../judgement'
import { countedPairs } from '../rows'
import type { MinuteSeries } from '../windows'
import type { DnsGroup } from './tunnels'
import type { Level } from './types'

export interface Subject {
  level: Level
  /** Crossing rows of one inside address; one row at level pair. A pair may also be internal where it carries a tunnel. */
  rows: Uint32Array
  hostId: number
  /** Of the outside addresses the one that got most. */
  receiverId: number
  /** Registered domain at level host-to-site, or of a DNS tunnel; else ''. */
  site: string
  /** Rows that may belong to it or not: in the upper bound only. */
  doubtfulRows: Uint32Array
  /** Inside rows put the larger sender first; 1 turns the row, so that out is from hostId. */
  isReversed: boolean
  /** The resolver, proxy or mail relay between the two; -1 for none. */
  viaId: number
  /** What was asked below `site`; null for all but DNS tunnels. */
  dns: DnsGroup | null
}

export interface Measured {
  subject: Subject
  isCrossing: boolean
  /** In the chosen measure. */
  outBytes: number
  inBytes: number
  outGoodput: number
  inGoodput: number
  outFrames: number
  inFrames: number
  firstSeconds: number
  lastSeconds: number
  /** Of the largest window of W in the chosen measure; seconds are NaN when it has none. */
  atLeast: number
  atMost: number
  windowStart: number
  windowEnd: number
  /** What its packets told when they were read again; null: the window is from minutes. */
  look: ExactLook | null
  /** Goodput out by minute, one group. */
  goodput: MinuteSeries
  /** Conversation ids, and 1 for each whose b end is the inside one. */
  conversations: Uint32Array
  isFlipped: Uint8Array
}

export function pairSubject({ directions }: Judgement, row: number): Subject {
  const isFlipped = directions.isFlipped[row] === 1
  return {
    level: 'pair',
    rows: Uint32Array.of(row),
    hostId: isFlipped ? directions.bIds[row] : directions.aIds[row],
    receiverId: isFlipped ? directions.aIds[row] : directions.bIds[row],
    site: '',
    doubtfulRows: new Uint32Array(0),
    isReversed: false,
    viaId: -1,
    dns: null,
  }
}

/** A row seen from the end that asks: of inside rows the larger sender is mostly the one that answers. */
export function askingSubject(judgement: Judgement, row: number, clientId: number): Subject {
  const subject = pairSubject(judgement, row)
  if (subject.hostId === clientId) return subject
  return { ...subject, hostId: clientId, receiverId: subject.hostId, isReversed: true }
}

/** All crossing rows of a host, or those of one site. `rows` are not empty. */
export function joinedSubject(
  judgement: Judgement,
  level: 'host' | 'host-to-site',
  rows: Uint32Array,
  site = '',
  doubtfulRows = new Uint32Array(0),
): Subject {
  const { out } = judgement.volumes
  let busiest = rows[0]
  for (const row of rows) if (out[row] > out[busiest]) busiest = row
  return { ...pairSubject(judgement, busiest), level, rows, site, doubtfulRows }
}

export function measureSubject(judgement: Judgement, goodput: MinuteSeries, subject: Subject): Measured {
  const { directions } = judgement
  const measured: Measured = {
    subject,
    isCrossing: directions.roles[subject.rows[0]] === CROSSING,
    ...sumsOf(judgement, subject),
    ...windowOf(judgement, subject),
    goodput: joinRows(goodput, subject.rows),
    ...conversationsOf(judgement, subject),
  }
  return measured
}

function sumsOf({ directions, volumes }: Judgement, { rows, isReversed }: Subject) {
  const { traffic, isFlipped } = directions
  const sums = { outBytes: 0, inBytes: 0, outGoodput: 0, inGoodput: 0, outFrames: 0, inFrames: 0 }
  let firstSeconds = Number.POSITIVE_INFINITY
  let lastSeconds = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const isB = (isFlipped[row] === 1) !== isReversed
    sums.outBytes += isReversed ? volumes.in[row] : volumes.out[row]
    sums.inBytes += isReversed ? volumes.out[row] : volumes.in[row]
    sums.outGoodput += isB ? traffic.goodputBToA[row] : traffic.goodputAToB[row]
    sums.inGoodput += isB ? traffic.goodputAToB[row] : traffic.goodputBToA[row]
    sums.outFrames += isB ? traffic.framesBToA[row] : traffic.framesAToB[row]
    sums.inFrames += isB ? traffic.framesAToB[row] : traffic.framesBToA[row]
    firstSeconds = Math.min(firstSeconds, traffic.firstSeconds[row])
    lastSeconds = Math.max(lastSeconds, traffic.lastSeconds[row])
  }
  return { ...sums, firstSeconds, lastSeconds }
}

type Window = Pick<Measured, 'atLeast' | 'atMost' | 'windowStart' | 'windowEnd' | 'look'>

function windowOf(judgement: Judgement, subject: Subject): Window {
  const [row] = subject.rows
  // What stays inside is in no window: it is told by its first and last packet.
  if (judgement.directions.roles[row] !== CROSSING)
    return { atLeast: 0, atMost: 0, windowStart: Number.NaN, windowEnd: Number.NaN, look: null }
  const look = settledLook(judgement.volumes.looks, lookedAt(subject))
  if (look !== undefined) {
    const { atLeast, atMost, first, last } = look
    const [windowStart, windowEnd] = [first?.seconds ?? Number.NaN, last?.seconds ?? Number.NaN]
    return { atLeast, atMost, windowStart, windowEnd, look }
  }
  return { ...(subject.level === 'pair' ? pairWindow(judgement, row) : joinedWindow(judgement, subject)), look: null }
}

/** What a second look at a subject is kept by. */
export function lookedAt({ level, rows, hostId, site }: Subject): LookedAt {
  if (level === 'pair') return { level, row: rows[0] }
  return level === 'host' ? { level, hostId } : { level, hostId, site }
}

function pairWindow({ volumes: { peaks }, directions: { traffic } }: Judgement, row: number): Omit<Window, 'look'> {
  return {
    atLeast: peaks.atLeast[row],
    atMost: peaks.atMost[row],
    ...clipped(peaks.startMinutes[row], peaks.endMinutes[row], traffic.firstSeconds[row], traffic.lastSeconds[row]),
  }
}

/** Adds the minutes of all rows and walks them once; a doubtful row is in no lower and every upper bound. */
function joinedWindow({ volumes, directions }: Judgement, { rows, doubtfulRows }: Subject): Omit<Window, 'look'> {
  const bounds = windowBounds(volumes, rows, volumes.windowMinutes)
  const all = Uint32Array.from([...rows, ...doubtfulRows])
  const atMost = doubtfulRows.length === 0 ? bounds.atMost : windowBounds(volumes, all, volumes.windowMinutes).atMost
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    first = Math.min(first, directions.traffic.firstSeconds[row])
    last = Math.max(last, directions.traffic.lastSeconds[row])
  }
  return { atLeast: bounds.atLeast, atMost, ...clipped(bounds.startMinute, bounds.endMinute, first, last) }
}

function clipped(startMinute: number, endMinute: number, first: number, last: number) {
  if (startMinute > endMinute) return { windowStart: Number.NaN, windowEnd: Number.NaN }
  return { windowStart: Math.max(startMinute * 60, first), windowEnd: Math.min(endMinute * 60 + 59, last) }
}

function conversationsOf(
  judgement: Judgement,
  { rows, isReversed }: Subject,
): Pick<Measured, 'conversations' | 'isFlipped'> {
  const { starts, members } = judgement.index.conversationsOfPair
  const ids: number[] = []
  const flipped: number[] = []
  for (const row of rows) {
    for (const pair of countedPairs(judgement, row)) {
      for (let i = starts[pair]; i < starts[pair + 1]; i++) {
        ids.push(members[i])
        flipped.push(judgement.directions.isFlipped[row] ^ (isReversed ? 1 : 0))
      }
    }
  }
  return { conversations: Uint32Array.from(ids), isFlipped: Uint8Array.from(flipped) }
}
