// A row of the pair table by its addresses, and by those of the pairs around it: ids of one Summary mean nothing in another. In: tables or a
// Summary. Out: its key and its path.

import { formatAddress } from '../summary/addresses'
import type { AddressColumns } from '../summary/summary'
import type { ChosenKey, KeyAddress } from './choice'

/** A pair to be counted again. */
export interface WatchedPair {
  key: ChosenKey
  /** Equal for pair rows that two tables count alike: its addresses, then those of what carried it. */
  path: string
  /** Each count is told with its conversation. */
  isByConversation: boolean
}

interface Tables {
  addresses: AddressColumns
  pairs: { aIds: Int32Array; bIds: Int32Array; parentIds: Int32Array }
}

export function watchedPair({ addresses, pairs }: Tables, pair: number, isByConversation: boolean): WatchedPair {
  const address = (id: number): KeyAddress => ({
    family: addresses.families[id] === 4 ? 4 : 6,
    words: Array.from(addresses.words.subarray(4 * id, 4 * id + 4)),
  })
  return {
    key: { a: address(pairs.aIds[pair]), b: address(pairs.bIds[pair]) },
    path: pathOf({ addresses, pairs }, pair),
    isByConversation,
  }
}

/** Parents stand before their children, so the way out ends. */
export function pathOf({ addresses, pairs }: Tables, pair: number): string {
  const text = (id: number): string => formatAddress(addresses.families[id], addresses.words, 4 * id)
  const parts: string[] = []
  for (let at = pair; at >= 0; at = pairs.parentIds[at]) parts.push(`${text(pairs.aIds[at])} ${text(pairs.bIds[at])}`)
  return parts.join(' in ')
}

/** A conversation within its pair: "6 50123 443". */
export function conversationText(protocol: number, aPort: number, bPort: number): string {
  return `${protocol} ${aPort} ${bPort}`
}
