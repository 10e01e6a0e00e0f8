import { expect, it } from 'vitest'
import { DEFAULT_BUDGET_BYTES, LEAST_BUDGET_BYTES, MOST_BUDGET_BYTES, mostKeysWithin } from './analysis-settings'

it('lets the keys of a reader grow with the budget, within bounds', () => {
  expect(mostKeysWithin(DEFAULT_BUDGET_BYTES)).toBe(500_000)
  expect(mostKeysWithin(LEAST_BUDGET_BYTES)).toBe(42_666)
  expect([mostKeysWithin(0), mostKeysWithin(MOST_BUDGET_BYTES)]).toEqual([16_384, 524_288])
})
