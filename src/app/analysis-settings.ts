// How the page reads unless the user chooses otherwise, and what follows from the choice. In: settings. Out: numbers.

import type { ReadSettings } from '../worker/contract'

export const DEFAULT_BUDGET_BYTES = 1_500_000_000
/** Below this the first chunk alone would pass the budget. */
export const LEAST_BUDGET_BYTES = 128_000_000
export const MOST_BUDGET_BYTES = 16_000_000_000
export const MOST_WORKERS = 16
/** Four readers saturate a disk. */
const MOST_WORKERS_BY_ITSELF = 4

/** A reader hands its rows over when it has this many keys, so that one chunk passes the budget by a tenth at most. */
const BUDGET_BYTES_A_KEY = 3000
const FEWEST_KEYS = 1 << 14
const MOST_KEYS = 1 << 19

export function defaultSettings(): ReadSettings {
  const workers = Math.max(1, Math.min(MOST_WORKERS_BY_ITSELF, navigator.hardwareConcurrency))
  return { budgetBytes: DEFAULT_BUDGET_BYTES, workers }
}

/** Conversations of one file that are followed at once. */
export function mostKeysWithin(budgetBytes: number): number {
  return Math.min(MOST_KEYS, Math.max(FEWEST_KEYS, Math.floor(budgetBytes / BUDGET_BYTES_A_KEY)))
}
