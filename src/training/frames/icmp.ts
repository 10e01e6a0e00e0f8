// ICMP echo (RFC 792) and its IPv6 twin (RFC 4443). In: type, identifier, sequence number, payload. Out: the message.

import { join, word } from './bytes'
import { checksumOf, type Payload } from './checksum'

export const ICMP = 1
export const ICMPV6 = 58

export const ECHO_REQUEST = 8
export const ECHO_REQUEST_V6 = 128

/** `pseudoSum` is 0 for IPv4; for IPv6 the sum of both addresses, the length and the next header (RFC 8200 section 8.1). */
export function icmpEcho(type: number, id: number, sequence: number, payload: Payload, pseudoSum = 0): Uint8Array {
  const checksum = checksumOf(pseudoSum + (type << 8) + id + sequence + payload.sum)
  return join([type, 0], word(checksum), word(id), word(sequence), payload.bytes)
}
