// Ethernet frames of a Juniper router (LINKTYPE_JUNIPER_ETHER). In: the cursor at Juniper's header. Out: Ethernet, or IP where the router
// left the link header out.

import { damaged, notIp, passHeader } from './cursor'
import { LAYER_DONE, LAYER_ETHERNET, LAYER_IPV4, LAYER_IPV6 } from './layers'
import type { Packet } from './packet'

const BASE_LENGTH = 4
const EXTENSION_LENGTH = 2
const PROTOCOL_LENGTH = 4
/** "MGC" in the upper three octets. */
const MAGIC = 0x4d4743
const FLAG_NO_LINK_HEADER = 0x02
const FLAG_EXTENSIONS = 0x80
const FAMILY_IPV4 = 2
const FAMILY_IPV6 = 6

export function decodeJuniperEthernet(packet: Packet): number {
  const { view } = packet
  if (!passHeader(packet, BASE_LENGTH)) return LAYER_DONE
  const first = view.getUint32(packet.at - BASE_LENGTH)
  if (first >>> 8 !== MAGIC) return damaged(packet)
  if ((first & FLAG_EXTENSIONS) !== 0) {
    if (!passHeader(packet, EXTENSION_LENGTH)) return LAYER_DONE
    if (!passHeader(packet, view.getUint16(packet.at - EXTENSION_LENGTH))) return LAYER_DONE
  }
  if ((first & FLAG_NO_LINK_HEADER) === 0) return LAYER_ETHERNET
  if (!passHeader(packet, PROTOCOL_LENGTH)) return LAYER_DONE
  const family = view.getUint32(packet.at - PROTOCOL_LENGTH, true)
  if (family === FAMILY_IPV4) return LAYER_IPV4
  return family === FAMILY_IPV6 ? LAYER_IPV6 : notIp(packet)
}
