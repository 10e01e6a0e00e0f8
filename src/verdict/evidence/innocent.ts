// Signal "benign": the innocent reading that fits best (detection.md section 12). It lowers the rank, prints its reason, and hides nothing:
// each of these can be imitated.

import { containsAddress, readNetwork } from '../cidr'
import { responderPort } from '../responder'
import { formatBytes } from '../threshold'
import { counted } from './clock'
import type { Field, Finding } from './finding'
import { blocksOf } from './population'
import type { Measured } from './subject'
import type { Exception, SignalId } from './types'
import { WEIGHTS } from './weights'

const UDP = 17
const MAIL_PORT = 25
const MINUTES_A_DAY = 1440
const LEAST_HOSTS = 10
const LEAST_CALLERS = 20
const LEAST_MAIL_PARTNERS = 3

interface Reading {
  reason: string
  /** Reductions of servers and relays fall away where a file or database is named in clear. */
  isServer: boolean
}

/** `hasNamedFile`: content names an archive, database, office or key file. */
export function benignSignal(field: Field, measured: Measured, hasNamedFile: boolean): Finding {
  const readings = readingsOf(field, measured).filter(({ isServer }) => !(isServer && hasNamedFile))
  const fired = readings.length > 0
  return {
    id: 'benign',
    fired,
    strength: fired ? 1 : 0,
    observed: readings.length,
    unit: 'innocent readings',
    threshold: 1,
    formula:
      'exception by the user; a call; the same daily volume; a public server; a mail relay; known to half of the hosts',
    window: null,
    says: () => (fired ? readings.map(({ reason }) => reason).join(' ') : 'No innocent reading fits it.'),
    packets: () => [],
    benign: readings.map(({ reason }) => reason),
    check: 'Any of these can be imitated: ask the owner of the host.',
  }
}

/** A server or relay by design is never "strong" without a fact of content, DNS, ICMP or misuse. */
export function withoutStrong(findings: readonly Finding[], total: number): number {
  const benign = findings.find(({ id }) => id === 'benign')
  const isServer = benign?.benign.some((reason) => reason.startsWith(SERVER) || reason.startsWith(RELAY)) === true
  const isProven = findings.some(({ id, fired }) => fired && PROVING.has(id))
  return isServer && !isProven ? Math.min(total, WEIGHTS.tiers.strong - 0.1) : total
}

const PROVING: ReadonlySet<SignalId> = new Set(['content', 'dns', 'icmp', 'misuse'])
const SERVER = 'A public server:'
const RELAY = 'A mail relay:'

function readingsOf(field: Field, measured: Measured): Reading[] {
  if (!measured.isCrossing) return []
  return [
    exceptionReading(field, measured),
    callReading(field, measured),
    dailyReading(field, measured),
    serverReading(field, measured),
    relayReading(field, measured),
    commonReading(field, measured),
  ].filter((reading) => reading !== null)
}

function exceptionReading(field: Field, { subject, lastSeconds }: Measured): Reading | null {
  const { addresses } = field.judgement.summary
  const day = new Date(Number.isFinite(lastSeconds) ? lastSeconds * 1000 : 0).toISOString().slice(0, 10)
  const holds = (exception: Exception): boolean => {
    if (exception.expires !== '' && day > exception.expires) return false
    const inside = exception.inside === '' ? null : readNetwork(exception.inside)
    const outside = exception.outside === '' ? null : readNetwork(exception.outside)
    const fitsInside =
      exception.inside === '' || (inside !== null && containsAddress(inside, addresses, subject.hostId))
    const fitsOutside =
      exception.outside === '' ||
      (subject.level !== 'host' && outside !== null && containsAddress(outside, addresses, subject.receiverId))
    return fitsInside && fitsOutside
  }
  const found = field.context.exceptions.find(holds)
  if (found === undefined) return null
  const owner = found.owner === '' ? '' : ` (${found.owner})`
  return { reason: `On the list of exceptions${owner}: ${found.reason}.`, isServer: false }
}

