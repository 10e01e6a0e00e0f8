// Captures that are made, not read. In: what to ask the worker for. Out: files like those that a user gives, or why there are none.

import type { Remote } from 'comlink'
import type { MadeCapture } from '../training/index'
import type { SampleApi } from '../worker/contract'
import { hire } from './analysis-hire'

/** Captures made in a worker of their own. */
export async function makeFiles(make: (api: Remote<SampleApi>) => Promise<MadeCapture[]>): Promise<File[] | string> {
  const sample = hire<SampleApi>('sample')
  const made = await Promise.race([make(sample.api).catch(String), sample.died])
  sample.worker?.terminate()
  if (typeof made === 'string') return made
  // One fixed time, so that a second sample is recognised as the first.
  return made.map(({ name, bytes }) => new File([bytes as BlobPart], name, { lastModified: 0 }))
}
