import { expect, test } from 'vitest'
import { formatCount, formatCountOf, formatPercent, formatRatio } from './format-count'

test('groups counts with commas and picks the plural', () => {
  expect(formatCount(96412)).toBe('96,412')
  expect([1, 2].map((count) => formatCountOf(count, 'file', 'files'))).toEqual(['1 file', '2 files'])
})

test('says 100 % only at the end', () => {
  expect([formatPercent(999, 1000), formatPercent(1000, 1000), formatPercent(0, 0)]).toEqual(['99 %', '100 %', '0 %'])
})

test('signs the ratio and has a mark for none', () => {
  expect([0.984, -0.4, 0, null, Number.NaN].map(formatRatio)).toEqual(['+0.98', '−0.40', '0.00', '–', '–'])
})
