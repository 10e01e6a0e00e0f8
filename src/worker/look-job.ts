// A second look in the browser. In: a plan and the files that hold its pairs. Out: V of each of its rows. Ending the worker ends it.

import { type ExactLook, lookAgain } from '../verdict/index'
import { BytesTold } from './bytes-told'
import { againFile } from './capture-places'
import type { LookJob } from './contract'

/** How often the page is told how far it is. */
const STEP_BYTES = 16 << 20

export async function lookJob(
  { plan, sources }: LookJob,
  seed: Uint32Array,
  onProgress: (bytesRead: number) => void,
): Promise<ExactLook[]> {
  const bytes = new BytesTold(STEP_BYTES, onProgress)
  const looks = await lookAgain(
    plan,
    sources.map(({ name, file, ranges }) => ({ file: againFile(name, file), ranges })),
    {
      seed,
      isStopped: () => false,
      onBytes: (count) => bytes.add(count),
    },
  )
  return looks ?? []
}
