// Carries keys into fresh tables when those of a long capture would grow without end. In: rows of the old tables. Out: rows of the fresh
// ones with the same keys and the same TCP stream, and nothing counted.

import type { ReadingTables } from './reading-tables'

export class KeyCarrier {
  /** By old row: the fresh one, -1 while it was not asked for. */
  private readonly pairs: Int32Array
  private readonly conversations: Int32Array

  constructor(
    private readonly old: ReadingTables,
    private readonly fresh: ReadingTables,
  ) {
    this.pairs = new Int32Array(old.pairs.count).fill(-1)
    this.conversations = new Int32Array(old.conversations.count).fill(-1)
  }

  pair(row: number): number {
    if (this.pairs[row] >= 0) return this.pairs[row]
    const { aIds, bIds, parentIds } = this.old.pairs
    const parentId = parentIds[row] < 0 ? -1 : this.pair(parentIds[row])
    this.pairs[row] = this.fresh.pairs.find(this.address(aIds[row]), this.address(bIds[row]), parentId)
    return this.pairs[row]
  }

  conversation(row: number): number {
    if (this.conversations[row] >= 0) return this.conversations[row]
    const { pairIds, protocols, aPorts, bPorts, traffic } = this.old.conversations
    const { conversations } = this.fresh
    const fresh = conversations.find(this.pair(pairIds[row]), protocols[row], aPorts[row], bPorts[row])
    conversations.traffic.adoptStream(fresh, traffic, row)
    this.conversations[row] = fresh
    return fresh
  }

  private address(id: number): number {
    const { families, words } = this.old.addresses
    return this.fresh.addresses.intern(families[id], words, id * 4)
  }
}
