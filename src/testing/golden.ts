// Compares Egress with tshark's own rows. In: a capture's rows and its golden file. Out: what differs, and whether a named rule of
// SEMANTICS.md section 10 explains it.

import type { ConversationRecord } from '../export/index'

export interface GoldenRow {
  a: string
  b: string
  aPort?: number
  bPort?: number
  framesAtoB: number
  bytesAtoB: number
  framesBtoA: number
  bytesBtoA: number
}

export interface Golden {
  frames: number
  stderr: string
  /** Missing where tshark read nothing. */
  conv?: Record<'ip' | 'ipv6' | 'tcp' | 'udp', GoldenRow[]>
}

export const TABLES = ['ip', 'ipv6', 'tcp', 'udp'] as const
export type Table = (typeof TABLES)[number]

/** Rules that can change a number of each table. "reuse" is applied by adding rows, so it excuses nothing. */
const EXCUSES: Readonly<Record<Table, readonly string[]>> = {
  // A fragmented tunnel: the later fragments belong to the headers inside the first one, too.
  ip: ['fragment', 'route', 'int32', 'stop'],
  ipv6: ['fragment', 'fragment6', 'mobility', 'int32', 'stop'],
  tcp: ['fragment', 'fragment6', 'route', 'tcpopt', 'int32', 'stop'],
  udp: ['fragment', 'fragment6', 'route', 'int32', 'stop'],
}

export interface Difference {
  table: Table
  key: string
  tshark: string
  egress: string
  /** Rules of the capture that can explain it; none means wrong. */
  rules: string[]
}

/** Every row of one table that differs. */
export function compareTable(
  table: Table,
  golden: Golden,
  records: readonly ConversationRecord[],
  rules: readonly string[],
): Difference[] {
  const expected = sum(
    (golden.conv?.[table] ?? []).map((row) => [
      keyOf(row),
      countsOf(row, row.framesAtoB, row.bytesAtoB, row.framesBtoA, row.bytesBtoA),
    ]),
  )
  const own = records.filter((record) => record.protocol === table)
  const actual = sum(
    own.map((row) => [keyOf(row), countsOf(row, row.framesAToB, row.bytesAToB, row.framesBToA, row.bytesBToA)]),
  )
  const keys = new Set([...expected.keys(), ...actual.keys()])
  const excuses = EXCUSES[table].filter((rule) => rules.includes(rule))
  return [...keys].flatMap((key) => {
    const tshark = text(expected.get(key))
    const egress = text(actual.get(key))
    return tshark === egress ? [] : [{ table, key, tshark, egress, rules: excuses }]
  })
}

type Ends = { a: string; b: string; aPort?: number | null; bPort?: number | null }

/** Frames and bytes of the smaller end, then of the larger. */
type Counts = [number, number, number, number]

function endsOf(row: Ends): [string, string] {
  const withPort = (address: string, port: number | null | undefined) => (port == null ? address : `${address}#${port}`)
  return [withPort(row.a, row.aPort), withPort(row.b, row.bPort)]
}

function keyOf(row: Ends): string {
  return endsOf(row).sort().join(' ')
}

function countsOf(row: Ends, framesAToB: number, bytesAToB: number, framesBToA: number, bytesBToA: number): Counts {
  const [a, b] = endsOf(row)
  return a <= b ? [framesAToB, bytesAToB, framesBToA, bytesBToA] : [framesBToA, bytesBToA, framesAToB, bytesAToB]
}

function sum(rows: [string, Counts][]): Map<string, Counts> {
  const sums = new Map<string, Counts>()
  for (const [key, counts] of rows) {
    const present = sums.get(key) ?? [0, 0, 0, 0]
    sums.set(key, present.map((count, i) => count + counts[i]) as Counts)
  }
  return sums
}

function text(counts: Counts | undefined): string {
  return counts === undefined ? 'no row' : `${counts[0]}/${counts[1]} ${counts[2]}/${counts[3]}`
}
