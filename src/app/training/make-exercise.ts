// A built-in exercise as a seed makes it. In: its pack, a class seed. Out: its captures and the pack with their numbers.

import type { OpenPack } from '../../training/index'
import { withNumbers } from '../../training/index'
import type { AnalysisClient } from '../../worker/contract'
import { whileBusy } from '../state/idle'

export interface MadeExercise {
  files: File[]
  pack: OpenPack
}

/** '' is the pack's own seed. A text says why nothing was made. */
export async function makeExercise(
  client: AnalysisClient,
  pack: OpenPack,
  classSeed: string,
  onProgress: (share: number) => void,
): Promise<MadeExercise | string> {
  const seed = seedOf(pack, classSeed)
  const made = await whileBusy(() => client.makeScenario(pack.id, { seed }, onProgress))
  return typeof made === 'string' ? made : { files: made.files, pack: withNumbers(pack, seed, made.numbers) }
}

/** The captures of an exercise with nothing cut. */
export async function makeWhole(client: AnalysisClient, { id, generator }: OpenPack): Promise<File[] | string> {
  const options = { seed: generator?.seed ?? '', isFull: true }
  const made = await whileBusy(() => client.makeScenario(id, options, () => {}))
  return typeof made === 'string' ? made : made.files
}

/** The seed that the captures of a pack are made from; '' where they are files. */
export function seedOf({ generator }: Pick<OpenPack, 'generator'>, classSeed: string): string {
  return generator === undefined ? '' : classSeed || generator.seed
}
