// IPv6 (RFC 8200) with its extension headers. In: the cursor at the header. Out: a row of the packet once the chain has been
// walked to the upper layer (tshark counts it there, SEMANTICS.md section 4), and the protocol that follows.

import { LAYER_DONE, LAYER_IP_PROTOCOL } from './layers'
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
import { RULE_FRAGMENT6, RULE_MOBILITY } from './rules'
import { TALLY_DEPTH, TALLY_EXTENSION_HEADER, TALLY_IP_HEADER } from './tallies'

const HEADER_LENGTH = 40
const HOP_BY_HOP = 0
const ROUTING = 43
const FRAGMENT = 44
const DESTINATION_OPTIONS = 60
const MOBILITY = 135
const SHIM6 = 140
const OPTION_HOME_ADDRESS = 0xc9
const OPTION_JUMBO = 0xc2
const OPTION_JUMBO_LENGTH = 4
/** Extension headers are counted in units of eight octets, less one (RFC 8200 section 4.3). */
const OPTIONS_UNIT = 8
/** safety.md section 5: headers walked in one packet. */
const MAX_EXTENSION_HEADERS = 16

export function decodeIpv6(packet: Packet): number {
  const { view, at, depth } = packet
  if (depth >= MAX_DEPTH) return stop(packet, TALLY_DEPTH)
  if (packet.end - at < HEADER_LENGTH) return stop(packet, TALLY_IP_HEADER)
  if (view.getUint8(at) >> 4 !== 6) return stop(packet, TALLY_IP_HEADER)
  const payloadLength = view.getUint16(at + 4)
  packet.protocol = view.getUint8(at + 6)
  setEnds(packet, at, payloadLength)
  packet.at = at + HEADER_LENGTH
  packet.fragments[depth] = NOT_FRAGMENT
  packet.fragmentOffsets[depth] = 0
  packet.isRerouted = false
  packet.cuts[depth] = 0
  // A first fragment may end inside the chain: it counts for its pair (rule "fragment6"), and has no ports.
  const isReached = walkExtensionHeaders(packet, depth)
  if (!isReached && packet.fragments[depth] !== FIRST_FRAGMENT) return stop(packet, TALLY_EXTENSION_HEADER)

  if (packet.protocol === MOBILITY) packet.rules |= RULE_MOBILITY
  addRow(packet, at, Math.max(0, packet.wireEnd - packet.at))
  packet.ipLengths[depth] = packet.wireEnd - at
  packet.payloadAts[depth] = packet.at
  packet.depth = depth + 1
  return !isReached || packet.fragments[depth] === LATER_FRAGMENT ? LAYER_DONE : LAYER_IP_PROTOCOL
}

/**
 * Where the payload ends. Length 0 is a jumbogram's, whose length stands in an option (RFC 2675), or that of segmentation offload:
 * there the frame's own length is the volume, but no header behind this one is read, as in tshark.
 */
function setEnds(packet: Packet, at: number, payloadLength: number): void {
  const payloadAt = at + HEADER_LENGTH
  if (payloadLength === 0) {
    const jumboLength = packet.protocol === HOP_BY_HOP ? jumboLengthAt(packet, payloadAt) : 0
    if (jumboLength === 0) packet.end = Math.min(packet.end, payloadAt)
    else packet.wireEnd = payloadAt + jumboLength
  } else {
    packet.wireEnd = payloadAt + payloadLength
  }
  packet.end = Math.min(packet.end, packet.wireEnd)
}

/** The jumbo payload length among hop-by-hop options, the last one if there are more; 0 when there is none. */
function jumboLengthAt(packet: Packet, optionsAt: number): number {
  const { view } = packet
  if (packet.end - optionsAt < 2) return 0
  let jumboLength = 0
  const end = Math.min(packet.end, optionsAt + (view.getUint8(optionsAt + 1) + 1) * OPTIONS_UNIT)
  for (let at = optionsAt + 2; end - at >= 6; ) {
    const type = view.getUint8(at)
    if (type === OPTION_JUMBO && view.getUint8(at + 1) === OPTION_JUMBO_LENGTH) jumboLength = view.getUint32(at + 2)
    at += type === 0 ? 1 : 2 + view.getUint8(at + 1)
  }
  return jumboLength
}

function addRow(packet: Packet, at: number, payload: number): void {
  const { view, depth } = packet
  const first = depth * WORDS_AN_ADDRESS
  for (let word = 0; word < WORDS_AN_ADDRESS; word++) {
    packet.sources[first + word] = view.getUint32(at + 8 + word * 4)
    packet.destinations[first + word] = view.getUint32(at + 24 + word * 4)
  }
  packet.families[depth] = 6
  packet.protocols[depth] = packet.protocol
  packet.payloads[depth] = payload
  packet.tcpFlags[depth] = 0
  packet.sourcePorts[depth] = -1
  packet.destinationPorts[depth] = -1
  packet.kinds[depth] = packet.fragments[depth] === LATER_FRAGMENT ? NO_CONVERSATION : WITHOUT_PORTS
}

/** Moves the cursor to the upper layer; false when a header of the chain is not captured whole. */
function walkExtensionHeaders(packet: Packet, depth: number): boolean {
  const { view } = packet
  for (let count = 0; count < MAX_EXTENSION_HEADERS; count++) {
    const { at, protocol } = packet
    if (!isExtensionHeader(protocol)) return true
    if (packet.end - at < 8) return false
    packet.protocol = view.getUint8(at)
    if (protocol === FRAGMENT) {
      packet.at = at + 8
      if (readFragmentHeader(packet, at, depth)) return true
      continue
    }
    const length = (view.getUint8(at + 1) + 1) * 8
    if (packet.end - at < length) return false
    if (protocol === ROUTING && view.getUint8(at + 3) > 0) packet.isRerouted = true
    if (protocol === DESTINATION_OPTIONS && hasHomeAddress(view, at + 2, at + length)) packet.isRerouted = true
    packet.at = at + length
  }
  return false
}

/** Headers whose second octet is their length in units of eight, less one; the fragment header has a fixed one. */
function isExtensionHeader(protocol: number): boolean {
  return (
    protocol === HOP_BY_HOP ||
    protocol === DESTINATION_OPTIONS ||
    protocol === ROUTING ||
    protocol === FRAGMENT ||
    protocol === SHIM6
  )
}

/** RFC 8200 section 4.5; true when what follows is the middle of a datagram. Offset 0 without M is an atomic fragment (RFC 6946). */
function readFragmentHeader(packet: Packet, at: number, depth: number): boolean {
  const offsetAndFlags = packet.view.getUint16(at + 2)
  const isLater = offsetAndFlags >> 3 !== 0
  if (!isLater && (offsetAndFlags & 1) === 0) return false
  packet.rules |= RULE_FRAGMENT6
  packet.fragments[depth] = isLater ? LATER_FRAGMENT : FIRST_FRAGMENT
  packet.fragmentOffsets[depth] = offsetAndFlags >> 3
  packet.fragmentIds[depth] = packet.view.getUint32(at + 4)
  return isLater
}

/** The Home Address option of Mobile IPv6 (RFC 6275 section 6.3), which tshark prints instead of the source. */
function hasHomeAddress(view: DataView, from: number, end: number): boolean {
  let at = from
  while (end - at >= 2) {
    const type = view.getUint8(at)
    if (type === OPTION_HOME_ADDRESS) return true
    at += type === 0 ? 1 : 2 + view.getUint8(at + 1)
  }
  return false
}

function stop(packet: Packet, tally: number): number {
  packet.tally = tally
  return LAYER_DONE
}
