// IPv4 (RFC 791). In: header fields and a body. Out: the packet with its header checksum.

import { checksumOf, sumOf } from './checksum'

/** Protocol numbers (IANA). */
export const IP_PROTOCOL = { icmp: 1, ipInIp: 4, tcp: 6, udp: 17, ipv6: 41, gre: 47 } as const

export interface Ipv4Header {
  /** Four bytes each. */
  source: Uint8Array
  destination: Uint8Array
  protocol: number
  /** Identification, 16 bits. */
  id: number
  ttl: number
  /** Flags and fragment offset as they stand in the header; absent: don't fragment (0x4000). */
  fragment?: number
  /** Options, a multiple of 4 bytes and at most 40. */
  options?: Uint8Array
}

/** `body` holds the bytes at hand; `bodyLength` is its length on the wire and goes into the total length. */
export function ipv4Packet(header: Ipv4Header, body: Uint8Array, bodyLength: number): Uint8Array {
  const optionsLength = header.options?.length ?? 0
  const headerLength = 20 + optionsLength
  const packet = new Uint8Array(headerLength + body.length)
  const view = new DataView(packet.buffer)
  packet[0] = 0x40 | (headerLength >>> 2)
  view.setUint16(2, headerLength + bodyLength)
  view.setUint16(4, header.id)
  view.setUint16(6, header.fragment ?? 0x4000)
  packet[8] = header.ttl
  packet[9] = header.protocol
  packet.set(header.source, 12)
  packet.set(header.destination, 16)
  if (header.options) packet.set(header.options, 20)
  view.setUint16(10, checksumOf(sumOf(packet.subarray(0, headerLength))))
  packet.set(body, headerLength)
  return packet
}
