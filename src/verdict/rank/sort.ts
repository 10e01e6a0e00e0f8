// Puts rows in the order of a column. In: row numbers and a sort key. Out: the rows, sorted; equal ones stay in the order of
// their numbers, in both directions, and rows without a value stand last.

import type { Judgement } from '../judgement'
import { ratioOfRow } from '../rows'
import type { SortKey } from '../types'
import { sortByWords, wordsOfNumbers } from './radix'

export function sortRows(judgement: Judgement, rows: Uint32Array, sort: SortKey, descending: boolean): Uint32Array {
  return sortByWords(rows, wordsOf(judgement, rows, sort, descending))
}

/** The number that a row is ranked by; NaN for none. */
export function rankOf(judgement: Judgement, row: number, sort: 'out' | 'in' | 'total' | 'ratio' | 'window'): number {
  const { volumes } = judgement
  if (sort === 'out') return volumes.out[row]
  if (sort === 'in') return volumes.in[row]
  if (sort === 'total') return volumes.out[row] + volumes.in[row]
  if (sort === 'window') return volumes.peaks.atLeast[row]
  return ratioOfRow(judgement, row) ?? Number.NaN
}

function wordsOf(judgement: Judgement, rows: Uint32Array, sort: SortKey, descending: boolean): Uint32Array[] {
  const { traffic } = judgement.directions
  if (sort === 'inside' || sort === 'outside') return addressWords(judgement, rows, sort === 'inside', descending)
  if (sort === 'first') return timeWords(traffic.firstSeconds, traffic.firstNanoseconds, rows, descending)
  if (sort === 'last') return timeWords(traffic.lastSeconds, traffic.lastNanoseconds, rows, descending)
  const keys = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) keys[i] = rankOf(judgement, rows[i], sort)
  return wordsOfNumbers(keys, descending)
}

function timeWords(
  seconds: Float64Array,
  nanoseconds: Uint32Array,
  rows: Uint32Array,
  descending: boolean,
): Uint32Array[] {
  const turn = descending ? 0xffffffff : 0
  const wholes = new Float64Array(rows.length)
  const parts = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const whole = seconds[rows[i]]
    wholes[i] = Number.isFinite(whole) ? whole : Number.NaN
    parts[i] = nanoseconds[rows[i]] ^ turn
  }
  return [parts, ...wordsOfNumbers(wholes, descending)]
}

/** IPv4 before IPv6, then by value: 9.0.0.1 before 10.0.0.1, unlike their texts. */
function addressWords(judgement: Judgement, rows: Uint32Array, isInside: boolean, descending: boolean): Uint32Array[] {
  const { aIds, bIds, isFlipped } = judgement.directions
  const { families, words } = judgement.summary.addresses
  const turn = descending ? 0xffffffff : 0
  const columns = Array.from({ length: 5 }, () => new Uint32Array(rows.length))
  const [w3, w2, w1, w0, family] = columns
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    const id = (isFlipped[row] === 1) === isInside ? bIds[row] : aIds[row]
    w0[i] = words[4 * id] ^ turn
    w1[i] = words[4 * id + 1] ^ turn
    w2[i] = words[4 * id + 2] ^ turn
    w3[i] = words[4 * id + 3] ^ turn
    family[i] = families[id] ^ turn
  }
  return columns
}
