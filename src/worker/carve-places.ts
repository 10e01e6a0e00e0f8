// Where the packets of chosen pairs lie. In: a judgement and pairs as text. Out: keys, the captures that may hold them, and how much it is.

import type { ChosenKey } from '../engine/index'
import { findRow, type Judgement, readNetwork } from '../verdict/index'
import { capturePlaces } from './capture-places'
import type { CarvePair, CarvePlaces } from './contract'

export function carvePlaces(judgement: Judgement, pairs: readonly CarvePair[]): CarvePlaces {
  const { summary, directions } = judgement
  const keys = pairs.flatMap((pair) => keyOf(pair) ?? [])
  const times = { fromSeconds: Number.POSITIVE_INFINITY, beforeSeconds: Number.NEGATIVE_INFINITY }
  const places: CarvePlaces = { keys, captures: capturePlaces(summary, keys), frames: 0, frameBytes: 0, times }
  for (const { inside, outside } of pairs) {
    const row = findRow(judgement, inside, outside)
    if (row < 0) continue
    const { framesAToB, framesBToA, bytesAToB, bytesBToA, firstSeconds, lastSeconds } = directions.traffic
    places.frames += framesAToB[row] + framesBToA[row]
    places.frameBytes += bytesAToB[row] + bytesBToA[row]
    times.fromSeconds = Math.min(times.fromSeconds, firstSeconds[row])
    times.beforeSeconds = Math.max(times.beforeSeconds, lastSeconds[row] + 1)
  }
  return places
}

function keyOf({ inside, outside }: CarvePair): ChosenKey | null {
  const [a, b] = [readNetwork(inside), readNetwork(outside)]
  if (a === null || b === null) return null
  return { a: { family: a.family, words: a.words }, b: { family: b.family, words: b.words } }
}
