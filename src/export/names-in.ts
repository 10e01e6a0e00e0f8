// Everything that captures say in words about somebody: hosts, files, shares, users, requests, comments. In: a Summary. Out: texts. Words of
// a protocol or a file type say nothing about anybody and are left out.

import { CLUE_KINDS, type ClueKind, registeredDomain, type Summary } from '../engine/index'

/** Kinds of facts whose texts are words of ours or of a standard. */
const WORDS_OF_STANDARDS: ReadonlySet<ClueKind> = new Set([
  'protocol',
  'tls-alpn',
  'ja4',
  'http-content-type',
  'http-length',
  'smtp-size',
  'smb-encrypted',
  'database',
  'magic',
  'entropy',
  'marker',
  'cut',
])
/** Below this a name would be found inside too many words. */
const SHORTEST = 3

export function namesIn({ captures, seen }: Summary): string[] {
  const ofCaptures = captures.flatMap(({ quality }) => [...quality.comments, ...quality.names.map(([, name]) => name)])
  const clues = new Set<string>()
  for (let row = 0; row < seen.clues.count; row++)
    if (!WORDS_OF_STANDARDS.has(CLUE_KINDS[seen.clues.kinds[row]])) clues.add(seen.clues.texts[seen.clues.textIds[row]])
  // One list of texts may serve several tables: only those that a row of a table of names says are names.
  const { names, dns } = seen
  const hosts = [...names.textIds.subarray(0, names.count)].map((id) => names.texts[id])
  const asked = [...dns.domainIds.subarray(0, dns.count), ...dns.samples.textIds.subarray(0, dns.samples.count)]
  const whole = [...new Set([...ofCaptures, ...hosts, ...clues, ...asked.map((id) => dns.texts[id])])]
  const domains = hosts.map(registeredDomain)
  return [...whole, ...domains, ...whole.flatMap(partsOf)].filter((name) => name.length >= SHORTEST)
}

/** Words of a name of several words that tell something by themselves: the file of a command, the path of a request. */
function partsOf(name: string): string[] {
  const tokens = tokensOf(name)
  if (tokens.length < 2) return []
  return tokens.filter((token) => /[.@_\-/\\]|\d/.test(token) && !/^HTTP\/\d/.test(token))
}

/** Words between blanks, quotes, brackets and the like, without the full stop of a sentence. */
export function tokensOf(text: string): string[] {
  return (text.match(/[^\s"'“”‘’(),;<>⟦⟧|=]+/g) ?? []).map((token) => token.replace(/[.:!?…]+$/, '')).filter(Boolean)
}
