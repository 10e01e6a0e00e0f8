// Data hidden in names and echoes (detection.md section 9). In: what was seen of DNS and ICMP. Out: who asked below which domain, through
// which resolver, how much the names can carry; and the rows with large echoes. The sender is the client, not the resolver.

import { CROSSING, INTERNAL } from '../direction'
import { INSIDE } from '../inside'
import type { Judgement } from '../judgement'
import type { Field } from './finding'
import type { Seen } from './seen'
import { askingSubject, type Subject } from './subject'
import { WEIGHTS } from './weights'

const ICMP = 1
const ICMPV6 = 58
const UDP = 17
const DNS_PORT = 53
const { dnsQueryMean, dnsQueryCount, dnsQueryBytes, dnsAnswerMean, dnsAnswerCount, echoOnlyFrames } = WEIGHTS.limits
const {
  dnsHourBytes,
  dnsHours,
  dnsNames15,
  dnsUnique,
  dnsBurstBytes,
  dnsBurstMean,
  dnsLongBytes,
  dnsLongMean,
  dnsTextQueries,
  dnsTextShare,
} = WEIGHTS.limits

/** One client and one registered domain, over all servers that it asked. */
export interface DnsGroup {
  clientId: number
  /** The server that was asked most. */
  serverId: number
  /** Outside name server that a resolver asked on the client's behalf; -1 where the client asked it itself or none was seen. */
  upstreamId: number
  domain: string
  rows: number[]
  queries: number
  /** Of them TXT and NULL. */
  textQueries: number
  queryBytes: number
  /** Names, exact to 1,024, an estimate beyond. */
  unique: number
  /** Most new names in 15 minutes; information in bytes in all, in the third-best hour, in the best 15 minutes. */
  names15: number
  information: number
  hourBytes: number
  burstBytes: number
  firstSeconds: number
  lastSeconds: number
  /** Largest of the ratios to their limits: 1 and more fires. */
  ratio: number
  /** True for a resolver of others whose clients were not seen asking. */
  isHidden: boolean
}

/** Many names by design: reverse look-ups, service discovery, antivirus, blocklists and content networks. */
const EXCLUDED = new Set(
  (
    'in-addr.arpa ip6.arpa _tcp.local _udp.local dns-sd.org sophosxl.net sophosxl.com mcafee.com avqs.mcafee.com avts.mcafee.com spamhaus.org ' +
    'spamcop.net surbl.org uribl.com barracudacentral.org dnswl.org senderscore.com sorbs.net mailspike.net cymru.com e5.sk kaspersky.com ' +
    'akamai.net akamaiedge.net akamaihd.net edgekey.net edgesuite.net cloudfront.net amazonaws.com fastly.net azureedge.net ' +
    'trafficmanager.net googlevideo.com gvt1.com fbcdn.net footprintdns.com'
  ).split(' '),
)

export function dnsGroups({ summary, directions }: Judgement, seen: Seen): DnsGroup[] {
  const { dns } = seen
  const groups = new Map<string, number[]>()
  const resolvers = new Set<number>()
  for (let row = 0; row < dns.count; row++) {
    if (directions.sides[dns.clientIds[row]] !== INSIDE) continue
    resolvers.add(dns.serverIds[row])
    const domain = dns.texts[dns.domainIds[row]]
    if (domain === '' || isExcluded(domain)) continue
    const key = `${dns.clientIds[row]} ${domain}`
    const rows = groups.get(key)
    if (rows === undefined) groups.set(key, [row])
    else rows.push(row)
  }
  const all = [...groups.values()].map((rows) => groupOf(seen, rows))
  return settleResolvers(all, resolvers, directions.sides, summary.addresses.count)
}

function isExcluded(domain: string): boolean {
  for (let at = 0; at >= 0; at = domain.indexOf('.', at) + 1 || -1) {
    if (EXCLUDED.has(domain.slice(at))) return true
  }
  return false
}

interface NewName {
  seconds: number
  information: number
}

