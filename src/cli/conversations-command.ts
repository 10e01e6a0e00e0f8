// `egress conversations`: frames and bytes per pair or conversation. In: options and paths. Out: text for stdout, exit status.

import type { Summary } from '../engine/index'
import {
  type Cell,
  type ConversationRecord,
  captureJson,
  conversationRecords,
  formatLine,
  type GroupBy,
  inPieces,
  tablePieces,
  visible,
} from '../export/index'
import { randomSeed, readCase, readEach, wasRead } from './read-case'
import { EXIT_NOTHING_READ, EXIT_READ } from './usage'

export type Format = 'table' | 'csv' | 'json'

export interface ConversationsOptions {
  by: GroupBy
  each: boolean
  format: Format
  paths: string[]
}

const SCHEMA = 'egress.conversations/1'
const PAIR_HEADER = [
  'a',
  'b',
  'protocol',
  'depth',
  'framesAToB',
  'bytesAToB',
  'framesBToA',
  'bytesBToA',
  'first',
  'last',
]
const CONVERSATION_HEADER = ['a', 'aPort', 'b', 'bPort', ...PAIR_HEADER.slice(2)]

export async function runConversations(options: ConversationsOptions, write: (text: string) => void): Promise<number> {
  if (options.each) return runEach(options, write)
  const summary = await readCase(options.paths)
  for (const piece of formatResult(summary, options)) write(piece)
  return wasRead(summary) ? EXIT_READ : EXIT_NOTHING_READ
}

async function runEach(options: ConversationsOptions, write: (text: string) => void): Promise<number> {
  let isAnyRead = false
  await readEach(options.paths, (summary) => {
    isAnyRead ||= wasRead(summary)
    for (const piece of formatJson(summary, options.by)) write(piece)
  })
  return isAnyRead ? EXIT_READ : EXIT_NOTHING_READ
}

/** In pieces: a million rows as one text take gigabytes. */
function formatResult(summary: Summary, { by, format }: ConversationsOptions): Iterable<string> {
  if (format === 'json') return formatJson(summary, by)
  const records = conversationRecords(summary, by, randomSeed())
  const header = by === 'pair' ? PAIR_HEADER : CONVERSATION_HEADER
  const cells = (record: ConversationRecord) => header.map((column) => cellOf(record, column))
  if (format === 'csv') return inPieces(csvLines(header, records, cells))
  return tableLines(summary, header, {
    *[Symbol.iterator]() {
      for (const record of records) yield cells(record).map((cell) => (cell === null ? '' : String(cell)))
    },
  })
}

function* csvLines(
  header: readonly string[],
  records: Iterable<ConversationRecord>,
  cells: (record: ConversationRecord) => Cell[],
): Generator<string> {
  yield formatLine(header)
  for (const record of records) yield formatLine(cells(record))
}

function* tableLines(summary: Summary, header: readonly string[], rows: Iterable<string[]>): Generator<string> {
  const right = new Set(header.flatMap((title, i) => (/^(frames|bytes|depth|.Port)/.test(title) ? [i] : [])))
  yield* tablePieces(header, rows, right)
  yield problemLines(summary)
}

/** One line. */
function formatJson(summary: Summary, by: GroupBy): Iterable<string> {
  return inPieces(jsonParts(summary, by))
}

function* jsonParts(summary: Summary, by: GroupBy): Generator<string> {
  const [head, tail] = JSON.stringify({ schema: SCHEMA, captures: summary.captures.map(captureJson), rows: [] }).split(
    /(?=\]\}$)/,
  )
  yield head
  let comma = ''
  for (const record of conversationRecords(summary, by, randomSeed())) {
    yield comma + JSON.stringify(record)
    comma = ','
  }
  yield `${tail}\n`
}

function cellOf(record: ConversationRecord, column: string): Cell {
  const value = record[column as keyof ConversationRecord]
  return value === undefined ? null : value
}

/** The problems of all captures, one a line, so that a table hides none. */
export function problemLines(summary: Summary): string {
  return summary.captures
    .flatMap((capture) => captureJson(capture).problems)
    .map(({ code, message }) => `${code}: ${visible(message)}\n`)
    .join('')
}
