// The built-in exercises. In: the id of a pack and a seed. Out: its captures, byte for byte the same in every engine.

import { findEgressPack } from './find-egress-pack'
import type { OpenPack } from './pack/types'
import { type MadeCapture, makeSample } from './sample'

/** In the order in which they are offered. */
export const SCENARIOS: readonly OpenPack[] = [findEgressPack]

/** `onProgress` is told the share that is made, from 0 to 1. */
export function makeScenario(packId: string, _seed: string, onProgress: (share: number) => void): MadeCapture[] {
  if (packId !== findEgressPack.id) throw new Error(`there is no scenario ${packId}`)
  onProgress(0)
  const captures = makeSample()
  onProgress(1)
  return captures
}
