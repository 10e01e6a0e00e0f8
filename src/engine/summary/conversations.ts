// The conversation table: a pair, a protocol and two ports, with counters. In: keys. Out: a row number.

import { growInt32, growUint8 } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { bytesOfTable, type Kept, keepRows, renumber } from '../bytes/rows'
import { Slots } from '../bytes/slots'
import type { OpenedTraffic } from './opened'
import type { FoldableStore, RowStore } from './pairs'
import type { ConversationColumns } from './summary'

const FIRST_CAPACITY = 64

/** `Store`: rows of doubles while a capture is read, columns in a Summary. */
export class ConversationTable<Store extends RowStore> {
  count = 0
  pairIds = new Int32Array(FIRST_CAPACITY)
  protocols = new Uint8Array(FIRST_CAPACITY)
  aPorts = new Int32Array(FIRST_CAPACITY)
  bPorts = new Int32Array(FIRST_CAPACITY)
  readonly traffic: Store
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) =>
    this.hashOf(this.pairIds[row], this.protocols[row], this.aPorts[row], this.bPorts[row]),
  )
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array, store: (capacity: number) => Store) {
    this.hash = new KeyedHash(seed)
    this.traffic = store(FIRST_CAPACITY)
  }

  /** The row of a pair's conversation; ports are -1 where there are none, and stand in the order of the pair's addresses. */
  find(pairId: number, protocol: number, aPort: number, bPort: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hashOf(pairId, protocol, aPort, bPort) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, pairId, protocol, aPort, bPort)
      if (
        this.pairIds[row] === pairId &&
        this.aPorts[row] === aPort &&
        this.bPorts[row] === bPort &&
        this.protocols[row] === protocol
      ) {
        return row
      }
    }
  }

  /** Bytes of keys and look-up; the store counts its own. */
  get keyBytes(): number {
    return bytesOfTable(this)
  }

  /** Drops all conversations but those that stay; `pairMap`: the new rows of pairs. */
  keep(this: ConversationTable<FoldableStore>, kept: Kept, pairMap: Int32Array): void {
    this.pairIds = keepRows(this.pairIds, kept)
    renumber(this.pairIds, pairMap)
    this.protocols = keepRows(this.protocols, kept)
    this.aPorts = keepRows(this.aPorts, kept)
    this.bPorts = keepRows(this.bPorts, kept)
    this.traffic.keep(kept)
    this.count = kept.count
    this.slots.fit(kept.count)
  }

  private hashOf(pairId: number, protocol: number, aPort: number, bPort: number): number {
    return this.hash.hash3(pairId, ((aPort & 0xffff) << 16) | (bPort & 0xffff), protocol)
  }

  private insert(slot: number, home: number, pairId: number, protocol: number, aPort: number, bPort: number): number {
    const row = this.count++
    if (row >= this.pairIds.length) this.grow()
    this.pairIds[row] = pairId
    this.protocols[row] = protocol
    this.aPorts[row] = aPort
    this.bPorts[row] = bPort
    this.traffic.start(row)
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = this.traffic.nextCapacity(this.pairIds.length)
    this.pairIds = growInt32(this.pairIds, capacity)
    this.protocols = growUint8(this.protocols, capacity)
    this.aPorts = growInt32(this.aPorts, capacity)
    this.bPorts = growInt32(this.bPorts, capacity)
    this.traffic.grow(capacity)
  }
}

/** Views on the live columns. */
export function conversationColumns(table: ConversationTable<OpenedTraffic>): ConversationColumns {
  const { count, traffic } = table
  return {
    count,
    pairIds: table.pairIds.subarray(0, count),
    protocols: table.protocols.subarray(0, count),
    aPorts: table.aPorts.subarray(0, count),
    bPorts: table.bPorts.subarray(0, count),
    ...traffic.sliceOpened(count),
  }
}
