import { expect, test } from 'vitest'
import type { Timeline } from '../../verdict/index'
import { bucketAt, mirrorColumns, peakColumns, roundUp } from './time-columns'

const timeline: Timeline = {
  startMinute: 100,
  bucketMinutes: 60,
  outBytes: [10, 0, 40],
  inBytes: [100, 0, 50],
  highlightedOutBytes: [0, 0, 40],
  peakBytes: [10_000, 0, 40_000_000],
  covered: [true, false, true],
  gaps: [],
}

test('a bucket without capture is null, never zero', () => {
  const columns = mirrorColumns(timeline)
  expect(columns.out).toEqual([0.2, null, 0.8, null])
  expect(columns.minusIn).toEqual([-1, null, -0.5, null])
  expect([columns.outMax, columns.inMax, columns.x]).toEqual([50, 100, [6000, 9600, 13_200, 16_800]])
})

test('the peak line holds to the end of its last bucket and knows where it is over the threshold', () => {
  const columns = peakColumns(timeline, 25e6)
  expect(columns.peak).toEqual([10_000, null, 40_000_000, 40_000_000])
  expect(columns.over).toEqual([null, null, 40_000_000, null])
  expect(columns.floor).toBeLessThan(10_000)
  expect(columns.top).toBe(160_000_000)
})

test('rounds the end of an axis up to 1, 2 or 5', () => {
  expect([1, 3, 700, 2e9, 5.1e6].map(roundUp)).toEqual([1, 5, 1000, 2e9, 1e7])
})

test('finds the bucket of a moment', () => {
  expect([5999, 6000, 13_199, 16_800].map((seconds) => bucketAt(timeline, seconds))).toEqual([null, 0, 1, null])
})
