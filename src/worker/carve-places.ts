// Where the packets of chosen pairs lie. In: a judgement and pairs as text. Out: keys, the captures that may hold them, and how much it is.

import type { ChosenKey } from '../engine/index'
import { findRow, type Judgement, readNetwork } from '../verdict/index'
import { capturePlaces } from './capture-places'
import type { CarvePair, CarvePlaces } from './contract'

export function carvePlaces(judgement: Judgement, pairs: readonly CarvePair[]): CarvePlaces {
  const { summary, directions } = judgement
  const keys = pairs.flatMap((pair) => keyOf(pair) ?? [])
  const places: CarvePlaces = { keys, captures: capturePlaces(summary, keys), frames: 0, frameBytes: 0 }
  for (const { inside, outside } of pairs) {
    const row = findRow(judgement, inside, outside)
    if (row < 0) continue
    const { framesAToB, framesBToA, bytesAToB, bytesBToA } = directions.traffic
    places.frames += framesAToB[row] + framesBToA[row]
    places.frameBytes += bytesAToB[row] + bytesBToA[row]
  }
  return places
}

function keyOf({ inside, outside }: CarvePair): ChosenKey | null {
  const [a, b] = [readNetwork(inside), readNetwork(outside)]
  if (a === null || b === null) return null
  return { a: { family: a.family, words: a.words }, b: { family: b.family, words: b.words } }
}
