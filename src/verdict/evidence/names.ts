// Names of addresses, for reading beside them. In: what was seen in clear, and names that the captures carry. Out: names with their
// source, by address; the site of an outside address. A name is second to its address and never merges two.

import { NAME_SOURCES, registeredDomain, type Summary } from '../../engine/index'
import type { Judgement } from '../judgement'
import { type Grouped, groupBy } from '../rank/group'
import { addressText } from '../rows'
import type { Field } from './finding'
import type { Seen } from './seen'
import { sharingSite } from './site'
import type { Measured } from './subject'
import type { NameOfRow } from './types'

/** Names shown of one end. */
const MOST_NAMES = 8

/** Who said the name: a name server did for 'dns', the peers themselves for all others. */
const TOLD_BY_OTHERS = 'dns'

export interface Names {
  columns: Seen['names']
  /** Rows of NameColumns by address. */
  ofAddress: Grouped
  /** By address: the registered domain when all of its names agree, '' when it has none, null when they differ. */
  sites: (string | null)[]
}

export function namesOf(summary: Summary, columns: Seen['names']): Names {
  const count = summary.addresses.count
  const ofAddress = groupBy(columns.addressIds, columns.count, count)
  const sites: (string | null)[] = new Array(count).fill('')
  for (let row = 0; row < columns.count; row++) {
    const site = registeredDomain(columns.texts[columns.textIds[row]])
    const address = columns.addressIds[row]
    if (site === '') continue
    if (sites[address] === '') sites[address] = site
    else if (sites[address] !== site) sites[address] = null
  }
  return { columns, ofAddress, sites }
}

/** Each name once, by time as the columns stand. */
export function namesOfAddress(
  judgement: Judgement,
  names: Names,
  address: number,
  end: NameOfRow['end'],
): NameOfRow[] {
  const { columns } = names
  const { starts, members } = names.ofAddress
  const text = addressText(judgement.summary, address)
  const found = new Map<string, NameOfRow>()
  for (let i = starts[address]; i < starts[address + 1] && found.size < MOST_NAMES; i++) {
    const row = members[i]
    const name = columns.texts[columns.textIds[row]]
    const source = NAME_SOURCES[columns.sources[row]]
    if (!found.has(name)) found.set(name, { end, address: text, name, source, isClaimed: source !== TOLD_BY_OTHERS })
  }
  return [...found.values()]
}

/** The entry of the file-sharing list that a name of the receiver belongs to, or ''. */
export function sharingSiteOf({ judgement, names }: Field, { subject }: Measured): string {
  for (const { name } of namesOfAddress(judgement, names, subject.receiverId, 'outside')) {
    const site = sharingSite(name)
    if (site !== '') return site
  }
  return ''
}
