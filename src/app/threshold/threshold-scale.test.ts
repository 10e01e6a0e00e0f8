import { expect, test } from 'vitest'
import { bytesAt, positionOf, scaleMax, stepFrom, suggestBelow } from './threshold-scale'

test('the scale ends at the largest value, at least 1 GB', () => {
  expect([scaleMax(0), scaleMax(Number.NaN), scaleMax(10e9)]).toEqual([1e9, 1e9, 10e9])
})

test('both ends of the slider are 1 byte and the largest value', () => {
  expect([bytesAt(0, 1e9), bytesAt(1000, 1e9), positionOf(1, 1e9), positionOf(1e9, 1e9)]).toEqual([1, 1e9, 0, 1000])
})

test('every position above a kilobyte comes back to itself', () => {
  for (let position = 340; position <= 1000; position++) {
    expect(positionOf(bytesAt(position, 1e9), 1e9)).toBe(position)
  }
})

test('a step is about 2.1 % at 1 GB and always moves', () => {
  const up = stepFrom(25e6, 1, 1e9)
  expect(up / 25e6).toBeGreaterThan(1.0)
  expect(stepFrom(up, 1, 1e9) / up).toBeCloseTo(1.021, 2)
  for (const bytes of [1, 2, 3, 10, 25e6, 999e6]) expect(stepFrom(bytes, 1, 1e9)).toBeGreaterThan(bytes)
  for (const bytes of [2, 3, 10, 25e6, 1e9]) expect(stepFrom(bytes, -1, 1e9)).toBeLessThan(bytes)
  expect([stepFrom(1, -1, 1e9), stepFrom(1e9, 1, 1e9)]).toEqual([1, 1e9])
})

test('the suggested value is round and not above the largest row', () => {
  expect([312_400_000, 18_200_000, 7, 0].map(suggestBelow)).toEqual([310_000_000, 18_000_000, 7, 1])
})
