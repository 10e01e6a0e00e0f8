// What a frame carries, by EtherType. In: packet.etherType. Out: the next layer.

import { notIp } from './cursor'
import {
  LAYER_CISCO_METADATA,
  LAYER_ETHERNET,
  LAYER_HSR,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_MACSEC,
  LAYER_MPLS,
  LAYER_NSH,
  LAYER_PBB,
  LAYER_PPP,
  LAYER_PPPOE,
  LAYER_VLAN,
  LAYER_VNTAG,
} from './layers'
import type { Packet } from './packet'

/** IEEE registered EtherTypes; 0x9100 to 0x9300 are the tags of QinQ before 802.1ad. */
export function layerOfEtherType(packet: Packet): number {
  switch (packet.etherType) {
    case 0x0800:
      return LAYER_IPV4
    case 0x86dd:
      return LAYER_IPV6
    case 0x8100:
    case 0x88a8:
    case 0x9100:
    case 0x9200:
    case 0x9300:
      return LAYER_VLAN
    case 0x6558:
      return LAYER_ETHERNET
    case 0x880b:
      return LAYER_PPP
    case 0x8847:
    case 0x8848:
      return LAYER_MPLS
    case 0x8864:
      return LAYER_PPPOE
    case 0x88e5:
      return LAYER_MACSEC
    case 0x88e7:
      return LAYER_PBB
    case 0x8909:
      return LAYER_CISCO_METADATA
    case 0x8926:
      return LAYER_VNTAG
    case 0x892f:
      return LAYER_HSR
    case 0x894f:
      return LAYER_NSH
    default:
      return notIp(packet)
  }
}
