// Tunnels over UDP: VXLAN, Geneve, GTP-U, L2TP, Teredo, CAPWAP, LISP, AYIYA. In: the cursor behind the UDP header. Out: the inner layer.
// They are known by their ports, the lower one first, as Wireshark does.

import { damaged, notIp, passHeader } from './cursor'
import {
  LAYER_AYIYA,
  LAYER_CAPWAP_DATA,
  LAYER_DONE,
  LAYER_ETHERNET,
  LAYER_ETHERTYPE,
  LAYER_GENEVE,
  LAYER_GRE,
  LAYER_GTP_USER,
  LAYER_IPV6,
  LAYER_L2TP,
  LAYER_LISP_CONTROL,
  LAYER_LISP_DATA,
  LAYER_MPLS,
  LAYER_PPP,
  LAYER_RAW_IP,
  LAYER_TEREDO,
  LAYER_VXLAN,
  LAYER_VXLAN_GPE,
} from './layers'
import { serviceName } from './names'
import type { Packet } from './packet'
import { layerOfNextProtocol } from './tags'
import { decodeWlanFrame } from './wlan'

const PROTOCOL_UDP = 17
const PROTOCOL_IPV6 = 41

/** The layer inside a datagram between these ports; LAYER_DONE for no tunnel. */
export function layerOfUdpPorts(sourcePort: number, destinationPort: number): number {
  const low = Math.min(sourcePort, destinationPort)
  const layer = layerOfPort(low)
  if (layer !== LAYER_DONE) return layer
  const inner = layerOfPort(Math.max(sourcePort, destinationPort))
  return inner === LAYER_DONE || serviceName(PROTOCOL_UDP, low) !== '' ? LAYER_DONE : inner
}

function layerOfPort(port: number): number {
  switch (port) {
    case 1701:
      return LAYER_L2TP
    case 2152:
    case 3386:
      return LAYER_GTP_USER
    case 3544:
      return LAYER_TEREDO
    case 4341:
      return LAYER_LISP_DATA
    case 4342:
      return LAYER_LISP_CONTROL
    case 4754:
      return LAYER_GRE
    case 4789:
      return LAYER_VXLAN
    case 4790:
      return LAYER_VXLAN_GPE
    case 5072:
      return LAYER_AYIYA
    case 5247:
      return LAYER_CAPWAP_DATA
    case 6081:
      return LAYER_GENEVE
    case 6635:
      return LAYER_MPLS
    default:
      return LAYER_DONE
  }
}

const VXLAN_LENGTH = 8

/** RFC 7348. */
export function decodeVxlan(packet: Packet): number {
  return passHeader(packet, VXLAN_LENGTH) ? LAYER_ETHERNET : LAYER_DONE
}

/** draft-ietf-nvo3-vxlan-gpe: the last octet of the first word names what follows. */
export function decodeVxlanGpe(packet: Packet): number {
  if (!passHeader(packet, VXLAN_LENGTH)) return LAYER_DONE
  return layerOfNextProtocol(packet, packet.view.getUint8(packet.at - VXLAN_LENGTH + 3))
}

const GENEVE_LENGTH = 8

/** RFC 8926: options in words, then an EtherType. */
export function decodeGeneve(packet: Packet): number {
  if (packet.end - packet.at < GENEVE_LENGTH) return damaged(packet)
  const options = (packet.view.getUint8(packet.at) & 0x3f) * 4
  packet.etherType = packet.view.getUint16(packet.at + 2)
  return passHeader(packet, GENEVE_LENGTH + options) ? LAYER_ETHERTYPE : LAYER_DONE
}

const GTP_LENGTH = 8
const GTP_OPTIONAL_LENGTH = 4
const GTP_0_LENGTH = 20
const GTP_USER_DATA = 255
const GTP_OPTIONAL_FLAGS = 0x07
const GTP_EXTENSION_FLAG = 0x04
/** Extension headers walked in one packet. */
const MAX_GTP_EXTENSIONS = 16

/** 3GPP TS 29.281: user data of version 1, and of version 0 (GSM 09.60). */
export function decodeGtpUser(packet: Packet): number {
  const { view } = packet
  if (packet.end - packet.at < GTP_LENGTH) return damaged(packet)
  const flags = view.getUint8(packet.at)
  if (view.getUint8(packet.at + 1) !== GTP_USER_DATA) return notIp(packet)
  if (flags >> 5 === 0) return passHeader(packet, GTP_0_LENGTH) ? LAYER_RAW_IP : LAYER_DONE
  packet.at += GTP_LENGTH
  if ((flags & GTP_OPTIONAL_FLAGS) === 0) return LAYER_RAW_IP
  if (!passHeader(packet, GTP_OPTIONAL_LENGTH)) return LAYER_DONE
  if ((flags & GTP_EXTENSION_FLAG) === 0) return LAYER_RAW_IP
  return passGtpExtensions(packet) ? LAYER_RAW_IP : damaged(packet)
}

/** Each extension: its length in words, the content, and the type of the next one; 0 ends the chain. */
function passGtpExtensions(packet: Packet): boolean {
  for (let count = 0; count < MAX_GTP_EXTENSIONS; count++) {
    if (packet.view.getUint8(packet.at - 1) === 0) return true
    if (packet.end - packet.at < 1) return false
    const length = packet.view.getUint8(packet.at) * 4
    if (length === 0 || packet.end - packet.at < length) return false
    packet.at += length
  }
  return false
}

