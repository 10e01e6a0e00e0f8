// The line that recomputes "times its usual" and z (detection.md sections 7 and 17). In: a measured subject with a history of its own. Out: a
// command of numbers and parsed addresses, for one capture that all captures were merged into.

import { formatAddress } from '../../engine/index'
import { INSIDE, type InsideSet, MULTICAST } from '../inside'
import { addressText } from '../rows'
import { historyOf, largestBlock } from '../signals/history'
import type { Field } from './finding'
import type { Measured } from './subject'
import type { Command } from './types'

const BLOCK_SECONDS = 7200
const SECONDS_A_DAY = 86_400

/** More peers than these make a line that no shell takes. */
const MOST_PEERS = 200

/** null where the number is of a saved file, of too many peers or of IPv6, or there is none. */
export function usualCommand(field: Field, measured: Measured): Command | null {
  const host = addressText(field.judgement.summary, measured.subject.hostId)
  const block = measured.isCrossing ? largestBlock(field, measured) : null
  const hosts = block === null ? [] : hostsOfHistory(field, measured.subject.hostId)
  if (block === null || hosts.length === 0 || hosts.length > MOST_PEERS || hosts.some((each) => each.includes(':')))
    return null
  const days = field.context.normalDays.map((day) => Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000 / SECONDS_A_DAY))
  const filter = `ip.src in {${hosts.join(', ')}} && ip.dst in {${outsideRanges(field.judgement.by.inside)}} && (tcp.len>0 || udp || icmp)`
  return {
    purpose: USUAL_PURPOSE,
    text:
      `tshark -r FILE -Y '${filter}' -T fields -E occurrence=f -E separator=, -e frame.time_epoch -e ip.src -e ip.dst -e tcp.srcport ` +
      `-e tcp.dstport -e tcp.seq_raw -e tcp.len -e udp.length -e data.len | awk -F, -v X='${host} ${block.number}' -v D=' ${days.join(' ')} ' '${AWK}'`,
  }
}

export const USUAL_PURPOSE =
  'Of all captures as one (mergecap): bytes out in the largest two hours, in the usual two, how many times, robust z'

/** Those whose blocks the history is made of. */
function hostsOfHistory(field: Field, hostId: number): string[] {
  const { summary, volumes } = field.judgement
  const { of } = historyOf(field, hostId)
  if (of === 'own') return [addressText(summary, hostId)]
  if (of !== 'peers') return []
  const { isServer } = field.population
  const peers = Array.from(volumes.hosts.addressIds).filter((id) => isServer[id] === isServer[hostId])
  return peers.map((id) => addressText(summary, id)).sort()
}

/** New bytes by host and block of two hours; then median and MAD (quartiles where that is 0) of log10(1 + bytes) over the blocks of normal days. */
const AWK =
  `{b=$2" "int($1/${BLOCK_SECONDS}); if($7==""){g[b]+=($8=="")?$9:$8-8;next} k=$2" "$3" "$4" "$5; e=$6+$7; if(!(k in h))h[k]=$6; ` +
  'if(e>h[k]){g[b]+=e-(($6>h[k])?$6:h[k]); h[k]=e}} ' +
  `END{for(b in g){split(b,p," "); if(g[b]>0&&(D~/^ *$/||index(D," "int(p[2]*${BLOCK_SECONDS}/${SECONDS_A_DAY})" ")))y[++n]=log(1+g[b])/log(10)} ` +
  'm=med(y,n); for(i=1;i<=n;i++){d[i]=y[i]-m; if(d[i]<0)d[i]=-d[i]} s=med(d,n); if(s==0)s=(y[up(.75*n)]-y[up(.25*n)])/1.349*0.6745; ' +
  'x=g[X]; u=10^m-1; printf "%d %.0f %.2g %.1f\\n", x, u, x/u, 0.6745*(log(1+x)/log(10)-m)/s} function up(x){return int(x)<x?int(x)+1:int(x)} ' +
  'function med(a,n, i,j,t,w){for(w=int(n/2);w>0;w=int(w/2))for(i=w+1;i<=n;i++){t=a[i];for(j=i-w;j>0&&a[j]>t;j-=w)a[j+w]=a[j];a[j+w]=t} ' +
  'return n%2?a[(n+1)/2]:(a[n/2]+a[n/2+1])/2}'

/** "1.0.0.0..9.255.255.255": what is neither inside nor a group. */
function outsideRanges({ starts4, classes4 }: InsideSet): string {
  const ranges: string[] = []
  starts4.forEach((start, i) => {
    if (classes4[i] === INSIDE || classes4[i] === MULTICAST) return
    const end = i + 1 < starts4.length ? starts4[i + 1] - 1 : 0xffff_ffff
    ranges.push(`${dotted(start)}..${dotted(end)}`)
  })
  return ranges.join(', ')
}

function dotted(word: number): string {
  return formatAddress(4, Uint32Array.of(word), 0)
}
