// How small a row must be to be folded. In: the tables, and how many bytes of memory are wanted back. Out: the lowest floor that gives
// them, conversations before pairs at each floor.

import type { BucketTable } from './buckets'
import type { ConversationTable } from './conversations'
import type { OpenedTraffic } from './opened'
import type { PairTable } from './pairs'
import type { Traffic } from './traffic'

export interface FoldPlan {
  /** Rows of fewer frame bytes, both ways together, are folded. */
  floorBytes: number
  /** False: only conversations, into their pair. */
  withPairs: boolean
}

export interface FoldedTables {
  pairs: PairTable<Traffic>
  conversations: ConversationTable<OpenedTraffic>
  buckets: BucketTable
}

const FIRST_FLOOR = 1000
/** Up to 1.024 MB: a row above it may be what is looked for, and stays named whatever it costs. */
const LEVELS = 11
const TOO_LARGE = LEVELS

/** Rows by level, the index: what a floor of that level folds and no lower one. */
interface Levels {
  pairs: Float64Array
  minutes: Float64Array
  conversations: Float64Array
  /** Pairs by the level of their smallest conversation: folding that one makes a row for the small ones of the pair. */
  smallest: Float64Array
}

/** null when no floor gives a quarter of `wantedBytes`. `leastFloor`: no lower floor is of use. */
export function planFold(tables: FoldedTables, wantedBytes: number, leastFloor: number): FoldPlan | null {
  const levels = countLevels(tables)
  return (
    lowestFloor(tables, levels, wantedBytes, leastFloor) ?? lowestFloor(tables, levels, wantedBytes / 4, leastFloor)
  )
}

function lowestFloor(tables: FoldedTables, levels: Levels, wantedBytes: number, leastFloor: number): FoldPlan | null {
  const rowBytes = bytesOfRows(tables)
  let conversations = 0
  let pairs = 0
  for (let level = 0; level < LEVELS; level++) {
    const floorBytes = FIRST_FLOOR * 2 ** level
    const small = levels.conversations[level] * rowBytes.conversation
    conversations += small - levels.smallest[level] * rowBytes.conversation
    pairs += small + levels.pairs[level] * rowBytes.pair + levels.minutes[level] * rowBytes.minute
    if (floorBytes < leastFloor) continue
    if (conversations >= wantedBytes) return { floorBytes, withPairs: false }
    if (pairs >= wantedBytes) return { floorBytes, withPairs: true }
  }
  return null
}

function countLevels({ pairs, conversations, buckets }: FoldedTables): Levels {
  const levelOfPair = levelsOf(pairs.traffic, pairs.count)
  const levelOfConversation = levelsOf(conversations.traffic, conversations.count)
  const smallestOfPair = new Uint8Array(pairs.count).fill(TOO_LARGE)
  const levels: Levels = {
    pairs: histogram(levelOfPair),
    minutes: new Float64Array(LEVELS + 1),
    conversations: histogram(levelOfConversation),
    smallest: new Float64Array(0),
  }
  for (let row = 0; row < conversations.count; row++) {
    const pair = conversations.pairIds[row]
    if (levelOfConversation[row] < smallestOfPair[pair]) smallestOfPair[pair] = levelOfConversation[row]
  }
  levels.smallest = histogram(smallestOfPair)
  for (let row = 0; row < buckets.count; row++) levels.minutes[levelOfPair[buckets.pairIds[row]]]++
  return levels
}

function levelsOf({ bytesAToB, bytesBToA }: Traffic, count: number): Uint8Array {
  const levels = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const bytes = bytesAToB.values[row] + bytesBToA.values[row]
    let level = 0
    while (level < LEVELS && bytes >= FIRST_FLOOR * 2 ** level) level++
    levels[row] = level
  }
  return levels
}

function histogram(levels: Uint8Array): Float64Array {
  const counts = new Float64Array(LEVELS + 1)
  for (const level of levels) counts[level]++
  return counts
}

function bytesOfRows({ pairs, conversations, buckets }: FoldedTables) {
  return {
    pair: (pairs.keyBytes + pairs.traffic.tableBytes) / Math.max(1, pairs.count),
    conversation: (conversations.keyBytes + conversations.traffic.tableBytes) / Math.max(1, conversations.count),
    minute: buckets.tableBytes / Math.max(1, buckets.count),
  }
}