const L2TP_CONTROL = 0x8000
const L2TP_LENGTH = 0x4000
const L2TP_SEQUENCE = 0x0800
const L2TP_OFFSET = 0x0200
const L2TP_VERSION_MASK = 0x000f

/** RFC 2661 section 3.1: a data message of version 2 carries PPP. */
export function decodeL2tp(packet: Packet): number {
  const { view } = packet
  if (!passHeader(packet, 2)) return LAYER_DONE
  const flags = view.getUint16(packet.at - 2)
  if ((flags & L2TP_CONTROL) !== 0 || (flags & L2TP_VERSION_MASK) !== 2) return notIp(packet)
  const length = ((flags & L2TP_LENGTH) !== 0 ? 2 : 0) + 4 + ((flags & L2TP_SEQUENCE) !== 0 ? 4 : 0)
  if (!passHeader(packet, length)) return LAYER_DONE
  if ((flags & L2TP_OFFSET) === 0) return LAYER_PPP
  if (!passHeader(packet, 2)) return LAYER_DONE
  return passHeader(packet, view.getUint16(packet.at - 2)) ? LAYER_PPP : LAYER_DONE
}

const TEREDO_AUTHENTICATION = 0x0001
const TEREDO_ORIGIN = 0x0000
const TEREDO_ORIGIN_LENGTH = 8
const TEREDO_AUTHENTICATION_BASE = 13

/** RFC 4380 section 5.1.1: authentication and origin may stand before the IPv6 packet. */
export function decodeTeredo(packet: Packet): number {
  const { view } = packet
  if (packet.end - packet.at < 4) return damaged(packet)
  if (view.getUint16(packet.at) === TEREDO_AUTHENTICATION) {
    const variable = view.getUint8(packet.at + 2) + view.getUint8(packet.at + 3)
    if (!passHeader(packet, TEREDO_AUTHENTICATION_BASE + variable)) return LAYER_DONE
  }
  if (packet.end - packet.at < 2) return damaged(packet)
  if (view.getUint16(packet.at) === TEREDO_ORIGIN && !passHeader(packet, TEREDO_ORIGIN_LENGTH)) return LAYER_DONE
  if (packet.end - packet.at < 1 || view.getUint8(packet.at) >> 4 !== 6) return notIp(packet)
  return LAYER_IPV6
}

const CAPWAP_MIN_LENGTH = 8
const CAPWAP_ENCRYPTED = 1
const CAPWAP_NATIVE = 0x01
const CAPWAP_FRAGMENT = 0x80

/** RFC 5415 section 4.3: a data packet in clear holds an 802.11 or an 802.3 frame; fragments are not joined. */
export function decodeCapwapData(packet: Packet): number {
  const { view, at } = packet
  if (packet.end - at < CAPWAP_MIN_LENGTH) return damaged(packet)
  if ((view.getUint8(at) & 0x0f) === CAPWAP_ENCRYPTED) return notIp(packet)
  const length = (view.getUint8(at + 1) >> 3) * 4
  const isNative = (view.getUint8(at + 2) & CAPWAP_NATIVE) !== 0
  const isFragment = (view.getUint8(at + 3) & CAPWAP_FRAGMENT) !== 0
  if (isFragment) return notIp(packet)
  if (!passHeader(packet, Math.max(length, CAPWAP_MIN_LENGTH))) return LAYER_DONE
  return isNative ? decodeWlanFrame(packet, 0, true) : LAYER_ETHERNET
}

const LISP_DATA_LENGTH = 8
const LISP_ENCAPSULATED_LENGTH = 4
const LISP_ENCAPSULATED = 8

/** RFC 9300: flags and locators, then IP. */
export function decodeLispData(packet: Packet): number {
  return passHeader(packet, LISP_DATA_LENGTH) ? LAYER_RAW_IP : LAYER_DONE
}

/** RFC 9301 section 5.8: an encapsulated control message holds a whole IP packet. */
export function decodeLispControl(packet: Packet): number {
  if (packet.end - packet.at < LISP_ENCAPSULATED_LENGTH) return damaged(packet)
  if (packet.view.getUint8(packet.at) >> 4 !== LISP_ENCAPSULATED) return notIp(packet)
  packet.at += LISP_ENCAPSULATED_LENGTH
  return LAYER_RAW_IP
}

const AYIYA_BASE_LENGTH = 8

/** draft-massar-v6ops-ayiya: lengths of identity and signature, then the IP protocol: IPv6. */
export function decodeAyiya(packet: Packet): number {
  const { view, at } = packet
  if (packet.end - at < AYIYA_BASE_LENGTH) return damaged(packet)
  const identity = 1 << (view.getUint8(at) >> 4)
  const signature = (view.getUint8(at + 1) >> 4) * 4
  if (view.getUint8(at + 3) !== PROTOCOL_IPV6) return notIp(packet)
  return passHeader(packet, AYIYA_BASE_LENGTH + identity + signature) ? LAYER_IPV6 : LAYER_DONE
}
