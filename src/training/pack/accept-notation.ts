// Accepted answers as an author writes them, one a line, with the credit in brackets: "(zip | archive) + (customer | client list) [0.6]",
// "10.1.0.8, 10.1.0.131 [0.8]", "27 MB .. 28 MB", "2015-03-12 02:13 .. 2015-03-12 02:16". In: such text. Out: entries of a pack, and back.

import { type Fit, fits, misfit } from '../../foreign-json/index'
import { readItems } from '../score/hosts'
import { readBytesText, readTimeText } from '../score/quantities'
import type { AcceptEntry, QuestionKind } from './types'

/** The entries of all lines that are not empty, or the first line that is not understood. */
export function readAccept(kind: QuestionKind, text: string): Fit<AcceptEntry[]> {
  const entries: AcceptEntry[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const entry = readLine(kind, line.trim())
    if (entry === null)
      return misfit(`line ${index + 1}`, `“${line.trim()}” is not understood. Example: ${EXAMPLES[kind]}`)
    entries.push(entry)
  }
  return entries.length === 0 ? misfit('line 1', `Nothing is right. Example: ${EXAMPLES[kind]}`) : fits(entries)
}

export const EXAMPLES: Record<QuestionKind, string> = {
  hostSet: '10.1.0.131, or “no one”, or 10.1.0.8 [0.3]',
  endpointSet: '203.0.113.88, files.drop.example',
  keywords: '(zip | archive) + (customer | client list) [0.6]',
  bytes: '27 MB .. 28 MB',
  timeRange: '2015-03-12 02:13 .. 2015-03-12 02:16',
  choice: 'the text of the right option',
}

export function writeAccept(kind: QuestionKind, entries: readonly AcceptEntry[]): string {
  return entries
    .map((entry) => `${writeEntry(kind, entry)}${entry.credit === 1 ? '' : ` [${entry.credit}]`}`)
    .join('\n')
}

function readLine(kind: QuestionKind, line: string): AcceptEntry | null {
  const match = /^(.*?)(?:\s*\[(0|1|0?\.\d+|1\.0+)\])?$/.exec(line)
  if (match === null || match[1] === '') return null
  const credit = match[2] === undefined ? 1 : Number(match[2])
  const body = match[1].trim()
  switch (kind) {
    case 'hostSet':
    case 'endpointSet':
      return { values: readItems([body]), credit }
    case 'choice':
      return { values: [body], credit }
    case 'keywords':
      return readWords(body, credit)
    case 'bytes':
      return readRange(body, credit, readBytesText)
    case 'timeRange':
      return readRange(body, credit, readTimeText)
  }
}

/** "(a | b) + (c)"; brackets may be left out. */
function readWords(body: string, credit: number): AcceptEntry | null {
  const allOf = body.split('+').map((part) =>
    part
      .trim()
      .replace(/^\(([^()]*)\)$/, '$1')
      .split('|')
      .map((term) => term.trim()),
  )
  const isWhole = allOf.every((anyOf) => anyOf.every((term) => term !== '' && !/[()]/.test(term)))
  return isWhole ? { allOf, credit } : null
}

function readRange(body: string, credit: number, read: (text: string) => number | null): AcceptEntry | null {
  const [from, to, ...more] = body.split('..').map((part) => read(part.trim()))
  if (from === null || to === null || from === undefined || to === undefined || more.length > 0 || from > to)
    return null
  return { range: [from, to], credit }
}

function writeEntry(kind: QuestionKind, { values = [], allOf = [], range = [0, 0] }: AcceptEntry): string {
  if (kind === 'keywords') return allOf.map((anyOf) => `(${anyOf.join(' | ')})`).join(' + ')
  if (kind === 'bytes') return range.join(' .. ')
  if (kind === 'timeRange') return range.map(timeText).join(' .. ')
  return values.length === 0 ? 'no one' : values.join(', ')
}

function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}
