// Signals "dns" and "icmp" (detection.md section 9): what names and echoes can carry, against limits that people and machines stay below.

import { CROSSING } from '../direction'
import { counted, grouped } from '../evidence/clock'
import { type Field, type Finding, firstPackets, packetAt } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import type { DnsGroup, EchoSums } from '../evidence/tunnels'
import type { PacketRange } from '../evidence/types'
import { decade, WEIGHTS } from '../evidence/weights'
import { addressText } from '../rows'
import { formatBytes } from '../threshold'

const { echoBytesAnHour, echoOneWayBytes } = WEIGHTS.limits

export function dnsSignal(field: Field, measured: Measured): Finding {
  const { subject } = measured
  const group = subject.dns ?? busiestGroup(field, measured)
  const ratio = group?.ratio ?? 0
  // Of the pair itself the tunnel has a row of its own, which names the domain.
  const fired = subject.dns !== null && ratio >= 1
  return {
    id: 'dns',
    fired,
    strength: fired ? decade(ratio, 1) : 0,
    observed: group === null ? null : Math.round(group.information),
    unit: 'bytes of information in new names',
    threshold: 1000,
    formula:
      'sum of min(len, len H / 8) of new names: >= 1 kB in each of 3 h; or >= 200 new names in 15 min; or >= 1,000 names; or >= 1 kB in ' +
      '15 min in names of 30 bytes and more',
    window: group === null ? null : [group.firstSeconds, group.lastSeconds],
    says: () => (group === null ? 'It asked for no names that could carry data.' : dnsText(field, group)),
    packets: () => (group === null ? [] : dnsPackets(field, group)),
    benign: ['content networks, antivirus look-ups and mail blocklists ask for many names'],
    check: 'Read the names that were asked for.',
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
  const sums = measured.subject.level === 'pair' ? field.tunnels.echoes.get(measured.subject.rows[0]) : undefined
  const fired = sums !== undefined && isTunnel(sums, field.judgement.directions.roles[sums.row] === CROSSING)
  return {
    id: 'icmp',
    fired,
    strength: fired ? decade(sums.outBytes, echoBytesAnHour) : 0,
    observed: sums?.outBytes ?? null,
    unit: 'bytes an hour',
    threshold: echoBytesAnHour,
    formula:
      'payload of echoes of >= 256 B out >= 100 kB in an hour; or >= 10 kB of differing payload, answered by less than half or not alike',
    window: sums === undefined ? null : [sums.hour * 3600, sums.hour * 3600 + 3599],
    says: () => (sums === undefined ? 'It sent no large ICMP echoes.' : echoText(sums)),
    packets: () => firstPackets(field, measured),
    benign: ['path-MTU tests', 'monitoring with large pings'],
    check: 'Compare the payloads of requests and replies.',
  }
}

/** A reply repeats its request: what is not answered alike is no ping. Between inside hosts only that counts. */
function isTunnel({ outBytes, inBytes, outPackets, outDistinct }: EchoSums, isCrossing: boolean): boolean {
  const differs = outDistinct >= Math.min(8, outPackets) && outDistinct >= 0.5 * Math.min(64, outPackets)
  const isUnlike = Math.abs(outBytes - inBytes) > 0.5 * Math.max(outBytes, inBytes)
  if (isCrossing && outBytes >= echoBytesAnHour && differs) return true
  return outBytes >= echoOneWayBytes && outPackets >= 8 && differs && isUnlike
}

function echoText({ outBytes, inBytes, outPackets, outDistinct }: EchoSums): string {
  return (
    `${counted(outPackets, 'ICMP echo')} of 256 bytes and more carried ${formatBytes(outBytes)} out in an hour, ` +
    `${formatBytes(inBytes)} came back; ${counted(outDistinct, 'payload')} of the first 64 differ.`
  )
}
