// Cable modem frames (LINKTYPE_DOCSIS; CM-SP-MULPI section 6.2). In: the cursor at the MAC header. Out: Ethernet for packet frames; timing,
// requests and management carry none.

import { damaged, notIp, passHeader } from './cursor'
import { LAYER_DONE, LAYER_ETHERNET } from './layers'
import type { Packet } from './packet'

/** Frame control, parameter, length and header check. */
const BASE_LENGTH = 6
const HAS_EXTENDED_HEADER = 0x01
const TYPE_PACKET = 0

export function decodeDocsis(packet: Packet): number {
  if (packet.end - packet.at < BASE_LENGTH) return damaged(packet)
  const control = packet.view.getUint8(packet.at)
  if (control >> 6 !== TYPE_PACKET) return notIp(packet)
  const extended = (control & HAS_EXTENDED_HEADER) !== 0 ? packet.view.getUint8(packet.at + 1) : 0
  return passHeader(packet, BASE_LENGTH + extended) ? LAYER_ETHERNET : LAYER_DONE
}
