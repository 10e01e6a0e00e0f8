// `egress verdict`: who likely sends data out. In: choices and paths. Out: text for stdout, exit status.

import type { Summary } from '../engine/index'
import {
  type Cell,
  captureJson,
  formatCsv,
  formatTable,
  type HighlightedRecord,
  type VerdictRecord,
  verdictRecords,
  visible,
} from '../export/index'
import { type Choices, type ExactLooks, formatBytes } from '../verdict/index'
import { type Format, problemLines } from './conversations-command'
import { readCase, readEach, wasRead } from './read-case'
import { looksOf } from './second-look'
import { EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface VerdictOptions {
  choices: Choices
  each: boolean
  format: Format
  paths: string[]
}

const HEADER = [
  'sender',
  'receiver',
  'highlight',
  'windowBytes',
  'windowAtMost',
  'windowStart',
  'windowEnd',
  'outBytes',
  'inBytes',
  'outPayloadBytes',
  'inPayloadBytes',
  'outGoodputBytes',
  'inGoodputBytes',
  'service',
  'openedBy',
] as const

export async function runVerdict(options: VerdictOptions, write: (text: string) => void): Promise<number> {
  if (options.each) {
    let isAnyRead = false
    await readEach(options.paths, async (summary, path) => {
      isAnyRead ||= wasRead(summary)
      const looks = await looksOf(summary, options.choices, [path])
      write(`${formatJson(summary, options.choices, looks)}\n`)
    })
    return isAnyRead ? EXIT_READ : EXIT_NOTHING_READ
  }
  const summary = await readCase(options.paths)
  write(formatResult(summary, options, await looksOf(summary, options.choices, options.paths)))
  return wasRead(summary) ? EXIT_READ : EXIT_NOTHING_READ
}

function formatResult(summary: Summary, { choices, format }: VerdictOptions, looks: ExactLooks): string {
  if (format === 'json') return `${formatJson(summary, choices, looks)}\n`
  const { highlighted, borderline, nothing } = verdictRecords(summary, choices, looks)
  const rows = [...highlighted, ...borderline]
  const cells = rows.map((row) => HEADER.map((column): Cell => row[column]))
  if (format === 'csv') return formatCsv(HEADER, cells)
  return (
    sentence(choices, highlighted, borderline, nothing) +
    tableOf(rows) +
    paragraphs(highlighted) +
    problemLines(summary)
  )
}

function formatJson(summary: Summary, choices: Choices, looks: ExactLooks): string {
  return JSON.stringify({
    schema: 'egress.verdict/1',
    choices,
    captures: summary.captures.map(captureJson),
    ...verdictRecords(summary, choices, looks),
  })
}

function sentence(
  choices: Choices,
  highlighted: HighlightedRecord[],
  borderline: VerdictRecord[],
  nothing: string,
): string {
  if (highlighted.length === 0) return `${nothing}\n`
  const limit = `${formatBytes(choices.thresholdBytes)} of ${choices.measure} in any ${windowText(choices.windowMinutes)}`
  const over = highlighted.filter(({ highlightedBy }) => highlightedBy.includes('volume')).length
  const doubtful = borderline.length === 0 ? '' : `, ${borderline.length} more may have`
  const others = over === highlighted.length ? '' : ` ${highlighted.length - over} more by other signals.`
  return `${over} ${over === 1 ? 'row' : 'rows'} sent ${limit} or more out${doubtful}.${others}\n\n`
}

/** One paragraph a row: what an analyst reads first. */
function paragraphs(highlighted: readonly HighlightedRecord[]): string {
  const shown = highlighted.slice(0, MOST_PARAGRAPHS)
  return shown.map(({ sentence: text }, i) => `\n${i + 1}. ${visible(text)}\n`).join('')
}

const MOST_PARAGRAPHS = 10

function windowText(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`
}

function tableOf(rows: VerdictRecord[]): string {
  if (rows.length === 0) return ''
  const header = ['sender', 'receiver', 'in window', 'from (UTC)', 'to (UTC)', 'out', 'in', 'service', '']
  const text = rows.map((row) => [
    row.sender,
    row.receiver,
    formatBytes(row.windowBytes),
    isoOf(row.windowStart),
    isoOf(row.windowEnd),
    formatBytes(row.outBytes),
    formatBytes(row.inBytes),
    row.service,
    row.highlight,
  ])
  return formatTable(header, text, new Set([2, 5, 6]))
}

/** Epoch seconds as an ISO 8601 time of whole seconds; a time beyond the calendar stays a number. */
function isoOf(seconds: string): string {
  const date = new Date(Number(seconds.split('.')[0]) * 1000)
  return Number.isNaN(date.getTime()) ? seconds : `${date.toISOString().slice(0, 19)}Z`
}
