// A second look in the browser. In: a plan and the files that hold its pairs. Out: V of each of its rows. Ending the worker ends it.

import { type ExactLook, lookAgain } from '../verdict/index'
import { againFile } from './capture-places'
import type { LookJob } from './contract'

/** How often the page is told how far it is. */
const STEP_BYTES = 16 << 20

export async function lookJob(
  { plan, sources }: LookJob,
  seed: Uint32Array,
  onProgress: (bytesRead: number) => void,
): Promise<ExactLook[]> {
  let bytesRead = 0
  let told = 0
  const looks = await lookAgain(
    plan,
    sources.map(({ name, file, ranges }) => ({ file: againFile(name, file), ranges })),
    {
      seed,
      isStopped: () => false,
      onBytes: (count) => {
        bytesRead += count
        if (bytesRead - told < STEP_BYTES) return
        told = bytesRead
        onProgress(bytesRead)
      },
    },
  )
  return looks ?? []
}
