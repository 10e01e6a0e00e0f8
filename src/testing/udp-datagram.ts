// UDP (RFC 768). In: ports, the two addresses, a payload that may be cut. Out: the datagram, its checksum that of the whole.

import { join, word } from '../training/frames/bytes'
import { checksumOf, type Payload } from '../training/frames/checksum'

export const UDP = 17

/** Header and the bytes at hand. `addressSum` is sumOf() of both IP addresses, for the pseudo-header. */
export function udpDatagram(
  sourcePort: number,
  destinationPort: number,
  addressSum: number,
  payload: Payload,
): Uint8Array {
  const length = 8 + payload.length
  // A checksum of 0 would mean that there is none, so it is sent as its other form, all ones.
  const checksum = checksumOf(addressSum + UDP + 2 * length + sourcePort + destinationPort + payload.sum) || 0xffff
  return join(word(sourcePort), word(destinationPort), word(length), word(checksum), payload.bytes)
}
