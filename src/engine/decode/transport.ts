// TCP (RFC 9293), UDP (RFC 768), UDP-Lite (RFC 3828), SCTP, DCCP and ICMP headers, as far as they give ports and payload. In: the
// cursor behind an IP header. Out: ports, flags and payload of the packet's last row, and the tunnel inside a UDP datagram.
// The whole header must be captured, or the frame counts for its pair only (SEMANTICS.md section 4).

import { LAYER_DONE } from './layers'
import { NO_CONVERSATION, type Packet, WITH_PORTS } from './packet'
import { RULE_ROUTE, RULE_TCPOPT } from './rules'
import { TALLY_TRANSPORT_HEADER } from './tallies'
import { hasUnreadableOption } from './tcp-options'
import { layerOfUdpPorts } from './udp-tunnels'

const TCP_MIN_LENGTH = 20
const UDP_LENGTH = 8
const ICMP_LENGTH = 8

export function decodeTcp(packet: Packet): number {
  const { view, at } = packet
  const row = packet.depth - 1
  const captured = packet.end - at
  const headerLength = captured > 12 ? (view.getUint8(at + 12) >> 4) * 4 : TCP_MIN_LENGTH
  takeHeader(packet, row, Math.max(headerLength, TCP_MIN_LENGTH))
  if (captured < TCP_MIN_LENGTH || headerLength < TCP_MIN_LENGTH || captured < headerLength) return isCut(packet)
  packet.tcpFlags[row] = view.getUint8(at + 13)
  packet.sequences[row] = view.getUint32(at + 4)
  packet.acknowledgements[row] = view.getUint32(at + 8)
  if (headerLength > TCP_MIN_LENGTH && hasUnreadableOption(view, at + TCP_MIN_LENGTH, at + headerLength)) {
    packet.rules |= RULE_TCPOPT
  }
  takePorts(packet, row)
  return LAYER_DONE
}

export function decodeUdp(packet: Packet): number {
  const { view, at } = packet
  const row = packet.depth - 1
  takeHeader(packet, row, UDP_LENGTH)
  if (packet.end - at < UDP_LENGTH) return isCut(packet)
  // Length 0 is a jumbogram's over IPv6 (RFC 2675 section 4) and damage over IPv4.
  const length = view.getUint16(at + 4)
  if (length < UDP_LENGTH && !(length === 0 && packet.families[row] === 6)) return isCut(packet)
  if (length !== 0) packet.end = Math.min(packet.end, at + length)
  takePorts(packet, row)
  packet.at = at + UDP_LENGTH
  return layerOfUdpPorts(packet.sourcePorts[row], packet.destinationPorts[row])
}

/** The length field of UDP is a checksum coverage here. tshark lists UDP-Lite among UDP, so the row does too. */
export function decodeUdpLite(packet: Packet, udp: number): number {
  const row = packet.depth - 1
  takeHeader(packet, row, UDP_LENGTH)
  if (packet.end - packet.at < UDP_LENGTH) return isCut(packet)
  packet.protocols[row] = udp
  takePorts(packet, row)
  return LAYER_DONE
}

/** SCTP (RFC 9260) and DCCP (RFC 4340) begin with the ports; `headerLength` is their common header. */
export function decodePorts(packet: Packet, headerLength: number): number {
  const row = packet.depth - 1
  takeHeader(packet, row, headerLength)
  if (packet.end - packet.at < headerLength) return isCut(packet)
  takePorts(packet, row)
  return LAYER_DONE
}

/** Packets quoted inside an ICMP error are not counted again. */
export function decodeIcmp(packet: Packet): number {
  takeHeader(packet, packet.depth - 1, ICMP_LENGTH)
  return LAYER_DONE
}

function takeHeader(packet: Packet, row: number, headerLength: number): void {
  packet.payloads[row] = Math.max(0, packet.payloads[row] - headerLength)
}

/** A routed packet's row names the addresses of the IP header, where tshark names the final ones (rule "route"). */
function takePorts(packet: Packet, row: number): void {
  packet.sourcePorts[row] = packet.view.getUint16(packet.at)
  packet.destinationPorts[row] = packet.view.getUint16(packet.at + 2)
  packet.kinds[row] = WITH_PORTS
  if (packet.isRerouted) packet.rules |= RULE_ROUTE
}

/** No row among the conversations; the pair has counted the frame already. */
function isCut(packet: Packet): number {
  packet.kinds[packet.depth - 1] = NO_CONVERSATION
  packet.tally = TALLY_TRANSPORT_HEADER
  return LAYER_DONE
}
