import { describe, expect, it } from 'vitest'
import { merge } from '../engine/index'
import { readCapture } from '../testing/read-capture'
import { makeSample } from '../training/index'
import { type Judgement, judge, readInside, rowsOfRole } from '../verdict/index'
import { redactionOf } from './redact'
import { type Table, type TableRequest, tableFiles } from './tables'

const summary = makeSample()
  .map(({ name, bytes }) => readCapture(bytes, { name }))
  .reduce(merge)
const inside = readInside([])
if (!inside.ok) throw new Error(String(inside.complaint))
const judgement: Judgement = judge(
  summary,
  { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput', looks: undefined },
  null,
)
const rows = rowsOfRole(judgement, 'crossing')
const T = 25_000_000

function table(name: Table, direction: TableRequest['direction'] = 'both'): { header: string[]; lines: string[][] } {
  const [{ text }] = tableFiles(judgement, rows, T, { table: name, direction, isRedacted: false }, null)
  const [header, ...lines] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.replaceAll('"', '').split(','))
  return { header, lines }
}

function sumOf({ header, lines }: ReturnType<typeof table>, column: string): number {
  const at = header.indexOf(column)
  expect(at, column).toBeGreaterThanOrEqual(0)
  return lines.reduce((sum, line) => sum + Number(line[at]), 0)
}

describe('the table as CSV', () => {
  it.each(['outBytes', 'inBytes', 'outPayloadBytes', 'inPayloadBytes', 'outGoodputBytes', 'inGoodputBytes'])(
    'sums up to the totals of the boundary at all four levels: %s',
    (column) => {
      const { outbound, inbound } = judgement.totals.volumes
      const volume = column.startsWith('out') ? outbound : inbound
      const counter = { Bytes: 'frameBytes', PayloadBytes: 'payloadBytes', GoodputBytes: 'goodputBytes' } as const
      const total = volume[counter[column.replace(/^(out|in)/, '') as keyof typeof counter]]
      expect(total).toBeGreaterThan(0)
      for (const name of ['pairs', 'hosts', 'conversations', 'minutes'] as const)
        expect([name, sumOf(table(name), column)]).toEqual([name, total])
    },
  )

  it('keeps the order of the table, and a line for each row', () => {
    const { header, lines } = table('pairs')
    expect(lines.length).toBe(rows.length)
    expect(sumOf(table('hosts'), 'pairs')).toBe(rows.length)
    expect(sumOf(table('pairs'), 'conversations')).toBe(table('conversations').lines.length)
    const theft = lines.find((line) => line[header.indexOf('outside')] === '179.90.1.133')
    expect(theft?.[header.indexOf('highlight')]).toBe('over')
  })

  it('leaves out what is of the other direction', () => {
    for (const name of ['pairs', 'hosts', 'conversations', 'minutes'] as const) {
      expect(table(name, 'in').header.filter((column) => /^out[A-Z]|^window/.test(column))).toEqual([])
      expect(table(name, 'out').header.filter((column) => /^in[A-Z]/.test(column))).toEqual([])
      expect(table(name, 'in').lines[0].length).toBe(table(name, 'in').header.length)
    }
  })

  it('redacted, holds no inside address, and its key says which label is which', () => {
    for (const name of ['pairs', 'hosts', 'conversations', 'minutes'] as const) {
      const request = { table: name, direction: 'both', isRedacted: true } as const
      const [{ text }, key] = tableFiles(judgement, rows, T, request, redactionOf(summary, []))
      expect(text).toMatch(/inside-\d{3}/)
      expect(text).not.toMatch(/\b10\.1\.0\.238\b/)
      expect([key.name, key.text.includes('10.1.0.238')]).toEqual([`egress-${name}.csv-key.json`, true])
    }
  })

  it('of no rows is a header', () => {
    const request = { table: 'pairs', direction: 'both', isRedacted: false } as const
    expect(tableFiles(judgement, [], T, request, null)[0].text).toMatch(/^"inside","outside".+\r\n$/)
  })
})
