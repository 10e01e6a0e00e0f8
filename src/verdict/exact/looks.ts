// What second looks have told: a layer between the minutes and everything that reads windows. In: results of looks. Out: the look at a row,
// a host, or a host's traffic to a site.

import type { Time } from '../types'

/** Why the packets told nothing. changed: they are not those that were counted. many: more than are held at once. unreadable: a capture
 * could not be read again. */
export type LookFailure = '' | 'changed' | 'many' | 'unreadable'

export interface ExactLook {
  failure: LookFailure
  /** V. Above it only where packets have no time, or may belong to the row or not. */
  atLeast: number
  atMost: number
  /** First and last packet of the earliest largest window; null when it has none. */
  first: Time | null
  last: Time | null
}

/** What was looked at. A row by its number in the judgement, the others by their inside address. */
export type LookedAt =
  | { level: 'pair'; row: number }
  | { level: 'host'; hostId: number }
  | { level: 'host-to-site'; hostId: number; site: string }

/** Looks of one judgement, by lookKey. A new map for each change: what hangs on it compares it by identity. */
export type ExactLooks = ReadonlyMap<string, ExactLook>

export const NO_LOOKS: ExactLooks = new Map()

export function lookKey(at: LookedAt): string {
  if (at.level === 'pair') return `pair ${at.row}`
  return at.level === 'host' ? `host ${at.hostId}` : `site ${at.hostId} ${at.site}`
}

/** undefined: nothing was read again, or it told nothing. */
export function settledLook(looks: ExactLooks, at: LookedAt): ExactLook | undefined {
  const look = looks.get(lookKey(at))
  return look?.failure === '' ? look : undefined
}

/** With the results of one more look, in the order of its subjects. */
export function withLooks(
  looks: ExactLooks,
  subjects: readonly { at: LookedAt }[],
  results: readonly ExactLook[],
): ExactLooks {
  return new Map([...looks, ...results.map((look, i): [string, ExactLook] => [lookKey(subjects[i].at), look])])
}
