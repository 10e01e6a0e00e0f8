// PPP in its wrappings: plain, HDLC-like (RFC 1662), over Ethernet (RFC 2516), and Cisco's HDLC. In: the cursor at the header. Out: the
// next layer by the protocol number (RFC 1661 section 2).

import { damaged, notIp, passHeader } from './cursor'
import {
  LAYER_CISCO_HDLC,
  LAYER_DONE,
  LAYER_ETHERNET,
  LAYER_ETHERTYPE,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_MPLS,
  LAYER_PPP,
} from './layers'
import type { Packet } from './packet'

const ADDRESS_ALL_STATIONS = 0xff
const CONTROL_UNNUMBERED = 0x03
const PPPOE_HEADER_LENGTH = 6
const CISCO_HEADER_LENGTH = 4
const CISCO_UNICAST = 0x0f
const CISCO_MULTICAST = 0x8f
const PROTOCOL_IPV4 = 0x0021
const PROTOCOL_IPV6 = 0x0057
const PROTOCOL_BRIDGING = 0x0031
const PROTOCOL_MPLS_UNICAST = 0x0281
const PROTOCOL_MPLS_MULTICAST = 0x0283

export function decodePpp(packet: Packet): number {
  const { view } = packet
  if (packet.end - packet.at < 2) return damaged(packet)
  if (view.getUint8(packet.at) === ADDRESS_ALL_STATIONS && view.getUint8(packet.at + 1) === CONTROL_UNNUMBERED)
    packet.at += 2
  if (packet.end - packet.at < 1) return damaged(packet)
  // An odd first octet is a protocol number of one octet (protocol field compression, RFC 1661 section 6.5).
  const isShort = (view.getUint8(packet.at) & 1) === 1
  if (!passHeader(packet, isShort ? 1 : 2)) return LAYER_DONE
  return layerOfPppProtocol(packet, isShort ? view.getUint8(packet.at - 1) : view.getUint16(packet.at - 2))
}

/** LINKTYPE_PPP_HDLC: Cisco's framing shares the link type and is known by its first octet. */
export function decodePppSerial(packet: Packet): number {
  if (packet.end - packet.at < 1) return damaged(packet)
  const first = packet.view.getUint8(packet.at)
  return first === CISCO_UNICAST || first === CISCO_MULTICAST ? LAYER_CISCO_HDLC : LAYER_PPP
}

export function decodePppDirection(packet: Packet): number {
  return passHeader(packet, 1) ? LAYER_PPP : LAYER_DONE
}

/** PPPoE session: version, code, session and length, then PPP without address and control. */
export function decodePppoe(packet: Packet): number {
  if (!passHeader(packet, PPPOE_HEADER_LENGTH)) return LAYER_DONE
  const length = packet.view.getUint16(packet.at - 2)
  packet.end = Math.min(packet.end, packet.at + length)
  return LAYER_PPP
}

/** Cisco HDLC: address, control, then an EtherType. */
export function decodeCiscoHdlc(packet: Packet): number {
  if (!passHeader(packet, CISCO_HEADER_LENGTH)) return LAYER_DONE
  packet.etherType = packet.view.getUint16(packet.at - 2)
  return LAYER_ETHERTYPE
}

function layerOfPppProtocol(packet: Packet, protocol: number): number {
  switch (protocol) {
    case PROTOCOL_IPV4:
      return LAYER_IPV4
    case PROTOCOL_IPV6:
      return LAYER_IPV6
    case PROTOCOL_MPLS_UNICAST:
    case PROTOCOL_MPLS_MULTICAST:
      return LAYER_MPLS
    case PROTOCOL_BRIDGING:
      // Bridged frames (RFC 3518): flags and a MAC type before the Ethernet header.
      return passHeader(packet, 2) ? LAYER_ETHERNET : LAYER_DONE
    default:
      return notIp(packet)
  }
}
