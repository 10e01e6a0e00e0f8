import { expect, test } from 'vitest'
import { barsOf, daysOf, QUARTER } from './busy-times'

const T0 = 1_426_118_400 // 2015-03-12T00:00:00Z

test('adds quarters up to the days of a zone', () => {
  const quarters = { starts: [T0, T0 + 3 * QUARTER], outBytes: [5, 7], inBytes: [1, 0] }
  expect(daysOf(quarters, 'UTC')).toEqual([
    { key: '2015-03-12', label: '12 Mar', outBytes: 12, inBytes: 1, quarters: 2 },
  ])
  expect(daysOf(quarters, 'America/New_York').map(({ key }) => key)).toEqual(['2015-03-11'])
})

test('draws a month with at most 96 bars and loses no byte', () => {
  const starts = Array.from({ length: 31 * 96 }, (_, i) => T0 + i * QUARTER)
  const bars = barsOf({ starts, outBytes: starts.map(() => 2), inBytes: starts.map(() => 1) })
  expect(bars.outBytes).toHaveLength(96)
  expect(bars.outBytes.reduce((all, one) => all + one)).toBe(2 * starts.length)
})

test('draws a single quarter as a single bar', () => {
  expect(barsOf({ starts: [T0], outBytes: [9], inBytes: [0] })).toEqual({ outBytes: [9], inBytes: [0] })
})
