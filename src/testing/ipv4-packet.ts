// IPv4 (RFC 791). In: header fields and a body. Out: the packet with its header checksum.

import { join, word } from '../training/frames/bytes'
import { checksumOf, sumOf } from '../training/frames/checksum'

export const DONT_FRAGMENT = 0x4000

export interface Ipv4Header {
  /** Four bytes each. */
  source: Uint8Array
  destination: Uint8Array
  protocol: number
  /** Identification, 16 bits. */
  id: number
  ttl: number
  /** Flags and fragment offset as they stand in the header. */
  fragment: number
  /** A multiple of 4 bytes and at most 40; empty without options. */
  options: Uint8Array | readonly number[]
}

/** `body` holds the bytes at hand; `bodyLength` is its length on the wire and goes into the total length. */
export function ipv4Packet(header: Ipv4Header, body: Uint8Array, bodyLength: number): Uint8Array {
  const headerLength = 20 + header.options.length
  const packet = join(
    [0x40 | (headerLength >>> 2), 0],
    word(headerLength + bodyLength),
    word(header.id),
    word(header.fragment),
    [header.ttl, header.protocol, 0, 0],
    header.source,
    header.destination,
    header.options,
    body,
  )
  packet.set(word(checksumOf(sumOf(packet.subarray(0, headerLength)))), 10)
  return packet
}
