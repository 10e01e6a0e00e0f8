// Signals "dns" and "icmp" (detection.md section 9): what names and echoes can carry, against limits that people and machines stay below.

import { counted, grouped } from '../evidence/clock'
import { type Field, type Finding, firstPackets, packetAt } from '../evidence/finding'
import { onlyEchoes, queriesOf, secureQueriesOf } from '../evidence/port-53'
import type { Measured } from '../evidence/subject'
import { type DnsGroup, type EchoSums, sizeRatio } from '../evidence/tunnels'
import type { PacketRange } from '../evidence/types'
import { decade, WEIGHTS } from '../evidence/weights'
import { addressText } from '../rows'
import { formatBytes } from '../threshold'

const { echoBytesAnHour, echoOneWayBytes, echoOnlyFrames, echoDistinct } = WEIGHTS.limits
const { dnsQueryBytes, dnsHourBytes, dnsSecureRatio, dnsSecureBytes, dnsSecureSeconds } = WEIGHTS.limits

export function dnsSignal(field: Field, measured: Measured): Finding {
  const { subject } = measured
  const group = subject.dns ?? busiestGroup(field, measured)
  const sizes = subject.dns === null && subject.level === 'pair' ? sizesOf(field, measured) : null
  const ratio = subject.dns?.ratio ?? sizes?.ratio ?? 0
  const fired = ratio >= 1
  return {
    id: 'dns',
    fired,
    strength: fired ? decade(ratio, 1) : 0,
    observed: sizes !== null && fired ? sizes.bytes : group === null ? null : Math.round(group.information),
    unit: sizes !== null && fired ? 'bytes of queries' : 'bytes of information in new names',
    threshold: sizes !== null && fired ? dnsQueryBytes : dnsHourBytes,
    formula:
      'sum of min(len, len H / 8) of new names: >= 1 kB in each of 3 h; or >= 200 new names in 15 min; or >= 1,000 names; or >= 2 kB in ' +
      '15 min in names of 15 bytes and more, or 500 B in names of 60 and more; or >= 30 TXT or NULL queries, 80 % of all; or packets on port 53 of 70 B and more, answers of 300 B and more; or answers over HTTPS >= ' +
      '3.8 times the queries',
    window: group === null ? null : [group.firstSeconds, group.lastSeconds],
    says: () => {
      if (sizes !== null && fired) return sizes.text
      return group === null ? 'It asked for no names that could carry data.' : dnsText(field, group)
    },
    packets: () => (group === null ? firstPackets(field, measured) : dnsPackets(field, group)),
    benign: ['a content network, antivirus look-ups or mail blocklists, which ask for many names'],
    check: 'Read the names that were asked for.',
  }
}

interface Sizes {
  ratio: number
  bytes: number
  text: string
}

/** A pair whose domain has a row of its own has said it there. */
function sizesOf(field: Field, measured: Measured): Sizes | null {
  const [row] = measured.subject.rows
  if (field.tunnels.queryRows.has(row) && !hasNamedTunnel(field, measured)) return plainSizes(field, measured)
  const secure = measured.isCrossing ? secureQueriesOf(field, measured) : null
  if (
    secure === null ||
    secure.inBytes < dnsSecureBytes ||
    secure.outBytes < dnsQueryBytes ||
    secure.seconds < dnsSecureSeconds
  )
    return null
  const times = secure.inBytes / Math.max(1, secure.outBytes)
  return {
    ratio: times / dnsSecureRatio,
    bytes: secure.outBytes,
    text:
      `DNS over HTTPS: answers are ${times.toFixed(1)} times the queries (${formatBytes(secure.inBytes)} against ` +
      `${formatBytes(secure.outBytes)}); padded ones (RFC 8467) stay below 3.7 times.`,
  }
}

function hasNamedTunnel({ tunnels }: Field, { subject }: Measured): boolean {
  return tunnels.dns.some(
    ({ ratio, clientId, serverId }) => ratio >= 1 && clientId === subject.hostId && serverId === subject.receiverId,
  )
}

function plainSizes(field: Field, measured: Measured): Sizes {
  const { outBytes, outFrames, inBytes, inFrames } = queriesOf(field, measured)
  return {
    ratio: sizeRatio(outBytes, outFrames, inBytes, inFrames),
    bytes: outBytes,
    text:
      `${counted(outFrames, 'packet')} to port 53 carried ${formatBytes(outBytes)}, ${Math.round(outBytes / Math.max(1, outFrames))} bytes ` +
      `each; answers had ${Math.round(inBytes / Math.max(1, inFrames))} bytes each.`,
  }
}