function groupOf(seen: Seen, rows: number[]): DnsGroup {
  const { dns } = seen
  const sum = (column: Float64Array): number => rows.reduce((all, row) => all + column[row], 0)
  const busiest = rows.reduce((best, row) => (dns.queries[row] > dns.queries[best] ? row : best), rows[0])
  const { names, unique, scale } = namesOf(seen, rows)
  const hours = sumsBy(names, 3600).sort((x, y) => y - x)
  const hourBytes = (hours[dnsHours - 1] ?? 0) * scale
  const burst = burstOf(names, 900)
  const group = {
    clientId: dns.clientIds[rows[0]],
    serverId: dns.serverIds[busiest],
    upstreamId: -1,
    domain: dns.texts[dns.domainIds[rows[0]]],
    rows,
    queries: sum(dns.queries),
    textQueries: sum(dns.textQueries),
    queryBytes: sum(dns.queryBytes),
    unique,
    names15: burst.count * scale,
    information: names.reduce((all, name) => all + name.information, 0) * scale,
    hourBytes,
    burstBytes: burst.information * scale,
    firstSeconds: Math.min(...rows.map((row) => dns.seconds[row])),
    lastSeconds: names.at(-1)?.seconds ?? Number.NaN,
    ratio: 0,
    isHidden: false,
  }
  return { ...group, ratio: ratioOf(group) }
}

/** Hourly information, new names in 15 minutes, names in all; and for a short capture the information of 15 minutes where the names are
 * longer than any that people type or machines use for look-ups. */
function ratioOf({ hourBytes, names15, unique, burstBytes, information, queries, textQueries }: DnsGroup): number {
  const mean = unique > 0 ? information / unique : 0
  return Math.max(
    hourBytes / dnsHourBytes,
    names15 / dnsNames15,
    unique / dnsUnique,
    mean >= dnsBurstMean ? burstBytes / dnsBurstBytes : 0,
    mean >= dnsLongMean ? burstBytes / dnsLongBytes : 0,
    // Mail asks many domains for text, and each of them seldom.
    textQueries >= dnsTextShare * queries ? textQueries / dnsTextQueries : 0,
  )
}

/** Distinct names of all rows by time. Beyond 1,024 a row holds a sample; then the rank of its last hash tells how many there are. */
function namesOf(
  { dns, dnsNamesOf }: Seen,
  rows: readonly number[],
): { names: NewName[]; unique: number; scale: number } {
  const first = new Map<number, NewName>()
  let unique = 0
  let kept = 0
  for (const row of rows) {
    const members = dnsNamesOf.members.subarray(dnsNamesOf.starts[row], dnsNamesOf.starts[row + 1])
    unique += uniqueOf(dns.names, members)
    kept += members.length
    for (const at of members) {
      const key = dns.names.hashHigh[at] * 0x1_0000_0000 + dns.names.hashLow[at]
      const known = first.get(key)
      const name = { seconds: dns.names.seconds[at], information: dns.names.information[at] }
      if (known === undefined || name.seconds < known.seconds) first.set(key, name)
    }
  }
  const names = [...first.values()].sort((x, y) => x.seconds - y.seconds)
  const scale = kept === 0 ? 1 : unique / kept
  return { names, unique: names.length * scale, scale }
}

const SAMPLE = 1024

function uniqueOf(names: Seen['dns']['names'], members: Uint32Array): number {
  if (members.length < SAMPLE) return members.length
  let highest = 0
  for (const at of members) highest = Math.max(highest, names.hashHigh[at] * 0x1_0000_0000 + names.hashLow[at])
  return ((SAMPLE - 1) * 2 ** 64) / highest
}

function sumsBy(names: readonly NewName[], seconds: number): number[] {
  const sums = new Map<number, number>()
  for (const name of names) {
    const slot = Math.floor(name.seconds / seconds)
    sums.set(slot, (sums.get(slot) ?? 0) + name.information)
  }
  return [...sums.values()]
}

/** Most names and most information in any half-open stretch of so many seconds. */
function burstOf(names: readonly NewName[], seconds: number): { count: number; information: number } {
  const most = { count: 0, information: 0 }
  let from = 0
  let information = 0
  names.forEach((name, at) => {
    information += name.information
    while (names[from].seconds <= name.seconds - seconds) information -= names[from++].information
    most.count = Math.max(most.count, at - from + 1)
    most.information = Math.max(most.information, information)
  })
  return most
}

