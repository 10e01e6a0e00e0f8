// A built-in exercise for a seed. In: the id of its pack, a seed. Out: its captures, and the pack with their numbers.

import type { OpenPack } from '../pack/types'
import { SCENARIOS } from '../packs/index'
import { numbersOf, withNumbers } from '../packs/pack-numbers'
import { type MadeCapture, type MakeOptions, makeCaptures, seedOf } from './make-captures'

export interface MadeScenario {
  captures: MadeCapture[]
  pack: OpenPack
}

/** Captures whose bulk is not cut say so. */
const WHOLE_SNAP = 65_535

/** Without a seed, the pack's own. Throws when there is no such scenario. */
export function makeScenario(packId: string, seed = seedOf(packId), options: MakeOptions = {}): MadeScenario {
  const pack = SCENARIOS.find(({ id }) => id === packId)
  if (pack === undefined) throw new Error(`there is no scenario ${packId}`)
  const made = makeCaptures(packId, seed, options)
  const { generator, ...rest } = withNumbers(pack, seed, numbersOf(made))
  return {
    captures: made.captures.map(({ name, bytes }) => ({ name, bytes })),
    pack: {
      ...rest,
      ...(generator && { generator: { ...generator, ...(options.isFull && { bulkSnap: WHOLE_SNAP }) } }),
    },
  }
}
