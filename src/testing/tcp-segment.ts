// TCP (RFC 9293). In: header fields, the two addresses, a payload that may be cut. Out: the segment, its checksum that of
// the whole payload.

import { join, quad, word } from '../training/frames/bytes'
import { checksumOf, type Payload, sumOf } from '../training/frames/checksum'

export const TCP = 6

export interface TcpHeader {
  sourcePort: number
  destinationPort: number
  seq: number
  ack: number
  flags: number
  window: number
  /** A multiple of 4 bytes and at most 40; empty without options. */
  options: Uint8Array | readonly number[]
}

/** Header and the bytes at hand. `addressSum` is sumOf() of both IP addresses, for the pseudo-header. */
export function tcpSegment(header: TcpHeader, addressSum: number, payload: Payload): Uint8Array {
  const headerLength = 20 + header.options.length
  const segment = join(
    word(header.sourcePort),
    word(header.destinationPort),
    quad(header.seq),
    quad(header.ack),
    [headerLength << 2, header.flags],
    word(header.window),
    [0, 0, 0, 0],
    header.options,
    payload.bytes,
  )
  const headerSum = sumOf(segment.subarray(0, headerLength))
  segment.set(word(checksumOf(addressSum + TCP + headerLength + payload.length + headerSum + payload.sum)), 16)
  return segment
}
