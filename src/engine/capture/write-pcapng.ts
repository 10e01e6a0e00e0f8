// Writes pcapng (draft-ietf-opsawg-pcapng): one section, interfaces as they come, enhanced packet blocks. In: plain values. Out: the
// bytes of whole blocks, little-endian, that Wireshark, libpcap and our own reader take without complaint.

import { utf8Of } from '../bytes/utf8'

const BLOCK_SECTION_HEADER = 0x0a0d0d0a
const BLOCK_INTERFACE = 1
const BLOCK_ENHANCED_PACKET = 6
const BYTE_ORDER_MAGIC = 0x1a2b3c4d
const OPTION_END = 0
const OPTION_COMMENT = 1
const OPTION_INTERFACE_NAME = 2
const OPTION_INTERFACE_DESCRIPTION = 3
const OPTION_APPLICATION = 4
const OPTION_RESOLUTION = 9
const NANOSECONDS = 9
const BLOCK_OVERHEAD = 12
const PACKET_FIELDS = 20
/** The length of an option has 16 bits; what is longer is cut between two characters. */
const MOST_OPTION_BYTES = 65_532
/** 2^64 nanoseconds: later times cannot be written. */
const SECONDS_END = 18_446_744_073

/**
 * The same for every interface: libpcap opens no file whose interfaces differ in it. What the source cut shows in each packet's two
 * lengths. It is the largest that libpcap and Wireshark allow for most link types; 0 (no limit) is for larger packets.
 */
const SNAPLEN = 262_144

export interface WrittenPacket {
  interfaceId: number
  seconds: number
  nanoseconds: number
  originalLength: number
  bytes: Uint8Array
  /** '' for none. */
  comment: string
}

export function sectionHeader(application: string, comments: readonly string[]): Uint8Array {
  const options = [
    ...comments.map((comment) => option(OPTION_COMMENT, comment)),
    option(OPTION_APPLICATION, application),
  ]
  const body = new DataView(new ArrayBuffer(16))
  body.setUint32(0, BYTE_ORDER_MAGIC, true)
  body.setUint16(4, 1, true)
  // The length of the section is not known before its end: -1.
  body.setUint32(8, 0xffffffff, true)
  body.setUint32(12, 0xffffffff, true)
  return block(BLOCK_SECTION_HEADER, new Uint8Array(body.buffer), options)
}

/** Times of its packets are nanoseconds. */
export function interfaceDescription(linkType: number, name: string, description: string): Uint8Array {
  const body = new DataView(new ArrayBuffer(8))
  body.setUint16(0, linkType, true)
  body.setUint32(4, SNAPLEN, true)
  return block(BLOCK_INTERFACE, new Uint8Array(body.buffer), [
    option(OPTION_INTERFACE_NAME, name),
    option(OPTION_INTERFACE_DESCRIPTION, description),
    optionOf(OPTION_RESOLUTION, Uint8Array.of(NANOSECONDS)),
  ])
}

export function enhancedPacket(packet: WrittenPacket): Uint8Array {
  const body = new Uint8Array(PACKET_FIELDS + packet.bytes.length)
  const view = new DataView(body.buffer)
  const [high, low] = ticksOf(packet.seconds, packet.nanoseconds)
  view.setUint32(0, packet.interfaceId, true)
  view.setUint32(4, high, true)
  view.setUint32(8, low, true)
  view.setUint32(12, packet.bytes.length, true)
  view.setUint32(16, packet.originalLength, true)
  body.set(packet.bytes, PACKET_FIELDS)
  return block(BLOCK_ENHANCED_PACKET, body, packet.comment === '' ? [] : [option(OPTION_COMMENT, packet.comment)])
}

/** True for a time that the format can hold at nanoseconds. */
export function isWritableTime(seconds: number): boolean {
  return seconds >= 0 && seconds < SECONDS_END
}

/** Nanoseconds since 1970 as two words, without a 64-bit number: s * 10^9 by halves of 16 bits. A time beyond the format is 0. */
function ticksOf(seconds: number, nanoseconds: number): [high: number, low: number] {
  if (!isWritableTime(seconds)) return [0, 0]
  const lowProduct = (seconds % 0x10000) * 1e9 + nanoseconds
  const highProduct = Math.floor(seconds / 0x10000) * 1e9 + Math.floor(lowProduct / 0x10000)
  const low = (highProduct % 0x10000) * 0x10000 + (lowProduct % 0x10000)
  return [Math.floor(highProduct / 0x10000), low]
}

function block(type: number, body: Uint8Array, options: readonly Uint8Array[]): Uint8Array {
  const optionBytes = options.reduce((sum, { length }) => sum + length, options.length === 0 ? 0 : 4)
  const length = BLOCK_OVERHEAD + padded(body.length) + optionBytes
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, length, true)
  bytes.set(body, 8)
  let at = 8 + padded(body.length)
  for (const encoded of options) {
    bytes.set(encoded, at)
    at += encoded.length
  }
  if (options.length > 0) view.setUint16(at, OPTION_END, true)
  view.setUint32(length - 4, length, true)
  return bytes
}

function option(code: number, text: string): Uint8Array {
  const bytes = utf8Of(text)
  if (bytes.length <= MOST_OPTION_BYTES) return optionOf(code, bytes)
  let end = MOST_OPTION_BYTES
  while (end > 0 && bytes[end] >> 6 === 2) end--
  return optionOf(code, bytes.subarray(0, end))
}

function optionOf(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value.length))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, code, true)
  view.setUint16(2, value.length, true)
  bytes.set(value, 4)
  return bytes
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
