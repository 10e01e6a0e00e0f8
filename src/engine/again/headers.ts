// How much of a frame its headers are. In: a decoded packet. Out: captured bytes up to the payload of its innermost IP header's protocol.

import { LATER_FRAGMENT, type Packet } from '../decode/packet'

const PROTOCOL_ICMP = 1
const PROTOCOL_TCP = 6
const PROTOCOL_UDP = 17
const PROTOCOL_ICMP6 = 58
const TCP_DATA_OFFSET_AT = 12
const SHORT_HEADER_LENGTH = 8

/** `frameAt`: where the frame starts in the packet's view. At most `capturedLength`. */
export function headersLength(packet: Packet, frameAt: number, capturedLength: number): number {
  if (packet.depth === 0) return capturedLength
  const depth = packet.depth - 1
  const payloadAt = packet.payloadAts[depth]
  const own = packet.fragments[depth] === LATER_FRAGMENT ? 0 : transportLength(packet, depth, frameAt + capturedLength)
  return Math.min(capturedLength, Math.max(0, payloadAt + own - frameAt))
}

function transportLength(packet: Packet, depth: number, end: number): number {
  const protocol = packet.protocols[depth]
  const at = packet.payloadAts[depth] + TCP_DATA_OFFSET_AT
  if (protocol === PROTOCOL_TCP) return at < end ? (packet.view.getUint8(at) >> 4) * 4 : TCP_DATA_OFFSET_AT
  const isShort = protocol === PROTOCOL_UDP || protocol === PROTOCOL_ICMP || protocol === PROTOCOL_ICMP6
  return isShort ? SHORT_HEADER_LENGTH : 0
}
