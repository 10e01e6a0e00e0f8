import { expect, test } from 'vitest'
import { formatAmount } from './format-amount'

test('gives bytes short and exact, and other units as they are', () => {
  expect(formatAmount(27_500_000, 'bytes')).toBe('27.5 MB (27,500,000 bytes)')
  expect(formatAmount(12, 'bytes')).toBe('12 bytes')
  expect(formatAmount(1213, 'names')).toBe('1,213 names')
  expect(formatAmount(-0.0099, '')).toBe('-0.01')
  expect(formatAmount(Number.NaN, 'bytes')).toBe('–')
})
