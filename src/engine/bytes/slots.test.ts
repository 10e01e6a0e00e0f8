import { describe, expect, it } from 'vitest'
import { Slots } from './slots'

/** A table of numbers, as the tables of summary/ look rows up. */
class Numbers {
  readonly keys: number[] = []
  readonly slots: Slots

  constructor(private readonly hashOf: (key: number) => number) {
    this.slots = new Slots(8, (row) => this.hashOf(this.keys[row]))
  }

  find(key: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hashOf(key) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row >= 0 && this.keys[row] !== key) continue
      if (row >= 0) return row
      this.keys.push(key)
      this.slots.take(slot, home, this.keys.length - 1)
      return this.keys.length - 1
    }
  }
}

const spread = (key: number) => Math.imul(key, 0x9e3779b1) >>> 7

describe('slots', () => {
  it('find every row again, however often they grew', () => {
    const numbers = new Numbers(spread)
    for (let key = 0; key < 5000; key++) expect(numbers.find(key * 3)).toBe(key)
    for (let key = 0; key < 5000; key++) expect(numbers.find(key * 3)).toBe(key)
    expect(numbers.slots.rows.length).toBeGreaterThanOrEqual(10_000)
  })

  it('are at least twice the rows', () => {
    const numbers = new Numbers(spread)
    for (let key = 0; key < 300; key++) {
      numbers.find(key)
      expect(numbers.slots.rows.length).toBeGreaterThanOrEqual(numbers.keys.length * 2)
    }
  })

  it('double when look-ups become long, and part keys that met by their low bits', () => {
    const numbers = new Numbers((key) => key << 9)
    for (let key = 0; key < 120; key++) numbers.find(key)
    expect(numbers.slots.rows.length).toBeGreaterThan(512)
    for (let key = 0; key < 120; key++) expect(numbers.find(key)).toBe(key)
  })

  it('stay bounded when whole hashes are equal', () => {
    const numbers = new Numbers(() => 7)
    for (let key = 0; key < 1000; key++) numbers.find(key)
    expect(numbers.slots.rows.length).toBeLessThanOrEqual(32 * 1024)
    expect(numbers.find(999)).toBe(999)
  })

  it('forget all rows', () => {
    const numbers = new Numbers(spread)
    for (let key = 0; key < 100; key++) numbers.find(key)
    numbers.slots.clear()
    expect(numbers.slots.rows.every((row) => row === -1)).toBe(true)
  })
})
