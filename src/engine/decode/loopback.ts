// BSD loopback (LINKTYPE_NULL in the capturing host's byte order, LINKTYPE_LOOP in network order) and raw IP. In: the cursor at
// the header. Out: IPv4, IPv6, or nothing for another address family.

import { LAYER_DONE, LAYER_ETHERTYPE, LAYER_IPV4, LAYER_IPV6 } from './layers'
import type { Packet } from './packet'
import { TALLY_LINK_HEADER, TALLY_NOT_IP } from './tallies'

const NULL_HEADER_LENGTH = 4
const AF_INET = 2
/** AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, and macOS. */
const AF_INET6 = [10, 23, 24, 28, 30]
/** Some writers put an EtherType here; no address family is so large. */
const LARGEST_LENGTH = 1500

export function decodeNull(packet: Packet): number {
  if (packet.end - packet.at < NULL_HEADER_LENGTH) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  const family = familyAt(packet)
  packet.at += NULL_HEADER_LENGTH
  if (family === AF_INET) return LAYER_IPV4
  if (AF_INET6.includes(family)) return LAYER_IPV6
  if (family > LARGEST_LENGTH && family <= 0xffff) {
    packet.etherType = family
    return LAYER_ETHERTYPE
  }
  packet.tally = TALLY_NOT_IP
  return LAYER_DONE
}

/** The address family in whichever byte order it is small; with both halves set the lower one is an EtherType. */
function familyAt(packet: Packet): number {
  const big = packet.view.getUint32(packet.at)
  if (big <= 0xffff) return big
  const little = packet.view.getUint32(packet.at, true)
  return little <= 0xffff ? little : big & 0xffff
}

export function decodeRawIp(packet: Packet): number {
  if (packet.end - packet.at < 1) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  const version = packet.view.getUint8(packet.at) >> 4
  if (version === 4) return LAYER_IPV4
  if (version === 6) return LAYER_IPV6
  packet.tally = TALLY_NOT_IP
  return LAYER_DONE
}
