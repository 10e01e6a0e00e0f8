// DNS messages (RFC 1035): the question, and the addresses that an answer gives its name. In: a payload. Out: names as text. Compression
// pointers must go back, so that no loop is followed; lengths are not trusted.

import type { Glance } from './glance'

const HEADER = 12
const MOST_LABELS = 128
const TYPE_A = 1
const TYPE_CNAME = 5
const TYPE_NULL = 10
const TYPE_TXT = 16
const TYPE_AAAA = 28
const MOST_RECORDS = 64

export interface DnsQuestion {
  name: string
  isAnswer: boolean
  isMissing: boolean
  /** TXT or NULL. */
  isText: boolean
  longestLabel: number
  /** Where the answers begin; -1 when the question is cut. */
  answersAt: number
  answers: number
}

/** The first question of a message; null when it does not read as one. */
export function readQuestion(glance: Glance): DnsQuestion | null {
  const flags = glance.word(2)
  const questions = glance.word(4)
  const opcode = (flags >> 11) & 15
  if (flags < 0 || questions < 1 || questions > 16 || opcode > 5) return null
  const name = readName(glance, HEADER)
  if (name === null) return null
  const type = glance.word(name.next)
  if (type < 0) return null
  return {
    name: name.text,
    isAnswer: flags >> 15 === 1,
    isMissing: (flags & 15) === 3,
    isText: type === TYPE_TXT || type === TYPE_NULL,
    longestLabel: name.longestLabel,
    answersAt: questions === 1 ? name.next + 4 : -1,
    answers: Math.min(glance.word(6), MOST_RECORDS),
  }
}

/** Tells each address among the answers, whatever aliases lead to it: `take(family, words)`. */
export function readAddresses(
  glance: Glance,
  question: DnsQuestion,
  take: (family: number, words: Uint32Array) => void,
): void {
  let at = question.answersAt
  if (at < 0) return
  for (let i = 0; i < question.answers; i++) {
    const name = skipName(glance, at)
    if (name < 0) return
    const type = glance.word(name)
    const length = glance.word(name + 8)
    if (length < 0) return
    const data = name + 10
    if (type === TYPE_A && length === 4) take(4, Uint32Array.of(long(glance, data), 0, 0, 0))
    else if (type === TYPE_AAAA && length === 16)
      take(
        6,
        Uint32Array.of(long(glance, data), long(glance, data + 4), long(glance, data + 8), long(glance, data + 12)),
      )
    else if (type !== TYPE_CNAME && type > 255 && length > 4096) return
    at = data + length
  }
}

/** A name from `at` on; characters that are no printable ASCII stand as they are. */
export function readName(glance: Glance, at: number): { text: string; next: number; longestLabel: number } | null {
  let text = ''
  let next = -1
  let longestLabel = 0
  let limit = glance.length
  for (let labels = 0; labels < MOST_LABELS; labels++) {
    const length = glance.byte(at)
    if (length < 0) return null
    if (length === 0) return { text, next: next < 0 ? at + 1 : next, longestLabel }
    if (length >= 0xc0) {
      const target = glance.word(at) & 0x3fff
      if (glance.byte(at + 1) < 0 || target >= Math.min(at, limit)) return null
      if (next < 0) next = at + 2
      limit = target
      at = target
      continue
    }
    if (length > 63 || glance.byte(at + length) < 0) return null
    text += (text === '' ? '' : '.') + glance.latin1(at + 1, at + 1 + length)
    longestLabel = Math.max(longestLabel, length)
    at += 1 + length
  }
  return null
}

/** Behind a name, without reading it; -1 when it is cut or does not read as one. */
function skipName(glance: Glance, at: number): number {
  for (let labels = 0; labels < MOST_LABELS; labels++) {
    const length = glance.byte(at)
    if (length < 0) return -1
    if (length === 0) return at + 1
    if (length >= 0xc0) return at + 2
    // 64 to 191 are no lengths (RFC 1035 section 4.1.4).
    if (length > 63) return -1
    at += 1 + length
  }
  return -1
}

function long(glance: Glance, at: number): number {
  return glance.word(at) * 0x1_0000 + glance.word(at + 2)
}
