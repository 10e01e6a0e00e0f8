// DNS into its table (detection.md section 9). In: messages with the ids of client and server. Out: counts by client, server and domain, which
// names were new, and names of addresses. A name that was looked up a moment ago costs a hash and no text.

import { type DnsQuestion, readAddresses, readName, readQuestion } from './dns-message'
import type { DnsTable } from './dns-table'
import type { Facts, Glance } from './glance'
import { registeredDomain } from './registered-domain'

export interface DnsPlace {
  clientId: number
  serverId: number
  seconds: number
  nanoseconds: number
  record: number
}

/** One message of port 53. Answers whether it read as DNS. */
export function readDns(glance: Glance, place: DnsPlace, table: DnsTable, facts: Facts): boolean {
  const question = readQuestion(glance)
  if (question === null) return false
  const domain = registeredDomain(question.name)
  const row = table.find(place.clientId, place.serverId, domain)
  table.addPlace(row, place.seconds, place.nanoseconds, 0, place.record)
  if (question.isAnswer) {
    table.addAnswer(row, glance.wireLength, question.isMissing)
    tellAddresses(glance, question, facts)
    return true
  }
  const name = question.name.toLowerCase()
  table.addQuery(row, glance.wireLength, question.isText, name.length, question.longestLabel)
  if (domain === '' || name.length <= domain.length) return true
  const left = name.slice(0, name.length - domain.length - 1)
  const [high, low] = hashesOf(name)
  table.addName(row, high, low, place.seconds, informationOf(left))
  table.addSample(row, question.name, place.seconds, place.nanoseconds)
  return true
}

/** Answers by multicast (RFC 6762) name addresses too; nobody is asked. */
export function readMulticastDns(glance: Glance, facts: Facts): void {
  if (glance.word(2) >> 15 !== 1) return
  // Answers carry the names themselves, so each record is read with its own.
  let at = 12
  for (let i = 0; i < Math.min(glance.word(6), 32); i++) {
    const name = readName(glance, at)
    if (name === null) return
    const type = glance.word(name.next)
    const length = glance.word(name.next + 8)
    if (length < 0) return
    if ((type === 1 || type === 28) && name.text !== '') facts.nameOfSource('mdns', name.text)
    at = name.next + 10 + length
  }
}

function tellAddresses(glance: Glance, question: DnsQuestion, facts: Facts): void {
  if (question.name === '' || question.isMissing) return
  readAddresses(glance, question, (family, words) => facts.name(family, words, 'dns', question.name))
}

/** min(len, len · H / 8): bytes that the part left of the domain can carry, H its Shannon entropy in bits a byte. */
export function informationOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let entropy = 0
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length)
  return Math.min(text.length, (text.length * entropy) / 8)
}

/** Two fixed hashes of 32 bits (FNV-1a, and the same over the characters from behind), spread by a finaliser. */
function hashesOf(text: string): [number, number] {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
  }
  return [spread(high), spread(low ^ text.length)]
}

/** The finaliser of MurmurHash3 (public domain): every bit of the input moves every bit of the output. */
export function spread(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
