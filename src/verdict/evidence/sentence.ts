// Sentences by the grammar of detection.md section 16: who sent how much to whom in what window, how; the two strongest reasons; what
// data; the best innocent reading; the caveat; one action. One number a clause, no adjectives, a reason beside every "likely".

import { protocolName, serviceName } from '../../engine/index'
import { responderPort } from '../responder'
import { addressText } from '../rows'
import { boundsText, windowName } from '../signals/volume'
import { formatBytes } from '../threshold'
import { grouped, stretchText } from './clock'
import type { Field, Finding } from './finding'
import { namesOfAddress } from './names'
import { tierOf } from './points'
import type { Caveats } from './quality'
import type { Measured } from './subject'
import type { JudgedHead, SignalId } from './types'
import { WEIGHTS } from './weights'

/** What a verdict is made of. */
export interface Ruling {
  field: Field
  measured: Measured
  /** Fired ones, most points first. */
  reasons: readonly Finding[]
  total: number
  highlightedBy: JudgedHead['highlightedBy']
  caveats: Caveats
  thresholdBytes: number
}

/** A reason in a few words, for the verdict line; `says` has the numbers. */
function shortReason(finding: Finding, { field, thresholdBytes, measured }: Ruling): string {
  const words: Record<SignalId, string> = {
    volume: `above ${formatBytes(thresholdBytes)} in ${windowName(field.judgement.by.windowMinutes)}`,
    drip: `${boundsText(finding.observed ?? 0, finding.observed ?? 0)} in 24 hours, never ${formatBytes(thresholdBytes)} at once`,
    dns: 'data in DNS',
    icmp: 'data in ICMP echoes',
    channel: 'a small upload',
    content: 'a file named in clear',
    baseline: 'far more than this host usually sends',
    receiver: 'a receiver that hardly anyone here uses',
    pcr: `${formatBytes(measured.outGoodput)} out against ${formatBytes(measured.inGoodput)} in`,
    'off-hours': 'at hours when this host is otherwise silent',
    beacon: 'connections at a steady beat',
    scheduled: 'the same minute on several days',
    long: 'a connection of hours',
    misuse: 'a protocol where it does not belong',
    staging: 'the same amount pulled from an inside server before',
    entropy: 'compressed or encrypted payload in a clear protocol',
    benign: 'an innocent reading',
  }
  return finding.short ?? words[finding.id]
}

/** "Likely exfiltration: …. Strong evidence." or "Highlighted: …. Most likely: …." or what the row is otherwise. */
export function headlineOf(ruling: Ruling): string {
  const { reasons, total, highlightedBy } = ruling
  const against = reasons.filter(({ id }) => id !== 'benign')
  if (isLikely(ruling)) {
    const two = against.slice(0, 2).map((finding) => shortReason(finding, ruling))
    return `Likely exfiltration: ${two.join(', and ')}.${tierOf(total) === 'strong' ? ' Strong evidence.' : ''}`
  }
  if (highlightedBy.length === 0) return 'Not highlighted.'
  const rule = against.find(({ id }) => highlightedBy.some((by) => by === id)) ?? against[0]
  return `Highlighted: ${shortReason(rule, ruling)}. Most likely: ${innocentReading(ruling)}`
}

/** The best innocent reading as a sentence. */
export function innocentReading({ reasons }: Ruling): string {
  const benign = reasons.find(({ id }) => id === 'benign')
  if (benign !== undefined) return benign.benign[0]
  const rule = reasons.at(0)
  return `${rule?.benign[0] ?? 'ordinary use'}.`
}

/** The best innocent reading of a row that is called likely; '' where the headline says it itself, or accuses nobody. */
export function butOf(ruling: Ruling): string {
  if (!isLikely(ruling)) return ''
  const reading = innocentReading(ruling)
  return ruling.reasons.some(({ id }) => id === 'benign') ? reading : `it could be ${reading}`
}

function isLikely({ total }: Ruling): boolean {
  return total >= WEIGHTS.tiers.likely
}

