// `egress conversations`: frames and bytes per pair or conversation. In: options and paths. Out: text for stdout, exit status.

import type { Summary } from '../engine/index'
import {
  type Cell,
  type ConversationRecord,
  captureJson,
  conversationRecords,
  formatCsv,
  formatTable,
  type GroupBy,
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
  write(formatResult(summary, options))
  return wasRead(summary) ? EXIT_READ : EXIT_NOTHING_READ
}

async function runEach(options: ConversationsOptions, write: (text: string) => void): Promise<number> {
  let isAnyRead = false
  await readEach(options.paths, (summary) => {
    isAnyRead ||= wasRead(summary)
    write(`${formatJson(summary, options.by)}\n`)
  })
  return isAnyRead ? EXIT_READ : EXIT_NOTHING_READ
}

function formatResult(summary: Summary, { by, format }: ConversationsOptions): string {
  if (format === 'json') return `${formatJson(summary, by)}\n`
  const records = conversationRecords(summary, by, randomSeed())
  const header = by === 'pair' ? PAIR_HEADER : CONVERSATION_HEADER
  const rows = records.map((record) => header.map((column) => cellOf(record, column)))
  if (format === 'csv') return formatCsv(header, rows)
  const right = new Set(header.flatMap((title, i) => (/^(frames|bytes|depth|.Port)/.test(title) ? [i] : [])))
  const text = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  return formatTable(header, text, right) + problemLines(summary)
}

function formatJson(summary: Summary, by: GroupBy): string {
  const captures = summary.captures.map(captureJson)
  return JSON.stringify({ schema: SCHEMA, captures, rows: conversationRecords(summary, by, randomSeed()) })
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
