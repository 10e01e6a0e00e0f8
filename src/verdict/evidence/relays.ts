// Senders behind a proxy or a mail relay (detection.md section 11). In: crossing rows and inside rows of the same server. Out: for a crossing row
// the client whose bytes it passed on. The bytes are those of the outside leg, counted once.

import { INTERNAL } from '../direction'
import type { MinuteSeries } from '../windows'
import { type Fact, factsOf } from './clues'
import type { Field } from './finding'
import { namesOfAddress } from './names'
import { measureSubject, pairSubject, type Subject } from './subject'
import { WEIGHTS } from './weights'

const { relayCorrelation, relayMinutes, stagingBytes, stagingHigh } = WEIGHTS.limits
/** Crossing rows that are looked behind, and inside legs of one server. */
const MOST_ROWS = 100
const MOST_LEGS = 50
/** A relay may pass mail on some minutes later. */
const MOST_LAG = 10
/** A span longer than this is no single delivery. */
const MOST_MINUTES = 2880

export interface RelayLink {
  clientId: number
  /** Pearson's r of the bytes by minute; NaN where names agree instead. */
  correlation: number
}

/** By crossing row. `leading`: rows by their largest window. */
export function relayLinks(field: Omit<Field, 'relays'>, leading: readonly number[]): Map<number, RelayLink> {
  const { judgement } = field
  const { peaks } = judgement.volumes
  const legs = legsByServer(field)
  const links = new Map<number, RelayLink>()
  for (const row of leading.slice(0, MOST_ROWS)) {
    const { hostId } = pairSubject(judgement, row)
    const own = legs.get(hostId)
    if (own === undefined || peaks.atLeast[row] < stagingBytes) continue
    const link = linkOf(field as Field, row, own)
    if (link !== null) links.set(row, link)
  }
  return links
}

/** Inside rows that bring bytes to a host, by that host, largest first. */
function legsByServer({ judgement }: Pick<Field, 'judgement'>): Map<number, number[]> {
  const { roles, isFlipped, aIds, bIds } = judgement.directions
  const { out } = judgement.volumes
  const legs = new Map<number, number[]>()
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] !== INTERNAL || out[row] < stagingBytes / 2) continue
    const server = isFlipped[row] === 1 ? aIds[row] : bIds[row]
    const known = legs.get(server)
    if (known === undefined) legs.set(server, [row])
    else known.push(row)
  }
  for (const rows of legs.values()) rows.sort((x, y) => out[y] - out[x] || x - y)
  return legs
}

function linkOf(field: Field, row: number, legs: readonly number[]): RelayLink | null {
  const outside = minutesOf(field.goodput, row)
  let best: RelayLink | null = null
  for (const leg of legs.slice(0, MOST_LEGS)) {
    const clientId = pairSubject(field.judgement, leg).hostId
    if (namesAgree(field, row, leg)) return { clientId, correlation: Number.NaN }
    const correlation = correlate(minutesOf(field.goodput, leg), outside)
    if (correlation >= relayCorrelation && (best === null || correlation > best.correlation))
      best = { clientId, correlation }
  }
  return best
}

interface Minutes {
  first: number
  last: number
  bytes: Map<number, number>
  sum: number
}

function minutesOf({ starts, minutes, values }: MinuteSeries, row: number): Minutes {
  const bytes = new Map<number, number>()
  let sum = 0
  for (let i = starts[row]; i < starts[row + 1]; i++) {
    if (values[i] === 0) continue
    bytes.set(minutes[i], (bytes.get(minutes[i]) ?? 0) + values[i])
    sum += values[i]
  }
  return { first: Math.min(...bytes.keys()), last: Math.max(...bytes.keys()), bytes, sum }
}

/** Best r of any lag, over the minutes of the outside leg; NaN when it is too short, too long, or the amounts do not fit. */
function correlate(inside: Minutes, outside: Minutes): number {
  const span = outside.last - outside.first + 1
  if (!(outside.bytes.size >= relayMinutes) || span > MOST_MINUTES) return Number.NaN
  let best = Number.NaN
  for (let lag = 0; lag <= MOST_LAG; lag++) {
    const [xs, ys] = [new Float64Array(span), new Float64Array(span)]
    let sum = 0
    for (let i = 0; i < span; i++) {
      xs[i] = inside.bytes.get(outside.first + i - lag) ?? 0
      ys[i] = outside.bytes.get(outside.first + i) ?? 0
      sum += xs[i]
    }
    const ratio = outside.sum / sum
    const r = ratio <= stagingHigh && ratio >= 1 / stagingHigh ? pearson(xs, ys) : Number.NaN
    if (!(best >= r) && !Number.isNaN(r)) best = r
  }
  return best
}

/** NaN where one of the two does not change. */
export function pearson(xs: Float64Array, ys: Float64Array): number {
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length
  const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length
  let [xy, xx, yy] = [0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    const [dx, dy] = [xs[i] - meanX, ys[i] - meanY]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Number.NaN
}

/** The client asked the proxy for a name of the receiver, or both legs carry an attachment of one name. */
function namesAgree(field: Field, row: number, leg: number): boolean {
  const inside = factsOfRow(field, leg)
  if (inside.length === 0) return false
  const { receiverId } = pairSubject(field.judgement, row)
  const names = new Set(
    namesOfAddress(field.judgement, field.names, receiverId, 'outside').map(({ name }) => name.toLowerCase()),
  )
  const asksForIt = inside.some(({ kind, text }) => {
    const asked = kind === 'http-request' ? /^CONNECT ([^ :]+)/i.exec(text) : null
    return asked !== null && names.has(asked[1].toLowerCase())
  })
  const attachments = new Set(
    factsOfRow(field, row)
      .filter(isAttachment)
      .map(({ text }) => text),
  )
  return asksForIt || inside.some((fact) => isAttachment(fact) && attachments.has(fact.text))
}

function factsOfRow(field: Field, row: number): Fact[] {
  if (field.seen.clues.count === 0) return []
  return factsOf(field, measureSubject(field.judgement, field.goodput, pairSubject(field.judgement, row)))
}

function isAttachment({ kind, isOut }: Fact): boolean {
  return kind === 'smtp-attachment' && isOut
}

/** The row as sent by the client through the server. */
export function relayedSubject({ judgement, relays }: Field, row: number): Subject {
  const subject = pairSubject(judgement, row)
  const link = relays.get(row)
  return link === undefined ? subject : { ...subject, hostId: link.clientId, viaId: subject.hostId }
}