/** Media ports of the common services (STUN and TURN, Zoom, Meet). */
function isMediaPort(port: number): boolean {
  return (port >= 3478 && port <= 3481) || (port >= 8801 && port <= 8810) || (port >= 19_302 && port <= 19_309)
}

/** Most of it UDP, alike both ways, at the size and pace of speech and video. */
function callReading(field: Field, measured: Measured): Reading | null {
  const columns = field.judgement.summary.conversations
  let udp = 0
  let media = 0
  let all = 0
  let outFrames = 0
  let inFrames = 0
  let seconds = 0
  measured.conversations.forEach((id, i) => {
    const isB = measured.isFlipped[i] === 1
    const bytes = isB ? columns.goodputBToA[id] : columns.goodputAToB[id]
    all += bytes
    if (columns.protocols[id] !== UDP) return
    udp += bytes
    if (isMediaPort(responderPort(columns, id))) media += bytes
    outFrames += isB ? columns.framesBToA[id] : columns.framesAToB[id]
    inFrames += isB ? columns.framesAToB[id] : columns.framesBToA[id]
    seconds = Math.max(seconds, columns.lastSeconds[id] - columns.firstSeconds[id])
  })
  if (all === 0 || udp < 0.9 * all) return null
  const rate = `${formatBytes(udp / Math.max(1, seconds))} a second of UDP`
  if (media >= 0.9 * all) return { reason: `A call: ${rate} on the ports of a video service.`, isServer: false }
  const ratio = (measured.outGoodput - measured.inGoodput) / (measured.outGoodput + measured.inGoodput)
  const size = udp / Math.max(1, outFrames)
  const pace = Math.min(outFrames, inFrames) / Math.max(1, seconds)
  const fastest = Math.max(outFrames, inFrames) / Math.max(1, seconds)
  if (Math.abs(ratio) >= 0.3 || size < 200 || size > 1200 || pace < 20 || fastest > 120) return null
  return { reason: `A call: ${rate}, about equal both ways.`, isServer: false }
}

/** The same amount on at least three days, give or take 30 %. */
function dailyReading({ goodput }: Field, { subject }: Measured): Reading | null {
  if (subject.level === 'host') return null
  const { sums } = blocksOf(goodput, [subject.rows], MINUTES_A_DAY)
  const days = Array.from(sums).filter((sum) => sum >= 1_000_000)
  if (days.length < 3 || days.length < sums.length) return null
  const mean = days.reduce((all, sum) => all + sum, 0) / days.length
  const deviation = Math.sqrt(days.reduce((all, sum) => all + (sum - mean) ** 2, 0) / days.length)
  if (deviation / mean >= 0.3) return null
  return {
    reason: `A daily backup: about ${formatBytes(mean)} to the same site on ${days.length} days.`,
    isServer: false,
  }
}

function serverReading({ population }: Field, { subject }: Measured): Reading | null {
  const callers = population.callers[subject.hostId]
  if (callers < LEAST_CALLERS) return null
  return { reason: `${SERVER} ${counted(callers, 'outside host')} opened connections to it.`, isServer: true }
}

/** A host that is mailed to, and mails on to several servers. A workstation that sends to many servers itself is none. */
function relayReading({ judgement, population }: Field, { subject, conversations }: Measured): Reading | null {
  const partners = population.mailPartners[subject.hostId]
  if (partners < LEAST_MAIL_PARTNERS || population.isMailed[subject.hostId] === 0) return null
  const columns = judgement.summary.conversations
  for (const id of conversations) if (responderPort(columns, id) !== MAIL_PORT) return null
  return { reason: `${RELAY} it passes mail on to ${counted(partners, 'server')}.`, isServer: true }
}

function commonReading({ population }: Field, { subject }: Measured): Reading | null {
  if (subject.level === 'host' || population.insideHosts < LEAST_HOSTS) return null
  const share = population.contacts[subject.receiverId] / population.insideHosts
  if (share < 0.5) return null
  return { reason: `Known here: ${Math.round(100 * share)} % of the inside hosts use this receiver.`, isServer: false }
}
