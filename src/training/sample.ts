// The sample: captures of three days with one theft in them.

import { sample } from './scenarios/find-egress'
import { type MadeCapture, madeOf } from './scenarios/make-captures'

/** One classic capture a UTC day, byte for byte the same in every engine; at most 12 MB in all. */
export function makeSample(): MadeCapture[] {
  return madeOf(sample, 'sample', '1', {}).captures.map(({ name, bytes }) => ({ name, bytes }))
}
