// ICMP echo (RFC 792) and its IPv6 twin (RFC 4443). In: type, identifier, sequence number, payload. Out: the message.

import { checksumOf, type Payload } from './checksum'

export const ECHO = { request: 8, reply: 0, request6: 128, reply6: 129 } as const

/** `pseudoSum` is 0 for IPv4; for IPv6 the sum of both addresses, the length and the next header (RFC 8200 section 8.1). */
export function icmpEcho(type: number, id: number, sequence: number, payload: Payload, pseudoSum = 0): Uint8Array {
  const message = new Uint8Array(8 + payload.bytes.length)
  const view = new DataView(message.buffer)
  view.setUint8(0, type)
  view.setUint16(4, id)
  view.setUint16(6, sequence)
  view.setUint16(2, checksumOf(pseudoSum + (type << 8) + id + sequence + payload.sum))
  message.set(payload.bytes, 8)
  return message
}
