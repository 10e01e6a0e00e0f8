// What an IP header carries, by IANA protocol number. In: packet.protocol and the cursor behind the header. Out: the next layer.

import { inflateHead } from '../capture/unpack'
import { damaged, passHeader } from './cursor'
import {
  LAYER_AH,
  LAYER_DONE,
  LAYER_ETHERIP,
  LAYER_ETHERNET,
  LAYER_GRE,
  LAYER_IP_PROTOCOL,
  LAYER_IPCOMP,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_MPLS,
} from './layers'
import type { Packet } from './packet'
import { decodeIcmp, decodePorts, decodeTcp, decodeUdp, decodeUdpLite } from './transport'

const PROTOCOL_UDP = 17
const PROTOCOL_IPV4 = 4
const PROTOCOL_IPV6 = 41
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
    case 108:
      return LAYER_IPCOMP
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

const IPCOMP_LENGTH = 4
/** Enough for an inner IPv6 header with extensions and a transport header. */
const IPCOMP_HEAD = 512

/** IP payload compression (RFC 3173): the headers inside are read out of the compressed bytes, as tshark does. */
export function decodeIpComp(packet: Packet): number {
  const { view, at, end } = packet
  if (end - at <= IPCOMP_LENGTH) return damaged(packet)
  const compressed = new Uint8Array(view.buffer, view.byteOffset + at + IPCOMP_LENGTH, end - at - IPCOMP_LENGTH)
  const head = inflateHead(compressed, IPCOMP_HEAD)
  if (head === null) return LAYER_DONE
  packet.protocol = view.getUint8(at)
  packet.view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  packet.at = 0
  packet.end = head.length
  packet.wireEnd = head.length
  if (packet.protocol !== PROTOCOL_IPV4 && packet.protocol !== PROTOCOL_IPV6)
    packet.protocols[packet.depth - 1] = packet.protocol
  return LAYER_IP_PROTOCOL
}

const ETHERIP_LENGTH = 2

/** EtherIP (RFC 3378): a version, then Ethernet. */
export function decodeEtherIp(packet: Packet): number {
  return passHeader(packet, ETHERIP_LENGTH) ? LAYER_ETHERNET : LAYER_DONE
}
