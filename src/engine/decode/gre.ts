// GRE (RFC 2784, 2890; version 1 of PPTP, RFC 2637) and what rides on it alone: ERSPAN I to III, WCCP. In: the cursor at the header.
// Out: the next layer by the protocol type.

import { damaged, passHeader } from './cursor'
import {
  LAYER_CISCO_METADATA_IN_GRE,
  LAYER_DONE,
  LAYER_ERSPAN_2,
  LAYER_ERSPAN_3,
  LAYER_ETHERNET,
  LAYER_ETHERTYPE,
  LAYER_IPV4,
  LAYER_PPP,
  LAYER_WCCP,
} from './layers'
import type { Packet } from './packet'

const BASE_LENGTH = 4
const FIELD_LENGTH = 4
const CHECKSUM = 0x8000
const ROUTING = 0x4000
const KEY = 0x2000
const SEQUENCE = 0x1000
const ACKNOWLEDGEMENT = 0x0080
const VERSION_MASK = 0x0007
const TYPE_ERSPAN = 0x88be
const TYPE_ERSPAN_3 = 0x22eb
const TYPE_PPP = 0x880b
const TYPE_WCCP = 0x883e
const TYPE_EOIP = 0x6400
const TYPE_CISCO_METADATA = 0x8909
/** Source route entries walked (RFC 1701). */
const MAX_ROUTES = 16

export function decodeGre(packet: Packet): number {
  const { view } = packet
  if (!passHeader(packet, BASE_LENGTH)) return LAYER_DONE
  const flags = view.getUint16(packet.at - 4)
  const type = view.getUint16(packet.at - 2)
  let fields = 0
  if ((flags & (CHECKSUM | ROUTING)) !== 0) fields++
  if ((flags & KEY) !== 0) fields++
  if ((flags & SEQUENCE) !== 0) fields++
  if ((flags & VERSION_MASK) === 1 && (flags & ACKNOWLEDGEMENT) !== 0) fields++
  if (!passHeader(packet, fields * FIELD_LENGTH)) return LAYER_DONE
  if ((flags & ROUTING) !== 0 && !passRoutes(packet)) return damaged(packet)
  return layerOfType(packet, type, (flags & SEQUENCE) !== 0)
}

function passRoutes(packet: Packet): boolean {
  for (let count = 0; count < MAX_ROUTES; count++) {
    if (packet.end - packet.at < FIELD_LENGTH) return false
    const length = packet.view.getUint8(packet.at + 3)
    packet.at += FIELD_LENGTH + length
    if (length === 0) return true
  }
  return false
}

function layerOfType(packet: Packet, type: number, hasSequence: boolean): number {
  switch (type) {
    case TYPE_ERSPAN:
      // Type I has no header of its own and no GRE sequence number; type II always has one.
      return hasSequence ? LAYER_ERSPAN_2 : LAYER_ETHERNET
    case TYPE_ERSPAN_3:
      return LAYER_ERSPAN_3
    case TYPE_PPP:
      return LAYER_PPP
    case TYPE_WCCP:
      return LAYER_WCCP
    case TYPE_CISCO_METADATA:
      return LAYER_CISCO_METADATA_IN_GRE
    case TYPE_EOIP:
      return LAYER_ETHERNET
    default:
      packet.etherType = type
      return LAYER_ETHERTYPE
  }
}

const ERSPAN_2_LENGTH = 8
const ERSPAN_3_LENGTH = 12
const ERSPAN_3_PLATFORM_LENGTH = 8
const FRAME_TYPE_MASK = 0x7c00
const FRAME_TYPE_IP = 2

/** draft-foschiano-erspan-03 section 4.2. */
export function decodeErspan2(packet: Packet): number {
  return passHeader(packet, ERSPAN_2_LENGTH) ? LAYER_ETHERNET : LAYER_DONE
}

/** Section 4.3: a frame type that may be IP, and an optional platform header. */
export function decodeErspan3(packet: Packet): number {
  if (!passHeader(packet, ERSPAN_3_LENGTH)) return LAYER_DONE
  const last = packet.view.getUint16(packet.at - 2)
  if ((last & 1) === 1 && !passHeader(packet, ERSPAN_3_PLATFORM_LENGTH)) return LAYER_DONE
  return (last & FRAME_TYPE_MASK) >> 10 === FRAME_TYPE_IP ? LAYER_IPV4 : LAYER_ETHERNET
}

const WCCP_REDIRECT_LENGTH = 4

/** WCCP version 2 puts a redirect header before the IPv4 packet, version 1 does not. */
export function decodeWccp(packet: Packet): number {
  if (packet.end - packet.at < 1) return damaged(packet)
  if (packet.view.getUint8(packet.at) >> 4 === 4) return LAYER_IPV4
  return passHeader(packet, WCCP_REDIRECT_LENGTH) ? LAYER_IPV4 : LAYER_DONE
}
