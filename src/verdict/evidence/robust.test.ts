import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, quantile, robustZ, select, spreadOf } from './robust'

const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })

describe('selection', () => {
  it('gives what sorting gives, at every rank', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = [...values].sort((x, y) => x - y)
        expect(sorted.map((_, k) => select(Float64Array.from(values), k))).toEqual(sorted)
      }),
    )
  })
})

describe('order statistics', () => {
  it('find the middle of odd and even counts, and of none', () => {
    expect([[3, 1, 2], [4, 1, 3, 2], []].map((values) => median(Float64Array.from(values)))).toEqual([
      2,
      2.5,
      Number.NaN,
    ])
  })

  it('find the smallest value that a share lies at or below', () => {
    const hundred = Float64Array.from({ length: 200 }, (_, i) => 200 - i)
    expect([0.995, 0.5, 1, 0].map((share) => quantile(hundred.slice(), share))).toEqual([199, 100, 200, 1])
  })

  it('are not moved by half of the values being bad', () => {
    const values = Float64Array.from([10, 11, 12, 13, 14, 1e9, 1e9, 1e9, 1e9])
    expect(spreadOf(values).median).toBe(14)
    expect(robustZ(1e9, spreadOf(values.subarray(0, 6)))).toBeGreaterThan(3.5)
  })

  it('fall back to the quartiles where most values are equal, and to none where all are', () => {
    const mostly = Float64Array.from([5, 5, 5, 5, 5, 5, 1, 2, 8, 9, 9])
    expect(spreadOf(mostly).mad).toBeCloseTo((3 / 1.349) * 0.6745, 6)
    expect(robustZ(9, spreadOf(Float64Array.from([5, 5, 5])))).toBeNaN()
  })
})
