// Which networks could be yours? (detection.md section 2) In: a judgement. Out: a question with the bytes that each choice moves from transit to
// outbound and inbound, or null when nothing needs asking.

import { TRANSIT } from '../direction'
import type { Judgement } from '../judgement'
import { addressText } from '../rows'
import type { InsideQuestion } from './types'

const TRANSIT_SHARE = 0.05
const MOST_CHOICES = 5

/** Asked when transit is more than 5 % of bytes, or when everything is transit. */
export function insideQuestion(judgement: Judgement): InsideQuestion | null {
  const { volumes, rows } = judgement.totals
  const transit = volumes.transit.frameBytes
  const all = Object.values(volumes).reduce((sum, volume) => sum + volume.frameBytes, 0)
  if (transit === 0 || transit <= TRANSIT_SHARE * all) return null
  const choices = choicesOf(judgement)
  const isAll = rows.crossing + rows.internal === 0
  const says = isAll
    ? 'Every pair lies outside your networks. The capture was probably taken outside the NAT. Which of these networks are yours?'
    : `${Math.round((100 * transit) / all)} % of the bytes pass between outside addresses. Which of these networks are yours?`
  return choices.length === 0 ? null : { says, choices }
}

/** The /24s and /48s of transit ends by bytes; what stays within one network would become internal and is not counted. */
function choicesOf(judgement: Judgement): InsideQuestion['choices'] {
  const { roles, aIds, bIds, traffic } = judgement.directions
  const found = new Map<string, { network: string; outboundBytes: number; inboundBytes: number; ends: Set<number> }>()
  const take = (id: number, out: number, into: number): void => {
    const network = networkOf(judgement, id)
    const known = found.get(network) ?? { network, outboundBytes: 0, inboundBytes: 0, ends: new Set() }
    known.outboundBytes += out
    known.inboundBytes += into
    known.ends.add(id)
    found.set(network, known)
  }
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] !== TRANSIT || networkOf(judgement, aIds[row]) === networkOf(judgement, bIds[row])) continue
    take(aIds[row], traffic.goodputAToB[row], traffic.goodputBToA[row])
    take(bIds[row], traffic.goodputBToA[row], traffic.goodputAToB[row])
  }
  return [...found.values()]
    .sort(
      (x, y) => y.outboundBytes + y.inboundBytes - x.outboundBytes - x.inboundBytes || (x.network < y.network ? -1 : 1),
    )
    .slice(0, MOST_CHOICES)
    .map(({ ends, ...choice }) => ({ ...choice, addresses: ends.size }))
}

function networkOf({ summary }: Judgement, id: number): string {
  const { families, words } = summary.addresses
  if (families[id] === 4) return `${addressText(summary, id).replace(/\.\d+$/, '')}.0/24`
  const [high, low] = [words[4 * id], words[4 * id + 1]]
  const groups = [high >>> 16, high & 0xffff, low >>> 16].map((group) => group.toString(16))
  return `${groups.join(':')}::/48`
}
