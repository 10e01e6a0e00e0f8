// What a second look told, as a sentence. In: a look and what was asked. Out: text; '' where nothing was read again.

import { dateText, grouped, isoOf } from '../evidence/clock'
import { windowName } from '../signals/volume'
import { formatBytes } from '../threshold'
import type { Measure, Time } from '../types'
import type { ExactLook, LookFailure } from './looks'

const FAILURES: Record<Exclude<LookFailure, ''>, string> = {
  changed: 'Its packets were read again, but they are not those that were counted; it stays between the bounds.',
  many: 'It has more packets than are held at once; it stays between the bounds.',
  unreadable: 'A capture of it could not be read again; it stays between the bounds.',
}

export function lookText(
  look: ExactLook | undefined,
  { measure, windowMinutes }: { measure: Measure; windowMinutes: number },
): string {
  if (look === undefined) return ''
  if (look.failure !== '') return FAILURES[look.failure]
  const { atLeast, atMost, first, last } = look
  const bytes = `${formatBytes(atLeast)} (${grouped(atLeast)} bytes)`
  const rest = atMost > atLeast ? ` Up to ${formatBytes(atMost - atLeast)} more have no time, or name no site.` : ''
  const span = first === null || last === null ? '' : `, from ${timeText(first)} to ${timeText(last)}`
  return `Exact, from its packets: V = ${bytes} of ${measure} in ${windowName(windowMinutes)}${span}.${rest}`
}

/** "02:14:07.123456 UTC on 12 March 2015", to the nanosecond where it has one. */
function timeText({ seconds, nanoseconds }: Time): string {
  const fraction = String(nanoseconds)
    .padStart(9, '0')
    .replace(/(000)+$/, '')
  return `${isoOf(seconds).slice(11, 19)}${fraction === '' ? '' : `.${fraction}`} UTC on ${dateText(seconds)}`
}
