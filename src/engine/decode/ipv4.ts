// IPv4 (RFC 791). In: the cursor at the header. Out: a row of the packet, and the protocol that follows.
// Every header counts for its pair, fragments too; the header and its options must be captured whole (SEMANTICS.md section 4).

import { LAYER_DONE, LAYER_IP_PROTOCOL, LAYER_IPV6 } from './layers'
import {
  FIRST_FRAGMENT,
  LATER_FRAGMENT,
  MAX_DEPTH,
  NO_CONVERSATION,
  NOT_FRAGMENT,
  type Packet,
  WITHOUT_PORTS,
  WORDS_AN_ADDRESS,
} from './packet'
import { RULE_ROUTE } from './rules'
import { TALLY_DEPTH, TALLY_IP_HEADER } from './tallies'

const MIN_HEADER_LENGTH = 20
const MORE_FRAGMENTS = 0x2000
const OFFSET_MASK = 0x1fff
const OPTION_LOOSE_SOURCE_ROUTE = 131
const OPTION_STRICT_SOURCE_ROUTE = 137

export function decodeIpv4(packet: Packet): number {
  const { view, at, depth } = packet
  if (depth >= MAX_DEPTH) return stop(packet, TALLY_DEPTH)
  if (packet.end - at < MIN_HEADER_LENGTH) return stop(packet, TALLY_IP_HEADER)
  const versionAndLength = view.getUint8(at)
  const headerLength = (versionAndLength & 0x0f) * 4
  const totalLength = view.getUint16(at + 2)
  // tshark reads an IPv6 header where IPv4 was announced, not the other way round.
  if (versionAndLength >> 4 === 6) return LAYER_IPV6
  if (versionAndLength >> 4 !== 4 || headerLength < MIN_HEADER_LENGTH) return stop(packet, TALLY_IP_HEADER)
  if (packet.end - at < headerLength) return stop(packet, TALLY_IP_HEADER)
  if (totalLength !== 0 && totalLength < headerLength) return stop(packet, TALLY_IP_HEADER)
  if (headerLength > MIN_HEADER_LENGTH) noteSourceRoute(packet, headerLength)

  // Total length 0 means segmentation offload: the frame's own length counts.
  const wireEnd = totalLength === 0 ? packet.wireEnd : at + totalLength
  packet.wireEnd = wireEnd
  packet.cuts[depth] = packet.end < wireEnd ? 1 : 0
  packet.end = Math.min(packet.end, wireEnd)
  packet.protocol = view.getUint8(at + 9)
  addRow(packet, Math.max(0, wireEnd - at - headerLength))
  packet.ipLengths[depth] = wireEnd - at
  packet.payloadAts[depth] = at + headerLength
  packet.depth = depth + 1
  packet.at = at + headerLength
  return packet.fragments[depth] === LATER_FRAGMENT ? LAYER_DONE : LAYER_IP_PROTOCOL
}

function addRow(packet: Packet, payload: number): void {
  const { view, at, depth } = packet
  const flagsAndOffset = view.getUint16(at + 6)
  const offset = flagsAndOffset & OFFSET_MASK
  const word = depth * WORDS_AN_ADDRESS
  packet.families[depth] = 4
  packet.sources[word] = view.getUint32(at + 12)
  packet.destinations[word] = view.getUint32(at + 16)
  packet.protocols[depth] = packet.protocol
  packet.payloads[depth] = payload
  packet.tcpFlags[depth] = 0
  packet.sourcePorts[depth] = -1
  packet.destinationPorts[depth] = -1
  packet.fragmentIds[depth] = view.getUint16(at + 4)
  packet.fragmentOffsets[depth] = offset
  if (offset > 0) packet.fragments[depth] = LATER_FRAGMENT
  else packet.fragments[depth] = flagsAndOffset & MORE_FRAGMENTS ? FIRST_FRAGMENT : NOT_FRAGMENT
  packet.kinds[depth] = offset > 0 ? NO_CONVERSATION : WITHOUT_PORTS
}

/** A source route names another final destination, which tshark prints; Egress keeps the header's (rule "route"). */
function noteSourceRoute(packet: Packet, headerLength: number): void {
  const { view } = packet
  const end = packet.at + headerLength
  let at = packet.at + MIN_HEADER_LENGTH
  while (end - at >= 2) {
    const type = view.getUint8(at)
    if (type === 0) return
    const length = type === 1 ? 1 : view.getUint8(at + 1)
    if (type === OPTION_LOOSE_SOURCE_ROUTE || type === OPTION_STRICT_SOURCE_ROUTE) {
      if (length >= 7) packet.rules |= RULE_ROUTE
      return
    }
    if (length < 1) return
    at += length
  }
}

function stop(packet: Packet, tally: number): number {
  packet.tally = tally
  return LAYER_DONE
}
