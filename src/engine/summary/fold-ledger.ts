// What was folded so far, and what that means for the rows that are left. In: each fold. Out: counts, and the bytes that a listed row can
// lack at most.
//
// Where the floor doubles with every fold, a row lacks less than twice the last one. A scan that goes on for ever would drive such a floor
// beyond any transfer, though one low floor frees nearly all of it each time: so the floor doubles only when it frees too little, and what a
// row can lack is the sum of the floors. That is never more than the other rule gives, and far less for a scan.

import { type AddressTable, formatAddress } from './addresses'
import type { FoldResult } from './fold'
import { othersOf } from './fold-groups'
import type { FoldPlan } from './fold-plan'
import type { Folded } from './summary'

/** Hosts that are counted; more of them are many hosts with few pairs each, and none of those is the answer. */
const MOST_HOSTS = 65_536

export class FoldLedger {
  /** No lower floor is of use: it has freed too little. */
  leastFloor = 0
  private floorBytes = 0
  private lackBytes = 0
  private pairs = 0
  private conversations = 0
  /** Folded pairs by address id. */
  private hosts = new Map<number, number>()

  note({ floorBytes }: FoldPlan, { pairs, conversations, hosts, addressMap }: FoldResult): void {
    this.floorBytes = Math.max(this.floorBytes, floorBytes)
    this.lackBytes += floorBytes
    this.pairs += pairs
    this.conversations += conversations
    for (const [host, count] of hosts) {
      if (this.hosts.size < MOST_HOSTS || this.hosts.has(host))
        this.hosts.set(host, (this.hosts.get(host) ?? 0) + count)
    }
    this.hosts = new Map(
      [...this.hosts].flatMap(([host, count]) => (addressMap[host] < 0 ? [] : [[addressMap[host], count]])),
    )
    this.leastFloor = floorBytes * 2
  }

  /** The last floor was enough: the next fold may begin with it again. */
  close(): void {
    this.leastFloor = this.floorBytes
  }

  told(addresses: AddressTable): Folded | null {
    if (this.pairs + this.conversations === 0) return null
    const { floorBytes, lackBytes, pairs, conversations } = this
    const [host, hostPairs] = [...this.hosts].reduce((most, next) => (next[1] > most[1] ? next : most), [-1, 0])
    const text = host < 0 ? '' : formatAddress(addresses.families[host], addresses.words, host * 4)
    return { floorBytes, lackBytes, pairs, conversations, othersIds: othersOf(addresses), host: text, hostPairs }
  }
}
