// The sentence of E-FOLD (safety.md section 10). In: what was folded, and the budget. Out: a notice for the page, the report, the command.

import { grouped } from '../bytes/number-text'
import type { Notice } from './notices'
import type { Folded } from './summary'

export function foldNotice(folded: Folded, budgetBytes: number): Notice {
  const { floorBytes, lackBytes, pairs, conversations, host, hostPairs } = folded
  const rows = [counted(conversations, 'conversation'), counted(pairs, 'pair')]
    .filter((text) => text !== '')
    .join(' and ')
  const sentences = [
    `There are more rows than ${amount(budgetBytes)} of memory holds.`,
    `${rows} under ${amount(floorBytes)} are now summed; totals stay exact.`,
    `A listed row can lack up to ${amount(lackBytes)}.`,
  ]
  if (pairs > 0) {
    sentences.push(
      'Small pairs are summed per host: 192.0.0.8 and 100:: stand for outside addresses, 10.0.0.0 and its like for private ones.',
      'Networks of your own are not told apart in these sums.',
    )
  }
  if (hostPairs > 0) sentences.push(`${host} alone had ${grouped(hostPairs)} of them: a scan, or its target.`)
  sentences.push('A larger budget, set before reading, keeps more.')
  return { capture: '', code: 'E-FOLD', message: sentences.join(' '), severity: 'note', offset: 0 }
}

function counted(count: number, what: string): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${what}` : `${grouped(count)} ${what}s`
}

/** "1.5 GB", "8 kB". */
function amount(bytes: number): string {
  if (bytes >= 1e9) return `${Number((bytes / 1e9).toPrecision(3))} GB`
  return bytes >= 1e6 ? `${Number((bytes / 1e6).toPrecision(3))} MB` : `${Number((bytes / 1e3).toPrecision(3))} kB`
}
