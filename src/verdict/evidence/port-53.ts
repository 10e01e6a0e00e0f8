// What counters alone tell of DNS and ICMP, where names are cut, encrypted or no names at all. In: a measured pair. Out: sums of its
// queries and answers on port 53, of DNS over HTTPS, and of ICMP.

import { responderPort } from '../responder'
import { addressText } from '../rows'
import type { Field } from './finding'
import { namesOfAddress } from './names'
import type { Measured } from './subject'

const ICMP = [1, 58]
const TCP = 6
const UDP = 17

export interface Exchange {
  outBytes: number
  inBytes: number
  outFrames: number
  inFrames: number
  seconds: number
}

/** UDP to port 53 of the other end: every packet is a query or an answer, which TCP's are not. */
export function queriesOf(field: Field, measured: Measured): Exchange {
  return sumOf(field, measured, (protocol, port, isAsked) => protocol === UDP && port === 53 && isAsked)
}

/** TCP to port 443 of a known public resolver; null for other receivers. */
export function secureQueriesOf(field: Field, measured: Measured): Exchange | null {
  if (!isPublicResolver(field, measured)) return null
  return sumOf(field, measured, (protocol, port, isAsked) => protocol === TCP && port === 443 && isAsked)
}

/** null where the pair spoke anything else: an ICMP error answers a packet, a tunnel needs none. */
export function onlyEchoes(field: Field, measured: Measured): Exchange | null {
  const columns = field.judgement.summary.conversations
  for (const id of measured.conversations) if (!ICMP.includes(columns.protocols[id])) return null
  return sumOf(field, measured, () => true)
}

type Choice = (protocol: number, port: number, isAsked: boolean) => boolean

/** `isAsked`: the port is the outside end's. */
function sumOf({ judgement }: Field, { conversations, isFlipped }: Measured, isWanted: Choice): Exchange {
  const columns = judgement.summary.conversations
  const sum: Exchange = { outBytes: 0, inBytes: 0, outFrames: 0, inFrames: 0, seconds: 0 }
  conversations.forEach((id, i) => {
    const isB = isFlipped[i] === 1
    const port = responderPort(columns, id)
    if (!isWanted(columns.protocols[id], port, port === (isB ? columns.aPorts[id] : columns.bPorts[id]))) return
    sum.outBytes += isB ? columns.goodputBToA[id] : columns.goodputAToB[id]
    sum.inBytes += isB ? columns.goodputAToB[id] : columns.goodputBToA[id]
    sum.outFrames += isB ? columns.framesBToA[id] : columns.framesAToB[id]
    sum.inFrames += isB ? columns.framesAToB[id] : columns.framesBToA[id]
    sum.seconds = Math.max(sum.seconds, columns.lastSeconds[id] - columns.firstSeconds[id])
  })
  return sum
}

/** Public resolvers that answer DNS over HTTPS, by address and by name. */
const RESOLVERS = new Set(
  (
    '1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3 104.16.248.249 104.16.249.249 8.8.8.8 8.8.4.4 9.9.9.9 9.9.9.10 149.112.112.112 ' +
    '208.67.222.222 208.67.220.220 94.140.14.14 94.140.15.15 45.90.28.0 45.90.30.0 185.228.168.9 185.228.169.9 76.76.2.0 76.76.10.0'
  ).split(' '),
)
const RESOLVER_NAMES =
  /(^|\.)(cloudflare-dns\.com|dns\.google|dns\.google\.com|quad9\.net|opendns\.com|adguard-dns\.com|adguard\.com|nextdns\.io|cleanbrowsing\.org|controld\.com|mullvad\.net)$/i

function isPublicResolver(field: Field, { subject }: Measured): boolean {
  const { judgement, names } = field
  if (RESOLVERS.has(addressText(judgement.summary, subject.receiverId))) return true
  return namesOfAddress(judgement, names, subject.receiverId, 'outside').some(({ name }) => RESOLVER_NAMES.test(name))
}
