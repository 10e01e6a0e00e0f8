// TCP (RFC 9293). In: header fields, the two addresses, a payload that may be cut. Out: the segment, its checksum that of
// the whole payload.

import { checksumOf, type Payload, sumOf } from './checksum'
import { IP_PROTOCOL } from './ipv4'

export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const

/** Largest payload of a segment in a 1,500-byte packet without options. */
export const SEGMENT_LENGTH = 1460

/** Options of a SYN: MSS 1,460, SACK permitted, window scale 7. */
export const SYN_OPTIONS = Uint8Array.of(2, 4, 5, 0xb4, 1, 1, 4, 2, 1, 3, 3, 7)

export interface TcpHeader {
  sourcePort: number
  destinationPort: number
  seq: number
  ack: number
  flags: number
  window: number
  /** A multiple of 4 bytes and at most 40. */
  options?: Uint8Array
}

/** Header and the bytes at hand. `addressSum` is sumOf() of both IP addresses, for the pseudo-header. */
export function tcpSegment(header: TcpHeader, addressSum: number, payload: Payload): Uint8Array {
  const headerLength = 20 + (header.options?.length ?? 0)
  const segment = new Uint8Array(headerLength + payload.bytes.length)
  const view = new DataView(segment.buffer)
  view.setUint16(0, header.sourcePort)
  view.setUint16(2, header.destinationPort)
  view.setUint32(4, header.seq)
  view.setUint32(8, header.ack)
  view.setUint8(12, headerLength << 2)
  view.setUint8(13, header.flags)
  view.setUint16(14, header.window)
  if (header.options) segment.set(header.options, 20)
  const headerSum = sumOf(segment.subarray(0, headerLength))
  view.setUint16(16, checksumOf(addressSum + IP_PROTOCOL.tcp + headerLength + payload.length + headerSum + payload.sum))
  segment.set(payload.bytes, headerLength)
  return segment
}
