// Captures that are made, not read. In: what to ask the worker for. Out: its answer, or why there is none.

import type { Remote } from 'comlink'
import type { MadeCapture } from '../training/index'
import type { SampleApi } from '../worker/contract'
import { hire } from './analysis-hire'

/** Asks a worker of its own, which ends with its answer. */
export async function askMaker<Made>(make: (api: Remote<SampleApi>) => Promise<Made>): Promise<Made | string> {
  const sample = hire<SampleApi>('sample')
  const made = await Promise.race([make(sample.api).catch(String), sample.died])
  sample.worker?.terminate()
  return made
}

/** Files like those that a user gives. */
export function filesOf(captures: readonly MadeCapture[]): File[] {
  // One fixed time, so that a second sample is recognised as the first.
  return captures.map(({ name, bytes }) => new File([bytes as BlobPart], name, { lastModified: 0 }))
}
