// The numbers of a pack that come from its captures.

import type { PackCapture, TruthFlow } from '../pack/types'

export interface PackNumbers {
  captures: Omit<PackCapture, 'source'>[]
  /** In the order of the truth's flows. */
  flows: Pick<TruthFlow, 'firstUtc' | 'lastUtc' | 'goodputOut' | 'goodputIn'>[]
}
