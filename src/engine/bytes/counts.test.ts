import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CountColumn } from './counts'

const RUNS = { numRuns: 300, seed: 20_150_312 }
const count = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2 ** 33 }), fc.maxSafeNat())

it('is exact whatever is added, and never wider than it must be', () => {
  const added = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), count), { maxLength: 40 })
  fc.assert(
    fc.property(added, fc.boolean(), (steps, isSmall) => {
      const column = new CountColumn(4, isSmall)
      column.grow(10)
      const expected = new Array<number>(10).fill(0)
      for (const [row, value] of steps) {
        if (expected[row] + value > Number.MAX_SAFE_INTEGER) continue
        expected[row] += value
        column.add(row, value)
      }
      expect([...column.values]).toEqual(expected)
      const most = Math.max(...expected)
      const needed = most > 0xffff_ffff ? 8 : most > 0xff || !isSmall ? 4 : 1
      expect(column.values.BYTES_PER_ELEMENT).toBe(needed)
    }),
    RUNS,
  )
})

it('holds 2^32 - 1 in four bytes and 2^32 in eight', () => {
  const column = new CountColumn(2)
  column.set(0, 0xffff_ffff)
  expect(column.values).toEqual(Uint32Array.of(0xffff_ffff, 0))
  column.add(0, 1)
  expect(column.values).toEqual(Float64Array.of(0x1_0000_0000, 0))
})
