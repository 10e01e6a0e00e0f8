// Ethernet II and IEEE 802.3, and 802.2 LLC with SNAP; FDDI, which goes on with LLC. In: the cursor at the header. Out: the next layer.

import { damaged, notIp, passHeader } from './cursor'
import { LAYER_DONE, LAYER_ETHERNET, LAYER_ETHERTYPE, LAYER_LLC, LAYER_RAW_IP } from './layers'
import type { Packet } from './packet'
import { TALLY_LINK_HEADER } from './tallies'

const ETHERNET_HEADER_LENGTH = 14
const FDDI_HEADER_LENGTH = 13
const LLC_LENGTH = 3
const SNAP_LENGTH = 8
/** Below this the field is a length (IEEE 802.3 clause 3.2.6). */
export const FIRST_ETHERTYPE = 0x600
const SAP_SNAP = 0xaa
const SAP_IP = 0x06
/** Organisations of a SNAP header that go on with an EtherType: RFC 1042, and bridges that translate AppleTalk. */
const OUI_ETHERTYPE = 0x000000
const OUI_BRIDGED_ETHERTYPE = 0x0000f8
/** 802.1 bridged frames (RFC 2427): Ethernet with and without its check sequence. */
const OUI_802_1 = 0x0080c2
const BRIDGED_ETHERNET = [1, 7]

export function decodeEthernet(packet: Packet): number {
  if (packet.end - packet.at < ETHERNET_HEADER_LENGTH) {
    packet.tally = TALLY_LINK_HEADER
    return LAYER_DONE
  }
  packet.etherType = packet.view.getUint16(packet.at + 12)
  packet.at += ETHERNET_HEADER_LENGTH
  return packet.etherType < FIRST_ETHERTYPE ? LAYER_LLC : LAYER_ETHERTYPE
}

/** 802.2 LLC: SNAP leads to an EtherType (RFC 1042), SAP 6 to IP; all else carries no IP. */
export function decodeLlc(packet: Packet): number {
  const { view, at, end } = packet
  if (end - at < LLC_LENGTH) return damaged(packet)
  const destinationSap = view.getUint8(at)
  if (destinationSap === SAP_IP && view.getUint8(at + 1) === SAP_IP) {
    packet.at += LLC_LENGTH
    return LAYER_RAW_IP
  }
  if (destinationSap !== SAP_SNAP || end - at < SNAP_LENGTH) return notIp(packet)
  return decodeSnap(packet, at + LLC_LENGTH)
}

/** The five octets of SNAP at `at`: organisation and its own protocol number. */
export function decodeSnap(packet: Packet, at: number): number {
  if (packet.end - at < SNAP_LENGTH - LLC_LENGTH) return damaged(packet)
  const organisation = (packet.view.getUint16(at) << 8) | packet.view.getUint8(at + 2)
  const protocol = packet.view.getUint16(at + 3)
  packet.at = at + SNAP_LENGTH - LLC_LENGTH
  if (organisation === OUI_802_1 && BRIDGED_ETHERNET.includes(protocol)) return LAYER_ETHERNET
  if (organisation !== OUI_ETHERTYPE && organisation !== OUI_BRIDGED_ETHERTYPE) return notIp(packet)
  packet.etherType = protocol
  return LAYER_ETHERTYPE
}

/** FDDI (ANSI X3T9.5): frame control and two addresses, then LLC. */
export function decodeFddi(packet: Packet): number {
  return passHeader(packet, FDDI_HEADER_LENGTH) ? LAYER_LLC : LAYER_DONE
}
