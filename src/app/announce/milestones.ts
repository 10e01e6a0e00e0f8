// Which moments of reading are spoken: the start, each 25 %, the first problem, the end. Nothing else.

import type { ReadState } from '../../worker/contract'
import { percentOf } from '../format/format-count'

export type Milestone = 'started' | 'quarter' | 'half' | 'three-quarters' | 'first-problem' | 'done' | 'stopped'

const QUARTERS: Milestone[] = ['quarter', 'half', 'three-quarters']

/** What to say when reading has gone from one state to the next; null for silence. */
export function milestoneBetween(before: ReadState, after: ReadState): Milestone | null {
  if (after.phase !== before.phase) {
    if (after.phase === 'done' || after.phase === 'stopped') return after.phase
    if (after.phase === 'reading' && before.phase !== 'paused') return 'started'
  }
  if (after.phase !== 'reading') return null
  if (before.problems === 0 && after.problems > 0) return 'first-problem'
  const passed = quarterOf(after)
  // Files added on the way make the share smaller; a quarter is said again only when it is passed upwards.
  return passed > quarterOf(before) && passed > 0 ? (QUARTERS[passed - 1] ?? null) : null
}

function quarterOf(state: ReadState): number {
  return Math.min(3, Math.floor(percentOf(state.bytesRead, state.bytesTotal) / 25))
}