/** Of a plain pair: the domain below which most was asked of this server. */
function busiestGroup({ tunnels }: Field, { subject }: Measured): DnsGroup | null {
  let best: DnsGroup | null = null
  for (const group of tunnels.dns) {
    if (group.clientId !== subject.hostId || group.serverId !== subject.receiverId) continue
    if (best === null || group.ratio > best.ratio) best = group
  }
  return best
}

function dnsText({ judgement }: Field, group: DnsGroup): string {
  const text =
    `${counted(Math.round(group.unique), 'name')} below ${group.domain} carry ${formatBytes(Math.round(group.information))}, ` +
    `${grouped(Math.round(group.names15))} of them within 15 minutes.`
  if (group.isHidden)
    return `${text} ${addressText(judgement.summary, group.clientId)} is a resolver: the sender is hidden.`
  return text
}

function dnsPackets({ judgement, seen }: Field, group: DnsGroup): PacketRange[] {
  const { dns } = seen
  return group.rows
    .filter((row) => dns.captureIds[row] >= 0)
    .slice(0, 20)
    .map((row) => packetAt(judgement, dns.captureIds[row], dns.records[row]))
}

export function echoSignal(field: Field, measured: Measured): Finding {
  const isPair = measured.subject.level === 'pair'
  const sums = isPair ? field.tunnels.echoes.get(measured.subject.rows[0]) : undefined
  const mute = isPair && sums === undefined ? unansweredOf(field, measured) : null
  const isLarge = sums !== undefined && isTunnel(sums, measured.isCrossing)
  const fired = isLarge || mute !== null
  return {
    id: 'icmp',
    fired,
    strength: fired ? decade(sums?.outBytes ?? mute?.outBytes ?? 0, echoBytesAnHour) : 0,
    observed: sums?.outBytes ?? mute?.outBytes ?? null,
    unit: 'bytes an hour',
    threshold:
      isLarge && sums.outBytes < echoBytesAnHour ? echoOneWayBytes : mute === null ? echoBytesAnHour : echoOneWayBytes,
    formula:
      'payload of echoes of >= 256 B out >= 100 kB in an hour; or >= 10 kB of differing payload, not answered alike; or >= 100 packets of ' +
      'differing size and >= 10 kB that nobody answers, with nothing else between the two',
    window: sums === undefined ? null : [sums.hour * 3600, sums.hour * 3600 + 3599],
    says: () => {
      if (sums !== undefined) return echoText(sums)
      return mute === null
        ? 'It sent no ICMP that could carry data.'
        : `${counted(mute.outFrames, 'ICMP packet')} of differing size carried ${formatBytes(mute.outBytes)} out, and nothing else passed between the two.`
    },
    packets: () => firstPackets(field, measured),
    benign: ['path-MTU tests', 'monitoring with large pings'],
    check: 'Compare the payloads of requests and replies.',
  }
}

/** A ping has one size, and an ICMP error answers a packet of the other end: neither looks like this. */
function unansweredOf(field: Field, measured: Measured): { outBytes: number; outFrames: number } | null {
  const echoes = onlyEchoes(field, measured)
  if (echoes === null || echoes.outFrames < echoOnlyFrames || echoes.inFrames > echoes.outFrames / 10) return null
  if (echoes.outBytes < echoOneWayBytes || echoes.outBytes % echoes.outFrames === 0) return null
  return echoes
}

/** A reply repeats its request: what is not answered alike is no ping. Between inside hosts only that counts. */
function isTunnel({ outBytes, inBytes, outPackets, outDistinct }: EchoSums, isCrossing: boolean): boolean {
  const differs = outDistinct >= Math.min(echoDistinct, outPackets)
  const isUnlike = Math.abs(outBytes - inBytes) > 0.5 * Math.max(outBytes, inBytes)
  if (isCrossing && outBytes >= echoBytesAnHour && differs) return true
  return outBytes >= echoOneWayBytes && outPackets >= 8 && differs && isUnlike
}

function echoText({ outBytes, inBytes, outPackets, outDistinct }: EchoSums): string {
  return (
    `${counted(outPackets, 'ICMP echo')} of 256 bytes and more carried ${formatBytes(outBytes)} out in an hour, ` +
    `${formatBytes(inBytes)} came back; ${counted(outDistinct, 'payload')} of those kept differ.`
  )
}
