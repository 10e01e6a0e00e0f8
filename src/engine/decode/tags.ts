// Tags between Ethernet and what it carries: 802.1Q and 802.1ad, provider backbone, VN-Tag, Cisco metadata, MACsec, HSR, NSH. In: the
// cursor behind the tag's EtherType. Out: the next layer. None of them is part of a key: conversations merge across them.

import { damaged, notIp, passHeader } from './cursor'
import { FIRST_ETHERTYPE } from './ethernet'
import {
  LAYER_DONE,
  LAYER_ETHERNET,
  LAYER_ETHERTYPE,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_LLC,
  LAYER_MPLS,
  LAYER_NSH,
} from './layers'
import type { Packet } from './packet'

const VLAN_TAG_LENGTH = 4
const PBB_TAG_LENGTH = 4
const VNTAG_LENGTH = 6
const HSR_LENGTH = 6
const CISCO_METADATA_BASE = 2
/** One option: its type and length, and a security group tag. */
const CISCO_METADATA_OPTION = 4
const MACSEC_SHORT_LENGTH = 6
const MACSEC_CHANNEL_LENGTH = 8
const NSH_BASE_LENGTH = 8

/** One tag of any depth: two bytes of priority and VLAN id, then the type of what follows (802.1Q 9.6). */
export function decodeVlanTag(packet: Packet): number {
  return passTag(packet, VLAN_TAG_LENGTH)
}

/** 802.1ah: the service tag, then a whole inner Ethernet header. */
export function decodePbb(packet: Packet): number {
  return passHeader(packet, PBB_TAG_LENGTH) ? LAYER_ETHERNET : LAYER_DONE
}

/** Cisco VN-Tag (802.1BR's forerunner): four octets, then the type. */
export function decodeVnTag(packet: Packet): number {
  return passTag(packet, VNTAG_LENGTH)
}

/** High-availability seamless redundancy (IEC 62439-3): path, size and sequence number, then the type. */
export function decodeHsr(packet: Packet): number {
  return passTag(packet, HSR_LENGTH)
}

/** Cisco metadata: version, a length in words for the options (at least one), then the type. */
export function decodeCiscoMetadata(packet: Packet): number {
  const length = ciscoMetadataLength(packet, packet.at)
  return length < 0 ? damaged(packet) : passTag(packet, length + 2)
}

/** The same inside GRE, where the type stands first. */
export function decodeCiscoMetadataInGre(packet: Packet): number {
  const length = ciscoMetadataLength(packet, packet.at + 2)
  if (length < 0) return damaged(packet)
  packet.etherType = packet.view.getUint16(packet.at)
  return passHeader(packet, 2 + length) ? LAYER_ETHERTYPE : LAYER_DONE
}

function ciscoMetadataLength(packet: Packet, at: number): number {
  if (packet.end - at < CISCO_METADATA_BASE) return -1
  return CISCO_METADATA_BASE + Math.max(packet.view.getUint8(at + 1) * 4, CISCO_METADATA_OPTION)
}

/** 802.1AE: readable only when neither encrypted nor changed (TCI bits E and C). */
export function decodeMacsec(packet: Packet): number {
  if (packet.end - packet.at < MACSEC_SHORT_LENGTH) return damaged(packet)
  const control = packet.view.getUint8(packet.at)
  if ((control & 0x0c) !== 0) return notIp(packet)
  const channel = control & 0x20 ? MACSEC_CHANNEL_LENGTH : 0
  return passTag(packet, MACSEC_SHORT_LENGTH + channel + 2)
}

/** Network service header (RFC 8300): its length in words, and the protocol inside. */
export function decodeNsh(packet: Packet): number {
  if (packet.end - packet.at < NSH_BASE_LENGTH) return damaged(packet)
  const length = (packet.view.getUint8(packet.at + 1) & 0x3f) * 4
  const protocol = packet.view.getUint8(packet.at + 3)
  if (!passHeader(packet, Math.max(length, NSH_BASE_LENGTH))) return LAYER_DONE
  return layerOfNextProtocol(packet, protocol)
}

/** The "next protocol" registry that NSH and VXLAN-GPE share. */
export function layerOfNextProtocol(packet: Packet, protocol: number): number {
  if (protocol === 1) return LAYER_IPV4
  if (protocol === 2) return LAYER_IPV6
  if (protocol === 3) return LAYER_ETHERNET
  if (protocol === 4) return LAYER_NSH
  return protocol === 5 ? LAYER_MPLS : notIp(packet)
}

/** A tag whose last two octets are the type of what follows. */
function passTag(packet: Packet, length: number): number {
  if (!passHeader(packet, length)) return LAYER_DONE
  packet.etherType = packet.view.getUint16(packet.at - 2)
  return packet.etherType < FIRST_ETHERTYPE ? LAYER_LLC : LAYER_ETHERTYPE
}
