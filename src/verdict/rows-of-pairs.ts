// One row for two addresses. In: a Summary, where a pair that was seen bare and in tunnels has several pair rows. Out: which
// pairs make up each row, and each pair's conversations. Nothing here depends on a choice, so it is done once a revision.

import type { Summary } from '../engine/index'
import { type Grouped, groupBy } from './rank/group'
import { sortByWords } from './rank/radix'

/** Pairs and conversations by row; rows stand in the order in which their first pair stands. */
export interface RowIndex {
  count: number
  rowOfPair: Int32Array
  pairsOfRow: Grouped
  conversationsOfPair: Grouped
  /** True when any pair was carried by another. Without tunnels a row is a pair, and its columns are the pair's. */
  hasTunnels: boolean
}

export function indexRows(summary: Summary): RowIndex {
  const { pairs, conversations } = summary
  const hasTunnels = someTunnel(pairs.parentIds, pairs.count)
  const rowOfPair = hasTunnels ? rowsByAddresses(summary) : identity(pairs.count)
  const count = hasTunnels ? countRows(rowOfPair) : pairs.count
  return {
    count,
    rowOfPair,
    pairsOfRow: groupBy(rowOfPair, pairs.count, count),
    conversationsOfPair: groupBy(conversations.pairIds, conversations.count, pairs.count),
    hasTunnels,
  }
}

function someTunnel(parentIds: Int32Array, count: number): boolean {
  for (let pair = 0; pair < count; pair++) {
    if (parentIds[pair] >= 0) return true
  }
  return false
}

function identity(count: number): Int32Array {
  const rows = new Int32Array(count)
  for (let pair = 0; pair < count; pair++) rows[pair] = pair
  return rows
}

/** Numbers rows by their first pair, so that new pairs of a later revision never renumber the earlier ones. */
function rowsByAddresses(summary: Summary): Int32Array {
  const { aIds, bIds, count } = summary.pairs
  const firstPairs = new Int32Array(count)
  const all = Uint32Array.from({ length: count }, (_, pair) => pair)
  const sorted = sortByWords(all, [
    Uint32Array.from(bIds.subarray(0, count)),
    Uint32Array.from(aIds.subarray(0, count)),
  ])
  for (let i = 0, first = 0; i < count; i++) {
    const pair = sorted[i]
    if (i === 0 || aIds[pair] !== aIds[first] || bIds[pair] !== bIds[first]) first = pair
    firstPairs[pair] = first
  }
  const rows = new Int32Array(count)
  let next = 0
  // The sort is stable: the first of equal pairs has the lowest id, so its row is known before the others ask for it.
  for (let pair = 0; pair < count; pair++) rows[pair] = firstPairs[pair] === pair ? next++ : rows[firstPairs[pair]]
  return rows
}

function countRows(rowOfPair: Int32Array): number {
  let count = 0
  for (const row of rowOfPair) count = Math.max(count, row + 1)
  return count
}
