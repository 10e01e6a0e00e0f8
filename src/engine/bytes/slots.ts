// The slots of an open-addressing table. In: hashes and row numbers. Out: which row stands where. The table keeps keys and the look-up
// loop, which runs for every packet, to itself:
//
//   const { rows } = this.slots
//   const mask = rows.length - 1
//   const home = this.hashOf(key) & mask
//   for (let slot = home; ; slot = (slot + 1) & mask) {
//     const row = rows[slot]
//     if (row < 0) return this.insert(slot, home, key)   // … this.slots.take(slot, home, newRow)
//     if (this.keys[row] === key) return row
//   }

import { emptySlots } from './columns'

/** safety.md section 5: a look-up that passes more rows than this gets a table of twice the size. */
const MAX_PROBE = 64
/** A table emptier than this is not crowded: its hashes collide as a whole, and no size would part them. */
const MAX_SLOTS_A_ROW = 16
const FEWEST = 8

export class Slots {
  /** Row numbers, -1 where free. The length is a power of two, at least twice the number of rows. */
  rows: Int32Array

  /** `hashOf`: the hash of a row that the table holds. */
  constructor(
    length: number,
    private readonly hashOf: (row: number) => number,
  ) {
    this.rows = emptySlots(length)
  }

  /** Puts the newest row, whose number is the count of those before it, at the free slot where the look-up from `home` ended. */
  take(slot: number, home: number, row: number): void {
    const { length } = this.rows
    const count = row + 1
    const isCrowded = ((slot - home) & (length - 1)) > MAX_PROBE && count * MAX_SLOTS_A_ROW > length
    if (count * 2 > length || isCrowded) this.spread(length * 2, count)
    else this.rows[slot] = row
  }

  /** Forgets all rows; the memory stays. */
  clear(): void {
    this.rows.fill(-1)
  }

  /** Places the first `count` rows anew, in as few slots as they need: their hashes or numbers have changed. */
  fit(count: number): void {
    let length = FEWEST
    while (length < count * 2) length *= 2
    this.spread(length, count)
  }

  private spread(length: number, count: number): void {
    const rows = emptySlots(length)
    const mask = length - 1
    for (let row = 0; row < count; row++) {
      let slot = this.hashOf(row) & mask
      while (rows[slot] >= 0) slot = (slot + 1) & mask
      rows[slot] = row
    }
    this.rows = rows
  }
}
