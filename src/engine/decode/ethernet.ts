// Ethernet II and IEEE 802.3, 802.1Q and 802.1ad tags, 802.2 LLC with SNAP. In: the cursor at the header. Out: the next layer.

import { LAYER_DONE, LAYER_ETHERTYPE, LAYER_LLC, LAYER_RAW_IP } from './layers'
import type { Packet } from './packet'
import { TALLY_LINK_HEADER, TALLY_NOT_IP } from './tallies'

const ETHERNET_HEADER_LENGTH = 14
const VLAN_TAG_LENGTH = 4
const LLC_LENGTH = 3
const SNAP_LENGTH = 8
/** Below this the field is a length (IEEE 802.3 clause 3.2.6). */
const FIRST_ETHERTYPE = 0x600
const SAP_SNAP = 0xaa
const SAP_IP = 0x06

export function decodeEthernet(packet: Packet): number {
  if (packet.end - packet.at < ETHERNET_HEADER_LENGTH) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  packet.etherType = packet.view.getUint16(packet.at + 12)
  packet.at += ETHERNET_HEADER_LENGTH
  return packet.etherType < FIRST_ETHERTYPE ? LAYER_LLC : LAYER_ETHERTYPE
}

/** One tag of any depth: two bytes of priority and VLAN id, then the type of what follows (802.1Q 9.6). */
export function decodeVlanTag(packet: Packet): number {
  if (packet.end - packet.at < VLAN_TAG_LENGTH) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  packet.etherType = packet.view.getUint16(packet.at + 2)
  packet.at += VLAN_TAG_LENGTH
  return packet.etherType < FIRST_ETHERTYPE ? LAYER_LLC : LAYER_ETHERTYPE
}

/** 802.2 LLC: SNAP leads to an EtherType (RFC 1042), SAP 6 to IP; all else carries no IP. */
export function decodeLlc(packet: Packet): number {
  const { view, at, end } = packet
  if (end - at < LLC_LENGTH) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  const destinationSap = view.getUint8(at)
  if (destinationSap === SAP_IP && view.getUint8(at + 1) === SAP_IP) {
    packet.at += LLC_LENGTH
    return LAYER_RAW_IP
  }
  if (destinationSap !== SAP_SNAP || end - at < SNAP_LENGTH) {
    packet.tally = TALLY_NOT_IP
    return LAYER_DONE
  }
  packet.etherType = view.getUint16(at + 6)
  packet.at += SNAP_LENGTH
  return LAYER_ETHERTYPE
}
