// DNS messages (RFC 1035). In: an id, a name, an answer. Out: the payload of a UDP datagram.

import { ascii, join, quad, word } from './bytes'

const TYPE_A = 1
const TYPE_PTR = 12
const TYPE_TXT = 16
const CLASS_IN = 1

/** One question for an address, recursion desired. */
export function dnsQuery(id: number, name: string): Uint8Array {
  return join(word(id), [1, 0, 0, 1, 0, 0, 0, 0, 0, 0], question(name, TYPE_A))
}

/** The question again and one address record, which names the question's name by pointer (RFC 1035 section 4.1.4). */
export function dnsAnswer(id: number, name: string, address: Uint8Array, ttlSeconds: number): Uint8Array {
  const record = join([0xc0, 12], word(TYPE_A), word(CLASS_IN), quad(ttlSeconds), word(4), address)
  return join(word(id), [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], question(name, TYPE_A), record)
}

/** One question for text, recursion desired. */
export function dnsTextQuery(id: number, name: string): Uint8Array {
  return join(word(id), [1, 0, 0, 1, 0, 0, 0, 0, 0, 0], question(name, TYPE_TXT))
}

/** The question again and one text of at most 255 characters (RFC 1035 section 3.3.14). */
export function dnsTextAnswer(id: number, name: string, text: string): Uint8Array {
  const record = join([0xc0, 12], word(TYPE_TXT), word(CLASS_IN), quad(60), word(text.length + 1), [text.length])
  return join(word(id), [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], question(name, TYPE_TXT), record, ascii(text))
}

/** Who offers this service? Multicast questions have id 0 and no flags (RFC 6762 section 18). */
export function mdnsQuery(service: string): Uint8Array {
  return join([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], question(service, TYPE_PTR))
}

function question(name: string, type: number): Uint8Array {
  const labels = name.split('.').map((label) => join([label.length], ascii(label)))
  return join(...labels, [0], word(type), word(CLASS_IN))
}
