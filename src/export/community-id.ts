// Community ID version 1, seed 0 (corelight/community-id-spec): the same name for a conversation in Zeek, Suricata, Wireshark and here. In:
// two ends and a protocol. Out: "1:" and base64.

import { type KeyAddress, sha1 } from '../engine/index'
import { encodeBase64 } from './summary-file/base64'

/** Protocols with ports; of ICMP the specification takes type and code, which a conversation here does not keep. */
const PORT_PROTOCOLS = new Set([6, 17, 132])
const ICMP_PROTOCOLS = new Set([1, 58])

export interface CommunityEnd {
  address: KeyAddress
  /** -1 where the protocol has none. */
  port: number
}

/** null for ICMP and for ends of two address families. */
export function communityId(protocol: number, from: CommunityEnd, to: CommunityEnd): string | null {
  if (from.address.family !== to.address.family || ICMP_PROTOCOLS.has(protocol)) return null
  const hasPorts = PORT_PROTOCOLS.has(protocol) && from.port >= 0 && to.port >= 0
  const [first, second] = isOrdered(from, to) ? [from, to] : [to, from]
  const bytes = [
    ...[0, 0],
    ...bytesOf(first.address),
    ...bytesOf(second.address),
    ...[protocol, 0],
    ...(hasPorts ? [first.port >> 8, first.port & 0xff, second.port >> 8, second.port & 0xff] : []),
  ]
  return `1:${encodeBase64(sha1(Uint8Array.from(bytes)))}`
}

/** The lower address first; of one address the lower port. */
function isOrdered(from: CommunityEnd, to: CommunityEnd): boolean {
  const [x, y] = [bytesOf(from.address), bytesOf(to.address)]
  const at = x.findIndex((byte, i) => byte !== y[i])
  return at < 0 ? from.port <= to.port : x[at] < y[at]
}

function bytesOf({ family, words }: KeyAddress): number[] {
  return Array.from(words)
    .slice(0, family === 4 ? 1 : 4)
    .flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff])
}
