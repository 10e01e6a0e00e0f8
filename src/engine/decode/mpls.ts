// MPLS label stacks (RFC 3032). In: the cursor at the first label. Out: what the bottom label carries, by its first nibble (RFC 4928):
// 4 and 6 are IP, 0 is an Ethernet pseudowire with or without control word (RFC 4448).

import { damaged, notIp } from './cursor'
import { LAYER_ETHERNET, LAYER_IPV4, LAYER_IPV6 } from './layers'
import type { Packet } from './packet'

const LABEL_LENGTH = 4
const BOTTOM_OF_STACK = 0x100
/** safety.md: every loop ends; real stacks have a handful. */
const MAX_LABELS = 32
const CONTROL_WORD_LENGTH = 4
const TYPE_AT = 12
/** Types that an Ethernet frame in a pseudowire is known by. */
const KNOWN_TYPES = [0x0800, 0x0806, 0x86dd, 0x8100, 0x88a8, 0x8847, 0x8848]

export function decodeMpls(packet: Packet): number {
  const { view } = packet
  for (let count = 0; count < MAX_LABELS; count++) {
    if (packet.end - packet.at < LABEL_LENGTH) return damaged(packet)
    const label = view.getUint32(packet.at)
    packet.at += LABEL_LENGTH
    if ((label & BOTTOM_OF_STACK) !== 0) return layerBelowLabels(packet)
  }
  return damaged(packet)
}

function layerBelowLabels(packet: Packet): number {
  if (packet.end - packet.at < 1) return damaged(packet)
  const nibble = packet.view.getUint8(packet.at) >> 4
  if (nibble === 4) return LAYER_IPV4
  if (nibble === 6) return LAYER_IPV6
  if (nibble !== 0) return notIp(packet)
  if (!hasKnownType(packet, packet.at + TYPE_AT)) packet.at += CONTROL_WORD_LENGTH
  return LAYER_ETHERNET
}

/** Whether a plain Ethernet header starts here; a control word shifts it by four. */
function hasKnownType(packet: Packet, at: number): boolean {
  if (packet.end - at < 2) return false
  return KNOWN_TYPES.includes(packet.view.getUint16(at))
}
