// Where the packets of chosen pairs lie. In: a judgement and pairs as text. Out: keys, the captures that may hold them, and how much it is.

import { type ChosenKey, rangesOf } from '../engine/index'
import { findRow, type Judgement, readNetwork } from '../verdict/index'
import type { CarvePair, CarvePlaces } from './contract'

export function carvePlaces(judgement: Judgement, pairs: readonly CarvePair[]): CarvePlaces {
  const { summary, directions } = judgement
  const keys = pairs.flatMap((pair) => keyOf(pair) ?? [])
  const places: CarvePlaces = { keys, captures: [], frames: 0, frameBytes: 0 }
  for (const { inside, outside } of pairs) {
    const row = findRow(judgement, inside, outside)
    if (row < 0) continue
    const { framesAToB, framesBToA, bytesAToB, bytesBToA } = directions.traffic
    places.frames += framesAToB[row] + framesBToA[row]
    places.frameBytes += bytesAToB[row] + bytesBToA[row]
  }
  for (const capture of summary.captures) {
    const { name, bytes, records, firstSeconds } = capture
    const ranges = rangesOf(summary, capture, keys)
    if (records > 0 && ranges?.length !== 0) places.captures.push({ name, bytes, ranges, firstSeconds })
  }
  return places
}

function keyOf({ inside, outside }: CarvePair): ChosenKey | null {
  const [a, b] = [readNetwork(inside), readNetwork(outside)]
  if (a === null || b === null) return null
  return { a: { family: a.family, words: a.words }, b: { family: b.family, words: b.words } }
}
