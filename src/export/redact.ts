// Redaction: inside addresses and all names become labels, the same label for the same thing in every export of a case. In: a Summary
// and the inside networks. Out: a function over any plain value, and the key, which is a file of its own.

import { formatAddress, type Summary } from '../engine/index'
import { isInsideAddress, readInside } from '../verdict/index'

export interface Redaction {
  /** The value with labels in all its texts, keys left alone. */
  apply: <T>(value: T) => T
  /** Label and what it stands for, by label (schema egress.redaction-key/1). */
  key: { schema: 'egress.redaction-key/1'; labels: [string, string][] }
}

/** What can be an address inside a text; each hit is looked up whole. */
const ADDRESS = /[0-9a-fA-F]*:[0-9a-fA-F:.]+|\d+\.\d+\.\d+\.\d+/g

export function redactionOf(summary: Summary, inside: readonly string[]): Redaction {
  const addresses = labelled('inside', insideAddresses(summary, inside))
  const names = labelled('name', namesOf(summary))
  const files = labelled(
    'capture',
    summary.captures.map(({ name }) => name),
  )
  const texts = [...files, ...names].sort(([x], [y]) => y.length - x.length)
  const label = (text: string): string => {
    const named = texts.reduce((left, [name, to]) => (left.includes(name) ? left.replaceAll(name, to) : left), text)
    return named.replace(ADDRESS, (hit) => addresses.get(hit) ?? hit)
  }
  const labels = [...addresses, ...names, ...files].map(([text, to]): [string, string] => [to, text])
  return { apply: (value) => mapTexts(value, label), key: { schema: 'egress.redaction-key/1', labels } }
}

/** Sorted, so that neither the order of reading nor the run plays a part. */
function labelled(word: string, texts: readonly string[]): Map<string, string> {
  const sorted = [...new Set(texts)].filter((text) => text !== '').sort()
  const digits = Math.max(3, String(sorted.length).length)
  return new Map(sorted.map((text, i) => [text, `${word}-${String(i + 1).padStart(digits, '0')}`]))
}

function insideAddresses(summary: Summary, texts: readonly string[]): string[] {
  const inside = readInside(texts)
  const networks = inside.ok ? inside : readInside([])
  if (!networks.ok) return []
  const { families, words, count } = summary.addresses
  const isInside = isInsideAddress(networks.value, summary.addresses)
  return Array.from({ length: count }, (_, id) => id)
    .filter((id) => isInside[id] === 1)
    .map((id) => formatAddress(families[id], words, id * 4))
}

/** Everything that a capture says in words. */
function namesOf({ captures, seen }: Summary): string[] {
  const ofCaptures = captures.flatMap(({ quality }) => [...quality.comments, ...quality.names.map(([, name]) => name)])
  return [...ofCaptures, ...seen.names.texts, ...seen.clues.texts, ...seen.dns.texts].filter(isName)
}

/** A word that says nothing about anybody, and would be hit inside other words: a protocol, a file type. */
function isName(text: string): boolean {
  return text.length >= 4 && /[.@_\-/ ]|\d/.test(text)
}

function mapTexts<T>(value: T, label: (text: string) => string): T {
  if (typeof value === 'string') return label(value) as T
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, label)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, label)])) as T
}