/** A resolver's own record is left out where clients' records for the domain exist, and tells which outside server was asked. */
function settleResolvers(all: DnsGroup[], resolvers: Set<number>, sides: Uint8Array, addresses: number): DnsGroup[] {
  const key = (address: number, domain: string): string => `${address % addresses} ${domain}`
  const askedBy = new Map(all.map((group) => [key(group.clientId, group.domain), group]))
  const hasClient = new Set(all.map((group) => key(group.serverId, group.domain)))
  const settled: DnsGroup[] = []
  for (const group of all) {
    const isResolver = resolvers.has(group.clientId)
    if (isResolver && hasClient.has(key(group.clientId, group.domain))) continue
    const onBehalf = sides[group.serverId] === INSIDE ? askedBy.get(key(group.serverId, group.domain)) : undefined
    const upstreamId = onBehalf !== undefined && sides[onBehalf.serverId] !== INSIDE ? onBehalf.serverId : -1
    settled.push({ ...group, upstreamId, isHidden: isResolver })
  }
  return settled
}

/** A subject for each client and domain that fires, and for each pair whose packets on port 53 are too large without such a domain. The
 * pair is the client and whom it asked; the receiver is whom the resolver asked. */
export function tunnelSubjects(field: Field): Subject[] {
  const { judgement, tunnels } = field
  const named = namedSubjects(field)
  const known = new Set(named.map(({ rows }) => rows[0]))
  const unnamed = [...tunnels.queryRows].filter(([row]) => !known.has(row))
  return [...named, ...unnamed.map(([row, clientId]) => askingSubject(judgement, row, clientId))]
}

function namedSubjects({ judgement, tunnels }: Field): Subject[] {
  const fired = tunnels.dns.filter(({ ratio }) => ratio >= 1)
  if (fired.length === 0) return []
  const { aIds, bIds } = judgement.directions
  const rowOf = new Map<number, number>()
  const count = judgement.summary.addresses.count
  for (let row = 0; row < aIds.length; row++) rowOf.set(aIds[row] * count + bIds[row], row)
  return fired.flatMap((group): Subject[] => {
    const row = rowOf.get(group.clientId * count + group.serverId) ?? rowOf.get(group.serverId * count + group.clientId)
    if (row === undefined) return []
    const subject = askingSubject(judgement, row, group.clientId)
    const receiverId = group.upstreamId < 0 ? group.serverId : group.upstreamId
    const viaId = group.upstreamId < 0 ? -1 : group.serverId
    return [{ ...subject, receiverId, site: group.domain, viaId, dns: group }]
  })
}

/** Rows of which the packets on port 53 are too large for names that people type, by the end that asks. */
export function largeQueryRows({ summary, index, directions }: Judgement, seen: Seen): Map<number, number> {
  const { conversations, pairs } = summary
  const sums = new Map<
    number,
    { clientId: number; serverId: number; bytes: number; frames: number; inBytes: number; inFrames: number }
  >()
  for (let id = 0; id < conversations.count; id++) {
    if (conversations.protocols[id] !== UDP) continue
    const isServerB = conversations.bPorts[id] === DNS_PORT
    if (isServerB === (conversations.aPorts[id] === DNS_PORT)) continue
    const pair = conversations.pairIds[id]
    const [clientId, serverId] = isServerB ? [pairs.aIds[pair], pairs.bIds[pair]] : [pairs.bIds[pair], pairs.aIds[pair]]
    if (directions.sides[clientId] !== INSIDE) continue
    const row = index.rowOfPair[pair]
    const sum = sums.get(row) ?? { clientId, serverId, bytes: 0, frames: 0, inBytes: 0, inFrames: 0 }
    sum.bytes += isServerB ? conversations.goodputAToB[id] : conversations.goodputBToA[id]
    sum.frames += isServerB ? conversations.framesAToB[id] : conversations.framesBToA[id]
    sum.inBytes += isServerB ? conversations.goodputBToA[id] : conversations.goodputAToB[id]
    sum.inFrames += isServerB ? conversations.framesBToA[id] : conversations.framesAToB[id]
    sums.set(row, sum)
  }
  const sized = [...sums].filter(([, sum]) => sizeRatio(sum.bytes, sum.frames, sum.inBytes, sum.inFrames) >= 1)
  const isExplained = explainedBy(seen, summary.addresses.count)
  const large = sized.filter(([, { clientId, serverId, frames }]) => !isExplained(clientId, serverId, frames))
  // Behind a resolver whose clients were seen asking, the resolver only passes on.
  const asked = new Set(large.map(([, { serverId }]) => serverId))
  return new Map(large.filter(([, { clientId }]) => !asked.has(clientId)).map(([row, { clientId }]) => [row, clientId]))
}

