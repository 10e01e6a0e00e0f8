// The custody log: who did what when, as a chain in which each entry holds the SHA-256 of the one before (report.md section 1). In: a log
// and a step. Out: a longer log, or whether a log is unbroken. It proves the steps made in Egress only.

import { hexOf, sha256 } from '../../engine/index'
import { utf8Of } from '../utf8'

export const STEPS = ['opened', 'hashed', 'settings', 'set-aside', 'marked', 'exported'] as const
export type Step = (typeof STEPS)[number]

export interface CustodyEntry {
  /** ISO 8601 in UTC, by the clock of the computer. */
  at: string
  step: Step
  what: string
  /** SHA-256 of the entry before as JSON, lower-case hex; 64 zeros for the first. */
  before: string
}

const NOTHING_BEFORE = '0'.repeat(64)

export function addToCustody(log: readonly CustodyEntry[], at: string, step: Step, what: string): CustodyEntry[] {
  const last = log.at(-1)
  return [...log, { at, step, what, before: last === undefined ? NOTHING_BEFORE : hashOf(last) }]
}

/** The number of the first entry that does not follow from the one before, or -1. */
export function brokenAt(log: readonly CustodyEntry[]): number {
  return log.findIndex(({ before }, i) => before !== (i === 0 ? NOTHING_BEFORE : hashOf(log[i - 1])))
}

function hashOf({ at, step, what, before }: CustodyEntry): string {
  return hexOf(sha256(utf8Of(JSON.stringify([at, step, what, before]))))
}
