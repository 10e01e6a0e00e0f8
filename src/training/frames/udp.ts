// UDP (RFC 768). In: ports, the two addresses, a payload that may be cut. Out: the datagram, its checksum that of the whole.

import { checksumOf, type Payload } from './checksum'
import { IP_PROTOCOL } from './ipv4'

const HEADER_LENGTH = 8

/** Header and the bytes at hand. `addressSum` is sumOf() of both IP addresses, for the pseudo-header. */
export function udpDatagram(
  sourcePort: number,
  destinationPort: number,
  addressSum: number,
  payload: Payload,
): Uint8Array {
  const length = HEADER_LENGTH + payload.length
  const datagram = new Uint8Array(HEADER_LENGTH + payload.bytes.length)
  const view = new DataView(datagram.buffer)
  view.setUint16(0, sourcePort)
  view.setUint16(2, destinationPort)
  view.setUint16(4, length)
  // A checksum of 0 would mean that there is none, so it is sent as its other form, all ones.
  view.setUint16(
    6,
    checksumOf(addressSum + IP_PROTOCOL.udp + 2 * length + sourcePort + destinationPort + payload.sum) || 0xffff,
  )
  datagram.set(payload.bytes, HEADER_LENGTH)
  return datagram
}
