// Linux "any" device captures: LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2 (tcpdump.org/linktypes). In: the cursor at the header.
// Out: the next layer by the protocol field, which is an EtherType, or a small number for other framings.

import { LAYER_DONE, LAYER_ETHERTYPE, LAYER_LLC } from './layers'
import type { Packet } from './packet'
import { TALLY_LINK_HEADER } from './tallies'

const COOKED_LENGTH = 16
const COOKED_PROTOCOL_AT = 14
const COOKED_2_LENGTH = 20
const COOKED_2_PROTOCOL_AT = 0
/** Linux ETH_P_802_2: an LLC header follows. */
const PROTOCOL_802_2 = 4

export function decodeLinuxCooked(packet: Packet): number {
  return decodeCooked(packet, COOKED_LENGTH, COOKED_PROTOCOL_AT)
}

export function decodeLinuxCooked2(packet: Packet): number {
  return decodeCooked(packet, COOKED_2_LENGTH, COOKED_2_PROTOCOL_AT)
}

function decodeCooked(packet: Packet, length: number, protocolAt: number): number {
  if (packet.end - packet.at < length) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  packet.etherType = packet.view.getUint16(packet.at + protocolAt)
  packet.at += length
  return packet.etherType === PROTOCOL_802_2 ? LAYER_LLC : LAYER_ETHERTYPE
}
