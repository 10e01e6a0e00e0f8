// The rows of the table as CSV, at four levels. In: a judgement and the rows that are listed. Out: text with raw numbers, times as epoch seconds.
// JSON of the same, exact and for programs: `egress conversations`, and the summary inside a case file; Parquet: `egress summarize`.

import {
  type ConversationRow,
  conversationsOfRow,
  type Judgement,
  type MinuteRow,
  minutesOfRow,
  type PairRow,
  pairRow,
  type Time,
  type Volume,
} from '../verdict/index'
import { type Cell, formatCsv, formatLine } from './csv'
import { type ExportedFile, type ExportRequest, keyFile } from './export-files'
import type { Redaction } from './redact'
import { formatSeconds } from './seconds'

export const TABLES = ['pairs', 'hosts', 'conversations', 'minutes'] as const
export type Table = (typeof TABLES)[number]

export interface TableRequest {
  table: Table
  direction: ExportRequest['direction']
  isRedacted: boolean
}

type Line = Record<string, Cell>
type Side = 'out' | 'in'
type Volumes = Record<Side, Partial<Volume>>

/** `rows` in the order of the table. Redacted when there are labels: the key is a second file. */
export function tableFiles(
  judgement: Judgement,
  rows: ArrayLike<number>,
  thresholdBytes: number,
  request: TableRequest,
  redaction: Redaction | null,
): ExportedFile[] {
  const name = `egress-${request.table}.csv`
  const text = tableCsv(judgement, rows, thresholdBytes, request, redaction)
  return [{ name, type: 'text/csv', text }, ...(redaction === null ? [] : [keyFile(name, redaction)])]
}

/** Each line is text before the next is made: a case may have millions. */
function tableCsv(
  judgement: Judgement,
  rows: ArrayLike<number>,
  thresholdBytes: number,
  { table, direction }: TableRequest,
  redaction: Redaction | null,
): string {
  const sides: readonly Side[] = direction === 'both' ? ['out', 'in'] : [direction]
  const columns = columnsOf(table, sides)
  let text = formatCsv(columns, [])
  for (const line of linesOf(judgement, rows, thresholdBytes, table, sides)) {
    const shown = redaction === null ? line : redaction.apply(line)
    text += formatLine(columns.map((column) => shown[column]))
  }
  return text
}

function columnsOf(table: Table, sides: readonly Side[]): string[] {
  const volumes = volumeColumns(sides)
  switch (table) {
    case 'pairs': {
      const window = sides.includes('out') ? ['windowBytes', 'windowAtMost', 'highlight'] : []
      const tail = ['openedBy', 'first', 'last', 'conversations']
      return ['inside', 'outside', 'role', 'service', ...volumes, 'ratio', ...window, ...tail]
    }
    case 'hosts':
      return ['inside', ...volumes, 'pairs', 'conversations']
    case 'conversations': {
      const ends = ['inside', 'outside', 'protocol', 'insidePort', 'outsidePort', 'service']
      return [...ends, ...volumes, 'first', 'last', 'openedByInside', 'openedByOutside']
    }
    case 'minutes':
      return ['inside', 'outside', 'minute', ...volumeColumns(sides, MINUTE_COUNTERS)]
  }
}

function* linesOf(
  judgement: Judgement,
  rows: ArrayLike<number>,
  thresholdBytes: number,
  table: Table,
  sides: readonly Side[],
): Iterable<Line> {
  const hosts = new Map<string, Line>()
  for (let at = 0; at < rows.length; at++) {
    const pair = pairRow(judgement, rows[at], thresholdBytes)
    if (table === 'pairs') yield pairLine(pair, sides)
    else if (table === 'hosts') addToHost(hosts, pair, sides)
    else if (table === 'minutes')
      for (const minute of minutesOfRow(judgement, rows[at])) yield minuteLine(pair, minute, sides)
    else for (const one of conversationsOfRow(judgement, rows[at])) yield conversationLine(pair, one, sides)
  }
  yield* hosts.values()
}

function pairLine(row: PairRow, sides: readonly Side[]): Line {
  const { peak } = row
  return {
    inside: row.inside,
    outside: row.outside,
    role: row.role,
    service: row.service,
    ...volumeCells(row, sides),
    ratio: row.ratio,
    ...(sides.includes('out')
      ? { windowBytes: peak.atLeast, windowAtMost: peak.atMost, highlight: row.highlight }
      : {}),
    openedBy: row.opened,
    first: timeCell(row.first),
    last: timeCell(row.last),
    conversations: row.conversations,
  }
}

/** What the rows of an inside end sum up to. */
function addToHost(hosts: Map<string, Line>, pair: PairRow, sides: readonly Side[]): void {
  const counts: Line = { ...volumeCells(pair, sides), pairs: 1, conversations: pair.conversations }
  const known = hosts.get(pair.inside)
  if (known === undefined) hosts.set(pair.inside, { inside: pair.inside, ...counts })
  else for (const [column, value] of Object.entries(counts)) known[column] = Number(known[column]) + Number(value)
}

function minuteLine({ inside, outside }: PairRow, minute: MinuteRow, sides: readonly Side[]): Line {
  return { inside, outside, minute: minute.start, ...volumeCells(minute, sides, MINUTE_COUNTERS) }
}

function conversationLine({ inside, outside }: PairRow, one: ConversationRow, sides: readonly Side[]): Line {
  const { protocol, service, insidePort, outsidePort, openedByInside, openedByOutside } = one
  return {
    inside,
    outside,
    protocol,
    // -1: the protocol has none.
    insidePort: insidePort < 0 ? null : insidePort,
    outsidePort: outsidePort < 0 ? null : outsidePort,
    service,
    ...volumeCells(one, sides),
    first: timeCell(one.first),
    last: timeCell(one.last),
    openedByInside,
    openedByOutside,
  }
}

type Counter = keyof Volume & string
const COUNTERS: readonly Counter[] = ['frames', 'frameBytes', 'payloadBytes', 'goodputBytes']
/** Minutes have no count of frames. */
const MINUTE_COUNTERS: readonly Counter[] = ['frameBytes', 'payloadBytes', 'goodputBytes']

function volumeCells(volumes: Volumes, sides: readonly Side[], counters = COUNTERS): Line {
  return Object.fromEntries(
    sides.flatMap((side) => counters.map((counter) => [columnOf(side, counter), volumes[side][counter] ?? 0])),
  )
}

/** outFrames, outBytes, outPayloadBytes, outGoodputBytes, and so for in. */
function volumeColumns(sides: readonly Side[], counters = COUNTERS): string[] {
  return sides.flatMap((side) => counters.map((counter) => columnOf(side, counter)))
}

function columnOf(side: Side, counter: Counter): string {
  const name = counter === 'frameBytes' ? 'bytes' : counter
  return `${side}${name[0].toUpperCase()}${name.slice(1)}`
}

function timeCell({ seconds, nanoseconds }: Time): string {
  return formatSeconds(seconds, nanoseconds)
}
