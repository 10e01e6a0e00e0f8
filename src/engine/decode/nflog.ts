// Packets from the Linux packet filter (LINKTYPE_NFLOG), Apple's PKTAP and ARCNET. In: the cursor at the header. Out: the next layer.

import { damaged, notIp, passHeader } from './cursor'
import { LAYER_DONE, LAYER_IPV4, LAYER_IPV6, LAYER_RAW_IP } from './layers'
import { firstLayerOf } from './link-types'
import type { Packet } from './packet'

const NFLOG_HEADER_LENGTH = 4
const ATTRIBUTE_HEADER_LENGTH = 4
const ATTRIBUTE_PAYLOAD = 9
const TYPE_MASK = 0x7fff
const FAMILY_IPV4 = 2
const FAMILY_IPV6 = 10
/** Attributes looked at in one frame. */
const MAX_ATTRIBUTES = 64

/** Attributes of a length and a type in the byte order of the capturing host, padded to four; one of them is the packet. */
export function decodeNflog(packet: Packet): number {
  const { view } = packet
  if (!passHeader(packet, NFLOG_HEADER_LENGTH)) return LAYER_DONE
  const family = view.getUint8(packet.at - NFLOG_HEADER_LENGTH)
  for (let count = 0; count < MAX_ATTRIBUTES && packet.end - packet.at >= ATTRIBUTE_HEADER_LENGTH; count++) {
    const isLittle = isLittleEndian(packet)
    const length = view.getUint16(packet.at, isLittle)
    const type = view.getUint16(packet.at + 2, isLittle) & TYPE_MASK
    if (length < ATTRIBUTE_HEADER_LENGTH) return damaged(packet)
    if (type === ATTRIBUTE_PAYLOAD) {
      packet.at += ATTRIBUTE_HEADER_LENGTH
      if (family === FAMILY_IPV4) return LAYER_IPV4
      if (family === FAMILY_IPV6) return LAYER_IPV6
      return family === 0 ? LAYER_RAW_IP : notIp(packet)
    }
    packet.at += (length + 3) & ~3
  }
  return notIp(packet)
}

/** Types are small, so the octet of the type that is set tells the byte order. */
function isLittleEndian(packet: Packet): boolean {
  return packet.view.getUint8(packet.at + 2) !== 0 || packet.view.getUint8(packet.at + 3) === 0
}

const PKTAP_MIN_LENGTH = 12

/** Apple's PKTAP: its length, a record type, and the link type of what follows, little-endian. */
export function decodePktap(packet: Packet): number {
  const { view, at } = packet
  if (packet.end - at < PKTAP_MIN_LENGTH) return damaged(packet)
  const length = view.getUint32(at, true)
  const linkType = view.getUint32(at + 8, true)
  if (length < PKTAP_MIN_LENGTH || !passHeader(packet, length)) return damaged(packet)
  return firstLayerOf(linkType)
}

const ARCNET_LINUX_LENGTH = 5
const ARCNET_IP = 212
const ARCNET_IP_1051 = 240
const ARCNET_SEQUENCE_LENGTH = 3

/** LINKTYPE_ARCNET_LINUX: source, destination, two octets of offset, protocol; RFC 1201 adds split flag and sequence. */
export function decodeArcnet(packet: Packet): number {
  if (!passHeader(packet, ARCNET_LINUX_LENGTH)) return LAYER_DONE
  const protocol = packet.view.getUint8(packet.at - 1)
  if (protocol === ARCNET_IP_1051) return LAYER_IPV4
  if (protocol !== ARCNET_IP) return notIp(packet)
  return passHeader(packet, ARCNET_SEQUENCE_LENGTH) ? LAYER_IPV4 : LAYER_DONE
}