/** Where half of the packets ask for domains that were asked often, the names were weighed as names: their sizes say no more. */
function explainedBy(
  { dns }: Seen,
  addresses: number,
): (clientId: number, serverId: number, frames: number) => boolean {
  const explained = new Map<number, number>()
  for (let row = 0; row < dns.count; row++) {
    // A name without a registered domain belongs to none, so it was weighed with none.
    if (dns.queries[row] < dnsQueryCount || dns.texts[dns.domainIds[row]] === '') continue
    const key = dns.clientIds[row] * addresses + dns.serverIds[row]
    explained.set(key, (explained.get(key) ?? 0) + dns.queries[row])
  }
  return (clientId, serverId, frames) => (explained.get(clientId * addresses + serverId) ?? 0) >= frames / 2
}

/** How far queries, or answers, are beyond what look-ups need; 1 and more fires. */
export function sizeRatio(outBytes: number, outFrames: number, inBytes: number, inFrames: number): number {
  const byQueries = Math.min(outBytes / outFrames / dnsQueryMean, outFrames / dnsQueryCount, outBytes / dnsQueryBytes)
  const byAnswers = Math.min(inBytes / inFrames / dnsAnswerMean, inFrames / dnsAnswerCount)
  return Math.max(Number.isFinite(byQueries) ? byQueries : 0, Number.isFinite(byAnswers) ? byAnswers : 0)
}

/** Large echoes of a row, its direction turned to out and in. */
export interface EchoSums {
  row: number
  /** Bytes out and in in the busiest hour, and packets. */
  hour: number
  outBytes: number
  inBytes: number
  outPackets: number
  inPackets: number
  /** Different payloads of that hour, counted up to 16. */
  outDistinct: number
}

/** The busiest hour of each row that sent large echoes; of inside rows too, where an answer that differs shows a tunnel. */
export function echoSums({ index, directions }: Judgement, { echoes }: Seen): Map<number, EchoSums> {
  const sums = new Map<number, EchoSums>()
  for (let i = 0; i < echoes.count; i++) {
    const row = index.rowOfPair[echoes.pairIds[i]]
    const isB = directions.isFlipped[row] === 1
    const outBytes = isB ? echoes.bytesBToA[i] : echoes.bytesAToB[i]
    const known = sums.get(row)
    if (known !== undefined && known.outBytes >= outBytes) continue
    sums.set(row, {
      row,
      hour: echoes.hours[i],
      outBytes,
      inBytes: isB ? echoes.bytesAToB[i] : echoes.bytesBToA[i],
      outPackets: isB ? echoes.packetsBToA[i] : echoes.packetsAToB[i],
      inPackets: isB ? echoes.packetsAToB[i] : echoes.packetsBToA[i],
      outDistinct: isB ? echoes.distinctBToA[i] : echoes.distinctAToB[i],
    })
  }
  return sums
}

/** Rows with large echoes, and rows with a name or marker in clear going out: weighed whatever their volume is. */
export function factualRows({ judgement, seen, tunnels }: Field, limit: number): number[] {
  const { clues } = seen
  const { index, directions, summary, volumes } = judgement
  const rows = new Set<number>(tunnels.echoes.keys())
  const { conversations } = summary
  for (let id = 0; id < conversations.count; id++) {
    if (conversations.protocols[id] !== ICMP && conversations.protocols[id] !== ICMPV6) continue
    if (Math.max(conversations.framesAToB[id], conversations.framesBToA[id]) < echoOnlyFrames) continue
    rows.add(index.rowOfPair[conversations.pairIds[id]])
  }
  for (let i = 0; i < clues.count; i++) {
    const row = index.rowOfPair[summary.conversations.pairIds[clues.conversationIds[i]]]
    if (directions.roles[row] === CROSSING) rows.add(row)
  }
  const { roles } = directions
  const counted = [...rows].filter((row) => roles[row] === CROSSING || roles[row] === INTERNAL)
  return counted.sort((x, y) => volumes.out[y] - volumes.out[x] || x - y).slice(0, limit)
}
