// Commands that recompute the numbers of a row (report.md section 3). In: a measured subject. Out: lines for a shell, made of numbers and
// parsed addresses only. FILE stands where the reader puts a file's name: no captured text ever enters a line.

import { addressText } from '../rows'
import type { Field } from './finding'
import type { Measured } from './subject'
import type { Command } from './types'
import { usualCommand } from './usual-command'

const TCP = 6
const UDP = 17

export function commandsOf(field: Field, measured: Measured): Command[] {
  const { judgement } = field
  const { subject } = measured
  const inside = addressText(judgement.summary, subject.viaId < 0 ? subject.hostId : subject.viaId)
  const outside = subject.level === 'host' ? null : addressText(judgement.summary, receiverOf(measured))
  const ends = endsFilter(inside, outside)
  const commands: Command[] = []
  if (outside !== null) commands.push(...goodputCommands(field, measured, inside, outside))
  commands.push(
    { purpose: 'Frame bytes each way', text: frameBytes(ends, inside) },
    { purpose: 'First and last packet, seconds since 1970', text: firstAndLast(ends) },
    { purpose: 'Payload out by hour', text: hourly(inside, outside) },
    { purpose: 'Only these packets, as a new capture', text: `tshark -r FILE -Y '${ends}' -w suspect.pcapng` },
  )
  if (Number.isFinite(measured.windowStart)) {
    commands.push({
      purpose: 'The packets of the window, as a Wireshark filter',
      text: `${ends} && ${windowFilter(measured)}`,
    })
  }
  const usual = usualCommand(field, measured)
  if (usual !== null) commands.push(usual)
  if (outside !== null)
    commands.push({ purpose: 'The pair, as a capture filter', text: `host ${inside} and host ${outside}` })
  return commands
}

/** Of a tunnel behind a resolver the packets are those to the resolver. */
function receiverOf({ subject }: Measured): number {
  return subject.dns !== null && subject.viaId >= 0 ? subject.viaId : subject.receiverId
}

function windowFilter({ windowStart, windowEnd }: Measured): string {
  return timeFilter(Math.floor(windowStart), Math.floor(windowEnd) + 1)
}

/** Seconds since 1970: from the first on, before the second. */
export function timeFilter(fromSeconds: number, beforeSeconds: number): string {
  return `frame.time_epoch >= ${fromSeconds} && frame.time_epoch < ${beforeSeconds}`
}

/** Of the protocol that carried most out: in the window, in all, and the other way. */
function goodputCommands(field: Field, measured: Measured, inside: string, outside: string): Command[] {
  const protocol = busiestProtocol(field, measured)
  const sum = protocol === TCP ? tcpGoodput : protocol === UDP ? udpPayload : icmpPayload
  const [out, into] = [directed(inside, outside), directed(outside, inside)]
  const name = protocol === TCP ? 'TCP bytes' : protocol === UDP ? 'UDP payload bytes' : 'ICMP payload bytes'
  const commands: Command[] = []
  if (Number.isFinite(measured.windowStart)) {
    commands.push({ purpose: `${name} out in the window, each once`, text: sum(`${out} && ${windowFilter(measured)}`) })
  }
  return [
    ...commands,
    { purpose: `${name} out in all, each once`, text: sum(out) },
    { purpose: `${name} in in all, each once`, text: sum(into) },
  ]
}

function directed(from: string, to: string): string {
  return `${protocolOf(from)}.src==${from} && ${protocolOf(to)}.dst==${to}`
}

/** Immune to copies and retransmissions, connection by connection, in order and without a wrap (report.md section 3). */
function tcpGoodput(filter: string): string {
  return (
    `tshark -r FILE -Y '${filter} && tcp.len>0' -T fields -E occurrence=f -e tcp.srcport -e tcp.dstport -e tcp.seq_raw -e tcp.len | ` +
    `awk '{k=$1" "$2; e=$3+$4; if(!(k in h))h[k]=$3; if(e>h[k]){g+=e-(($3>h[k])?$3:h[k]); h[k]=e}} END{printf "%d\\n", g}'`
  )
}

function udpPayload(filter: string): string {
  return `tshark -r FILE -Y '${filter} && udp' -T fields -E occurrence=f -e udp.length | awk '{g+=$1-8} END{printf "%d\\n", g}'`
}

function icmpPayload(filter: string): string {
  return `tshark -r FILE -Y '${filter} && (icmp || icmpv6)' -T fields -E occurrence=f -e data.len | awk '{g+=$1} END{printf "%d\\n", g}'`
}

function busiestProtocol({ judgement }: Field, { conversations, isFlipped }: Measured): number {
  const columns = judgement.summary.conversations
  const sums = new Map<number, number>()
  conversations.forEach((id, i) => {
    const out = isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    sums.set(columns.protocols[id], (sums.get(columns.protocols[id]) ?? 0) + out)
  })
  return [...sums].reduce((best, each) => (each[1] > best[1] ? each : best), [TCP, -1])[0]
}

function firstAndLast(ends: string): string {
  return `tshark -r FILE -Y '${ends}' -T fields -e frame.time_epoch | sed -n '1p;$p'`
}

/** "ip.addr==10.1.0.238 && ip.addr==179.90.1.133" of addresses of either family. */
export function endsFilter(inside: string, outside: string | null): string {
  const own = `${protocolOf(inside)}.addr==${inside}`
  return outside === null ? own : `${own} && ${protocolOf(outside)}.addr==${outside}`
}

function protocolOf(address: string): 'ip' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ip'
}

/** The outermost of several IP headers is the first of tshark's comma-separated list. */
function frameBytes(ends: string, inside: string): string {
  const ip = protocolOf(inside)
  return (
    `tshark -r FILE -Y '${ends}' -T fields -E occurrence=f -e ${ip}.src -e ${ip}.dst -e frame.len | ` +
    `awk '{b[$1" -> "$2]+=$3} END{for(k in b)print b[k],k}' | sort -rn`
  )
}

function hourly(inside: string, outside: string | null): string {
  const to = outside === null ? '' : ` && ${protocolOf(outside)}.dst==${outside}`
  return `tshark -r FILE -qz 'io,stat,3600,SUM(tcp.len)tcp.len && ${protocolOf(inside)}.src==${inside}${to}'`
}
