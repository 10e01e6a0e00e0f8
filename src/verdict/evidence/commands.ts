// Commands that recompute the numbers of a row (report.md section 3). In: a measured subject. Out: lines for a shell, made of numbers and
// parsed addresses only. FILE stands where the reader puts a file's name: no captured text ever enters a line.

import { addressText } from '../rows'
import type { Field } from './finding'
import type { Measured } from './subject'
import type { Command } from './types'

const TCP = 6

export function commandsOf(field: Field, measured: Measured): Command[] {
  const { judgement } = field
  const { subject } = measured
  const inside = addressText(judgement.summary, subject.hostId)
  const outside = subject.level === 'host' ? null : addressText(judgement.summary, subject.receiverId)
  const ends = endsFilter(inside, outside)
  const commands: Command[] = [
    { purpose: 'Frame bytes each way, exact', text: frameBytes(ends, inside) },
    { purpose: 'Payload out by hour', text: hourly(inside, outside) },
    { purpose: 'Only these packets, as a new capture', text: `tshark -r FILE -Y '${ends}' -w suspect.pcapng` },
  ]
  const stream = busiestStream(field, measured)
  if (stream !== null) commands.unshift({ purpose: 'Goodput of the busiest connection, each byte once', text: stream })
  if (Number.isFinite(measured.windowStart)) {
    const [from, to] = [Math.floor(measured.windowStart), Math.floor(measured.windowEnd) + 1]
    const within = `${ends} && frame.time_epoch >= ${from} && frame.time_epoch < ${to}`
    commands.push({ purpose: 'The packets of the window, as a Wireshark filter', text: within })
  }
  if (outside !== null)
    commands.push({ purpose: 'The pair, as a capture filter', text: `host ${inside} and host ${outside}` })
  return commands
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

function busiestStream({ judgement }: Field, { conversations, isFlipped }: Measured): string | null {
  const columns = judgement.summary.conversations
  let best = -1
  let most = 0
  conversations.forEach((id, i) => {
    const out = isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    if (columns.protocols[id] !== TCP || out <= most) return
    most = out
    best = i
  })
  if (best < 0) return null
  const id = conversations[best]
  const isB = isFlipped[best] === 1
  const { pairs } = judgement.summary
  const pair = columns.pairIds[id]
  const [a, b] = [addressText(judgement.summary, pairs.aIds[pair]), addressText(judgement.summary, pairs.bIds[pair])]
  const [from, to] = isB ? [b, a] : [a, b]
  const [fromPort, toPort] = isB ? [columns.bPorts[id], columns.aPorts[id]] : [columns.aPorts[id], columns.bPorts[id]]
  const filter =
    `${protocolOf(from)}.src==${from} && ${protocolOf(to)}.dst==${to} && ` +
    `tcp.srcport==${fromPort} && tcp.dstport==${toPort} && tcp.len>0`
  return (
    `tshark -r FILE -Y '${filter}' -T fields -e tcp.seq_raw -e tcp.len | ` +
    `awk '{e=$1+$2; if(NR==1)h=$1; if(e>h){g+=e-(($1>h)?$1:h); h=e}} END{printf "%d\\n", g}'`
  )
}
