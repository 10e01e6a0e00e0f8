// DNS messages (RFC 1035). In: an id, a name, an answer. Out: the payload of a UDP datagram.

import { ascii, join, quad, word } from './bytes'

export const DNS_TYPE = { a: 1, ptr: 12 } as const

/** One question, recursion desired; mDNS asks with id 0 (RFC 6762 section 18.1). */
export function dnsQuery(id: number, name: string, type: number = DNS_TYPE.a): Uint8Array {
  return join(word(id), [id ? 1 : 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], dnsName(name), word(type), word(1))
}

/** The question again and one address record, which names the question's name by pointer (RFC 1035 section 4.1.4). */
export function dnsAnswer(id: number, name: string, address: Uint8Array, ttlSeconds: number): Uint8Array {
  const question = join(dnsName(name), word(DNS_TYPE.a), word(1))
  const record = join([0xc0, 12], word(DNS_TYPE.a), word(1), quad(ttlSeconds), word(4), address)
  return join(word(id), [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], question, record)
}

function dnsName(name: string): Uint8Array {
  return join(...name.split('.').map((label) => join([label.length], ascii(label))), [0])
}