/** `what`: the sentence of what.ts. */
export function sentenceOf(ruling: Ruling, what: string): string {
  const { reasons, caveats } = ruling
  const but = butOf(ruling)
  // What is named in clear has a sentence of its own.
  const told = what.startsWith('In clear') ? ['benign', 'volume', 'content'] : ['benign', 'volume']
  const strongest = reasons.filter(({ id }) => !told.includes(id)).slice(0, 2)
  const parts = [
    headlineOf(ruling),
    whoSentWhat(ruling),
    ...strongest.map(({ says }) => says()),
    what,
    but === '' ? '' : `But: ${but}`,
    ...caveats.says.slice(0, 1),
    `Check: ${checkOf(ruling)}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function whoSentWhat(ruling: Ruling): string {
  const { field, measured, caveats } = ruling
  const { subject } = measured
  const via = subject.viaId < 0 ? '' : `, through ${addressText(field.judgement.summary, subject.viaId)},`
  const who = `${endText(ruling, subject.hostId, 'inside')}${via}`
  const bytes =
    measured.isCrossing && measured.atLeast > 0
      ? boundsText(measured.atLeast, measured.atMost)
      : formatBytes(measured.outBytes)
  const amount = `${caveats.isAtLeast ? 'at least ' : ''}${bytes}`
  const [from, to] = Number.isFinite(measured.windowStart)
    ? [measured.windowStart, measured.windowEnd]
    : [measured.firstSeconds, measured.lastSeconds]
  const how = howText(field, measured)
  return `${who} sent ${amount} to ${whomText(ruling)} ${stretchText(from, to)}${how === '' ? '' : `, over ${how}`}.`
}

function whomText(ruling: Ruling): string {
  const { subject } = ruling.measured
  if (subject.level === 'host') return `${grouped(subject.rows.length)} outside addresses`
  if (subject.level === 'host-to-site') return `${subject.site} (${grouped(subject.rows.length)} addresses)`
  return endText(ruling, subject.receiverId, 'outside')
}

/** "10.1.0.238 (FIN-WS-238)": the first name, if any. */
function endText({ field }: Ruling, address: number, end: 'inside' | 'outside'): string {
  const text = addressText(field.judgement.summary, address)
  const name = namesOfAddress(field.judgement, field.names, address, end).at(0)
  return name === undefined ? text : `${text} (${name.name})`
}

/** "FTP", "TCP 443 https": of the conversation that carried most out. */
export function howText({ judgement }: Field, { conversations, isFlipped }: Measured): string {
  const columns = judgement.summary.conversations
  let best = -1
  let most = -1
  conversations.forEach((id, i) => {
    const out = isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    if (out <= most) return
    most = out
    best = id
  })
  if (best < 0) return ''
  const protocol = columns.protocols[best]
  const port = responderPort(columns, best)
  const name = protocolName(protocol).toUpperCase()
  return port < 0 ? name : `${name} port ${port} ${serviceName(protocol, port)}`.trimEnd()
}

function checkOf({ reasons }: Ruling): string {
  const packets = reasons
    .find(({ id }) => id !== 'benign')
    ?.packets()
    .at(0)
  if (packets === undefined) return 'look at its connections.'
  const range =
    packets.first === packets.last ? `packet ${packets.first}` : `packets ${packets.first} to ${packets.last}`
  return `open ${range} of ${packets.file}.`
}

/** "With T = 30 MB this row is not highlighted": the smallest change of a choice that changes the answer. */
export function counterfactualOf({ measured, highlightedBy, thresholdBytes, total }: Ruling): string {
  const isBySignals = highlightedBy.some((by) => by !== 'volume' && by !== 'drip')
  if (isBySignals) return `Highlighted by its signals (${total} points), whatever the threshold is.`
  const over = roundedUp(measured.atMost)
  if (highlightedBy.includes('volume'))
    return `With a threshold of ${formatBytes(over)} this row is not highlighted by volume.`
  if (highlightedBy.includes('drip'))
    return `With a threshold above ${formatBytes(measured.outBytes)} this row is not highlighted.`
  if (measured.atMost >= thresholdBytes)
    return 'The minutes cannot tell whether it reaches the threshold; its packets can.'
  return `With a threshold of ${formatBytes(measured.atLeast)} or less this row is highlighted.`
}

/** The next value of two digits above. */
function roundedUp(bytes: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, bytes))) - 1)
  return Math.floor(bytes / step) * step + step
}
