// The captures of a built-in exercise. In: the id of its pack and a seed. Out: files, byte for byte the same in every engine, and
// what the flows of the truth came to.

import { hexOf, sha256 } from '../../engine/index'
import { type FlowCount, play, type Recipe } from './recipe'
import { RECIPES } from './recipes'

export interface MadeCapture {
  name: string
  bytes: Uint8Array
}

export interface MakeOptions {
  /** Every byte instead of the first 96 of each bulk frame: about ten times as large. */
  isFull?: boolean
  /** Told the share that is made, from 0 to 1. */
  onProgress?: (share: number) => void
}

export interface MadeCaptures {
  captures: (MadeCapture & CaptureFacts)[]
  /** In the order of the truth's flows in the pack. */
  flows: FlowCount[]
}

export interface CaptureFacts {
  packets: number
  /** Microseconds since 1970; 0 when the capture is empty. */
  firstAt: number
  lastAt: number
}

/** Throws when there is no such scenario: the ids are those of SCENARIOS. */
export function makeCaptures(packId: string, seed: string, options: MakeOptions): MadeCaptures {
  const recipe = RECIPES[packId]
  if (recipe === undefined) throw new Error(`there is no scenario ${packId}`)
  return madeOf(recipe, packId, seed, options)
}

/** The captures of a recipe. */
export function madeOf(
  recipe: Recipe,
  packId: string,
  seed: string,
  { isFull = false, onProgress }: MakeOptions,
): MadeCaptures {
  const playing = play(recipe, packId, seed, isFull)
  onProgress?.(0)
  for (let step = playing.next(); ; step = playing.next()) {
    if (step.done) return { captures: step.value.files, flows: step.value.flows }
    onProgress?.(step.value)
  }
}

/** SHA-256 of a capture in hex, as packs have it. */
export function hashOf({ bytes }: MadeCapture): string {
  return hexOf(sha256(bytes))
}

/** The seed of a pack as it is shipped. */
export function seedOf(packId: string): string {
  return `${packId}-1`
}
