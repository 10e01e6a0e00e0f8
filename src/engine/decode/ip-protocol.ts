// What an IP header carries, by IANA protocol number. In: packet.protocol and the cursor behind the header. Out: the next layer.

import { damaged, passHeader } from './cursor'
import {
  LAYER_AH,
  LAYER_DONE,
  LAYER_ETHERIP,
  LAYER_ETHERNET,
  LAYER_GRE,
  LAYER_IP_PROTOCOL,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_MPLS,
} from './layers'
import type { Packet } from './packet'
import { decodeIcmp, decodePorts, decodeTcp, decodeUdp, decodeUdpLite } from './transport'

const PROTOCOL_UDP = 17
const SCTP_HEADER_LENGTH = 12
const DCCP_HEADER_LENGTH = 12

/** A protocol without a decoder is a row without ports. */
export function decodeIpProtocol(packet: Packet): number {
  switch (packet.protocol) {
    case 6:
      return decodeTcp(packet)
    case PROTOCOL_UDP:
      return decodeUdp(packet)
    case 1:
    case 58:
      return decodeIcmp(packet)
    case 4:
      return LAYER_IPV4
    case 33:
      return decodePorts(packet, DCCP_HEADER_LENGTH)
    case 41:
      return LAYER_IPV6
    case 47:
      return LAYER_GRE
    case 51:
      return LAYER_AH
    case 97:
      return LAYER_ETHERIP
    case 132:
      return decodePorts(packet, SCTP_HEADER_LENGTH)
    case 136:
      return decodeUdpLite(packet, PROTOCOL_UDP)
    case 137:
      return LAYER_MPLS
    case 143:
      return LAYER_ETHERNET
    default:
      return LAYER_DONE
  }
}

const AH_MIN_LENGTH = 12

/** Authentication header (RFC 4302): its length in words less two; the protocol behind it is the row's. */
export function decodeAh(packet: Packet): number {
  if (packet.end - packet.at < AH_MIN_LENGTH) return damaged(packet)
  const length = (packet.view.getUint8(packet.at + 1) + 2) * 4
  packet.protocol = packet.view.getUint8(packet.at)
  if (!passHeader(packet, Math.max(length, AH_MIN_LENGTH))) return LAYER_DONE
  const row = packet.depth - 1
  packet.protocols[row] = packet.protocol
  packet.payloads[row] = Math.max(0, packet.payloads[row] - length)
  return LAYER_IP_PROTOCOL
}

const ETHERIP_LENGTH = 2

/** EtherIP (RFC 3378): a version, then Ethernet. */
export function decodeEtherIp(packet: Packet): number {
  return passHeader(packet, ETHERIP_LENGTH) ? LAYER_ETHERNET : LAYER_DONE
}
