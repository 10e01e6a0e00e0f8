// The rules to compare with (detection.md section 18), over the same columns. In: a judgement in frame bytes and one in goodput. Out: pairs
// that each highlights, with a score to rank them by. Rules that need a foreign engine are left out; stand-ins are named so.

import type { Judgement } from '../../src/verdict/judgement'
import { slidingPeaks } from '../../src/verdict/windows'

export interface Highlighted {
  sender: number
  receiver: number
  score: number
}

export interface Rule {
  id: string
  says: string
  run: (judgement: Judgement) => Highlighted[]
}

const MB = 1_000_000

export const RULES: Rule[] = [
  {
    id: 'CR0',
    says: 'day file, conv,ip, any number of 8 digits (as meant: a total of 10,000,000 frame bytes a pair and day)',
    run: (j) => byBlock(j, 1440, 10 * MB, 'bytes', true),
  },
  { id: 'CR1', says: 'frame bytes out a pair and day >= 25 MB', run: (j) => byBlock(j, 1440, 25 * MB, 'bytes', false) },
  {
    id: 'CR2',
    says: 'frame bytes out a pair and clock hour >= 25 MB',
    run: (j) => byBlock(j, 60, 25 * MB, 'bytes', false),
  },
  { id: 'CR3', says: 'initiator bytes of one connection >= 100 MiB', run: byConnection },
  { id: 'CR5', says: '>= 1 GiB a pair in 8 h', run: (j) => byBlock(j, 480, 1024 ** 3, 'goodput', false) },
  { id: 'CR7', says: 'PCR >= 0.4 (mean per connection) and >= 1 MB out, inside originators', run: byRatio },
  {
    id: 'CR9',
    says: 'burst >= 64 KiB at >= 2,000 B/s (from minutes: >= 120 kB in one)',
    run: (j) => byBlock(j, 1, 120_000, 'goodput', false),
  },
]

type Counter = 'bytes' | 'goodput'

/** Largest aligned block of each crossing pair; `isBoth`: in and out together. */
function byBlock(
  judgement: Judgement,
  blockMinutes: number,
  limit: number,
  counter: Counter,
  isBoth: boolean,
): Highlighted[] {
  const { summary, index, directions } = judgement
  const { buckets } = summary
  const [aToB, bToA] =
    counter === 'bytes' ? [buckets.bytesAToB, buckets.bytesBToA] : [buckets.goodputAToB, buckets.goodputBToA]
  const sums = new Map<string, number>()
  const most = new Map<number, number>()
  for (let i = 0; i < buckets.count; i++) {
    const row = index.rowOfPair[buckets.pairIds[i]]
    if (directions.roles[row] !== 0) continue
    const out = directions.isFlipped[row] === 1 ? bToA[i] : aToB[i]
    const key = `${row} ${Math.floor(buckets.minutes[i] / blockMinutes)}`
    const sum = (sums.get(key) ?? 0) + (isBoth ? aToB[i] + bToA[i] : out)
    sums.set(key, sum)
    most.set(row, Math.max(most.get(row) ?? 0, sum))
  }
  return [...most].filter(([, bytes]) => bytes >= limit).map(([row, score]) => highlighted(judgement, row, score))
}

function byConnection(judgement: Judgement): Highlighted[] {
  const { summary, index, directions } = judgement
  const { conversations } = summary
  const most = new Map<number, number>()
  for (let id = 0; id < conversations.count; id++) {
    const row = index.rowOfPair[conversations.pairIds[id]]
    if (directions.roles[row] !== 0) continue
    const isByA =
      conversations.openedAToB[id] > 0 || (conversations.openedBToA[id] === 0 && conversations.firstIsBToA[id] === 0)
    const isInsideA = directions.isFlipped[row] === 0
    if (isByA !== isInsideA) continue
    const bytes = isByA ? conversations.payloadAToB[id] : conversations.payloadBToA[id]
    most.set(row, Math.max(most.get(row) ?? 0, bytes))
  }
  return [...most]
    .filter(([, bytes]) => bytes >= 100 * 1024 ** 2)
    .map(([row, score]) => highlighted(judgement, row, score))
}

function byRatio(judgement: Judgement): Highlighted[] {
  const { summary, index, directions, volumes } = judgement
  const { conversations } = summary
  const sums = new Map<number, { sum: number; count: number }>()
  for (let id = 0; id < conversations.count; id++) {
    const row = index.rowOfPair[conversations.pairIds[id]]
    if (directions.roles[row] !== 0) continue
    const [a, b] = [conversations.payloadAToB[id], conversations.payloadBToA[id]]
    if (a + b === 0) continue
    const [out, into] = directions.isFlipped[row] === 1 ? [b, a] : [a, b]
    const known = sums.get(row) ?? { sum: 0, count: 0 }
    sums.set(row, { sum: known.sum + (out - into) / (out + into), count: known.count + 1 })
  }
  return [...sums]
    .filter(([row, { sum, count }]) => sum / count >= 0.4 && volumes.out[row] >= MB)
    .map(([row, { sum, count }]) => highlighted(judgement, row, sum / count))
}

function highlighted({ directions }: Judgement, row: number, score: number): Highlighted {
  const isB = directions.isFlipped[row] === 1
  const { aIds, bIds } = directions
  return { sender: isB ? bIds[row] : aIds[row], receiver: isB ? aIds[row] : bIds[row], score }
}

/** The largest sliding window of a pair, as a rule of its own: what Egress would be without its other signals. */
export function bySlidingWindow(judgement: Judgement, windowMinutes: number, limit: number): Highlighted[] {
  const peaks = slidingPeaks(judgement.volumes.series, windowMinutes)
  return [...peaks.atLeast.keys()]
    .filter((row) => judgement.directions.roles[row] === 0 && peaks.atLeast[row] >= limit)
    .map((row) => highlighted(judgement, row, peaks.atLeast[row]))
}
