// IEEE 802.11 and the headers that capture tools put before it: radiotap, Prism, AVS, PPI. In: the cursor at the header. Out: LLC for data
// frames in clear; management, control and encrypted frames carry no readable IP.

import { damaged, notIp, passHeader } from './cursor'
import { LAYER_AVS, LAYER_DONE, LAYER_LLC, LAYER_WLAN } from './layers'
import { firstLayerOf } from './link-types'
import type { Packet } from './packet'

const TYPE_DATA = 2
const SUBTYPE_NO_DATA = 0x4
const SUBTYPE_QOS = 0x8
const TO_DS = 0x01
const FROM_DS = 0x02
const PROTECTED = 0x40
const ORDER = 0x80
const QOS_AMSDU = 0x80
const HEADER_LENGTH = 24
const ADDRESS_LENGTH = 6
const QOS_LENGTH = 2
const HT_CONTROL_LENGTH = 4
const AMSDU_HEADER_LENGTH = 14

export function decodeWlan(packet: Packet): number {
  return decodeWlanFrame(packet, 0, false)
}

/**
 * `padTo` is the alignment that the capturing driver gave the payload (0: none). `isSwapped` is for controllers that hand on the two
 * octets of frame control in the other order.
 */
export function decodeWlanFrame(packet: Packet, padTo: number, isSwapped: boolean): number {
  const { view, at } = packet
  if (packet.end - at < 2) return damaged(packet)
  const first = view.getUint8(isSwapped ? at + 1 : at)
  const flags = view.getUint8(isSwapped ? at : at + 1)
  const subtype = first >> 4
  if (((first >> 2) & 3) !== TYPE_DATA || (subtype & SUBTYPE_NO_DATA) !== 0) return notIp(packet)
  if ((flags & PROTECTED) !== 0) return notIp(packet)
  const isQos = (subtype & SUBTYPE_QOS) !== 0
  let length = HEADER_LENGTH
  if ((flags & (TO_DS | FROM_DS)) === (TO_DS | FROM_DS)) length += ADDRESS_LENGTH
  const qosAt = at + length
  if (isQos) length += QOS_LENGTH + ((flags & ORDER) !== 0 ? HT_CONTROL_LENGTH : 0)
  if (padTo > 0) length = Math.ceil(length / padTo) * padTo
  if (!passHeader(packet, length)) return LAYER_DONE
  if (isQos && (view.getUint8(qosAt) & QOS_AMSDU) !== 0)
    return passHeader(packet, AMSDU_HEADER_LENGTH) ? LAYER_LLC : LAYER_DONE
  return LAYER_LLC
}

const RADIOTAP_BASE = 8
const RADIOTAP_TSFT = 0x01
const RADIOTAP_FLAGS = 0x02
const RADIOTAP_MORE = 0x80000000
const FLAG_DATA_PAD = 0x20
const WORD = 4

/** radiotap.org: version, length and bit maps, then the fields; only the flag that tells of padding matters here. */
export function decodeRadiotap(packet: Packet): number {
  const { view, at } = packet
  if (packet.end - at < RADIOTAP_BASE) return damaged(packet)
  const length = view.getUint16(at + 2, true)
  if (length < RADIOTAP_BASE || packet.end - at < length) return damaged(packet)
  const padTo = hasDataPad(view, at, length) ? WORD : 0
  packet.at = at + length
  return decodeWlanFrame(packet, padTo, false)
}

function hasDataPad(view: DataView, at: number, length: number): boolean {
  const present = view.getUint32(at + 4, true)
  if ((present & RADIOTAP_FLAGS) === 0) return false
  let field = at + RADIOTAP_BASE
  let more = present
  while ((more & RADIOTAP_MORE) !== 0 && field + WORD <= at + length) {
    more = view.getUint32(field, true)
    field += WORD
  }
  // The time stamp is aligned to eight octets from the start of the header.
  if ((present & RADIOTAP_TSFT) !== 0) field = at + Math.ceil((field - at) / 8) * 8 + 8
  return field < at + length && (view.getUint8(field) & FLAG_DATA_PAD) !== 0
}

const PRISM_LENGTH = 144
const AVS_MAGIC = 0x80211000
const AVS_MAGIC_MASK = 0xfffff000

/** Prism: 144 octets; drivers write AVS under the same link type. */
export function decodePrism(packet: Packet): number {
  if (packet.end - packet.at < WORD) return damaged(packet)
  if ((packet.view.getUint32(packet.at) & AVS_MAGIC_MASK) >>> 0 === AVS_MAGIC) return LAYER_AVS
  return passHeader(packet, PRISM_LENGTH) ? LAYER_WLAN : LAYER_DONE
}

/** AVS: a magic number, then the header's length. */
export function decodeAvs(packet: Packet): number {
  if (packet.end - packet.at < 2 * WORD) return damaged(packet)
  return passHeader(packet, Math.max(2 * WORD, packet.view.getUint32(packet.at + 4))) ? LAYER_WLAN : LAYER_DONE
}

const PPI_BASE = 8

/** Per-packet information (CACE): a length and the link type of what follows. */
export function decodePpi(packet: Packet): number {
  const { view, at } = packet
  if (packet.end - at < PPI_BASE) return damaged(packet)
  const length = view.getUint16(at + 2, true)
  const linkType = view.getUint32(at + 4, true)
  if (!passHeader(packet, Math.max(length, PPI_BASE))) return LAYER_DONE
  return firstLayerOf(linkType)
}
