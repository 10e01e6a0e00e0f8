// Credit for words. In: the accepted and the rejected terms, and a sentence. Out: 0 to 1, and the words that earned it. No model and no
// network: the same sentence earns the same everywhere.

import type { AcceptEntry } from '../pack/types'
import type { Credit } from './types'

/** Shorter words must be exact: "tar" is not "tax". */
const FUZZY_FROM_LETTERS = 6
/** A rejected term in the answer caps it. */
const REJECTED_CAP = 0.3
/** An answer is a sentence, not a book. */
const MOST_CHARACTERS = 2000

export function keywordCredit(
  accept: readonly AcceptEntry[],
  reject: readonly string[],
  texts: readonly string[],
): Credit {
  const words = wordsOf(texts.join(' ').slice(0, MOST_CHARACTERS))
  let best: Credit & { earnedBy: string[] } = { credit: 0, reasons: [], entry: null, earnedBy: [] }
  for (const entry of accept) {
    const earnedBy = entry.allOf === undefined ? null : earningWords(words, entry.allOf)
    if (earnedBy !== null && entry.credit > best.credit) best = { credit: entry.credit, reasons: [], entry, earnedBy }
  }
  const reasons = best.earnedBy.length === 0 ? ['No word of your answer was looked for.'] : [earnedText(best.earnedBy)]
  const rejected = reject.find((term) => findTerm(words, term, false) !== null)
  if (rejected === undefined || best.credit <= REJECTED_CAP) return { credit: best.credit, entry: best.entry, reasons }
  return {
    credit: REJECTED_CAP,
    entry: best.entry,
    reasons: [...reasons, `“${rejected}” does not fit the evidence: at most ${REJECTED_CAP * 100} % for this answer.`],
  }
}

/** Small letters without marks; everything that is neither letter nor digit parts words. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase()
  // An apostrophe is within a word: "don't" is one.
  return plain
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The given words that meet each inner list, or null when one of them is not met. */
function earningWords(words: readonly string[], allOf: readonly (readonly string[])[]): string[] | null {
  const earned: string[] = []
  for (const anyOf of allOf) {
    const found = anyOf.map((term) => findTerm(words, term, true)).find((match) => match !== null)
    if (found === undefined || found === null) return null
    earned.push(found)
  }
  return earned
}

/** The given words that are a term, all in a row. */
function findTerm(words: readonly string[], term: string, isFuzzy: boolean): string | null {
  const wanted = wordsOf(term)
  if (wanted.length === 0) return null
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const row = words.slice(at, at + wanted.length)
    if (row.every((word, index) => (isFuzzy ? isLike(word, wanted[index]) : word === wanted[index])))
      return row.join(' ')
  }
  return null
}

function isLike(word: string, wanted: string): boolean {
  return word === wanted || (Array.from(wanted).length >= FUZZY_FROM_LETTERS && isOneEditAway(word, wanted))
}

/** Damerau-Levenshtein distance of 1: one letter more, less, other, or two neighbours swapped. */
export function isOneEditAway(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)]
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  const rest = (letters: string[], from: number) => letters.slice(from).join('')
  if (a.length > b.length) return rest(a, at + 1) === rest(b, at)
  if (a.length < b.length) return rest(a, at) === rest(b, at + 1)
  if (at === a.length) return false
  const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2)
  return isSwap || rest(a, at + 1) === rest(b, at + 1)
}

function earnedText(words: readonly string[]): string {
  return `These words count: ${words.map((word) => `“${word}”`).join(', ')}.`
}
