// Addresses as small ids. In: a family and four words. Out: the id, the order of two addresses, and their text.

import { formatIpv4, formatIpv6Words } from '../bytes/address-text'
import { growUint8, growUint32, nextCapacity } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { bytesOfTable, type Kept, keepRows } from '../bytes/rows'
import { Slots } from '../bytes/slots'
import type { AddressColumns } from './summary'

const WORDS = 4
const FIRST_CAPACITY = 64

/** Interns addresses; ids are insertion order, so the seed of the hash changes no output. */
export class AddressTable implements AddressColumns {
  count = 0
  families = new Uint8Array(FIRST_CAPACITY)
  words = new Uint32Array(FIRST_CAPACITY * WORDS)
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (id) => this.hashOf(this.families[id], this.words, id * WORDS))
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array) {
    this.hash = new KeyedHash(seed)
  }

  /** The id of the address whose four words stand at `at`; adds it when new. */
  intern(family: number, words: Uint32Array, at: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hashOf(family, words, at) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const id = rows[slot]
      if (id < 0) return this.insert(slot, home, family, words, at)
      if (this.families[id] === family && this.isEqual(id, words, at)) return id
    }
  }

  get tableBytes(): number {
    return bytesOfTable(this)
  }

  /** Drops all addresses but those that stay; their ids change. */
  keep(kept: Kept): void {
    this.families = keepRows(this.families, kept)
    this.words = keepRows(this.words, kept, WORDS)
    this.count = kept.count
    this.slots.fit(kept.count)
  }

  private hashOf(family: number, words: Uint32Array, at: number): number {
    if (family === 4) return this.hash.hash1(words[at])
    return this.hash.hash4(words[at], words[at + 1], words[at + 2], words[at + 3])
  }

  private isEqual(id: number, words: Uint32Array, at: number): boolean {
    const own = this.words
    const ownAt = id * WORDS
    if (own[ownAt] !== words[at]) return false
    return (
      this.families[id] === 4 ||
      (own[ownAt + 1] === words[at + 1] && own[ownAt + 2] === words[at + 2] && own[ownAt + 3] === words[at + 3])
    )
  }

  private insert(slot: number, home: number, family: number, words: Uint32Array, at: number): number {
    const id = this.count++
    if (id >= this.families.length) this.grow()
    this.families[id] = family
    for (let word = 0; word < WORDS; word++)
      this.words[id * WORDS + word] = family === 6 || word === 0 ? words[at + word] : 0
    this.slots.take(slot, home, id)
    return id
  }

  private grow(): void {
    const capacity = nextCapacity(this.families.length)
    this.families = growUint8(this.families, capacity)
    this.words = growUint32(this.words, capacity * WORDS)
  }
}

/** Negative, 0 or positive as address x stands before, at or behind y: IPv4 before IPv6, then by value. */
export function compareAddresses(columns: AddressColumns, x: number, y: number): number {
  if (columns.families[x] !== columns.families[y]) return columns.families[x] - columns.families[y]
  for (let word = 0; word < WORDS; word++) {
    const difference = columns.words[x * WORDS + word] - columns.words[y * WORDS + word]
    if (difference !== 0) return difference
  }
  return 0
}

/** Dotted decimal, or the text of RFC 5952; `at` is the index of the first of the four words. */
export function formatAddress(family: number, words: Uint32Array, at: number): string {
  if (family === 4) return formatIpv4(words[at])
  return formatIpv6Words([words[at], words[at + 1], words[at + 2], words[at + 3]])
}
