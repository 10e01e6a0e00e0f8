import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MinuteSeries, slidingPeaks } from './windows'

/** One group from [minute, bytes] entries. */
function seriesOf(...entries: [number, number][]): MinuteSeries {
  return {
    starts: Uint32Array.of(0, entries.length),
    minutes: Int32Array.from(entries, ([minute]) => minute),
    values: Float64Array.from(entries, ([, value]) => value),
  }
}

function peakOf(series: MinuteSeries, windowMinutes: number): number[] {
  const peaks = slidingPeaks(series, windowMinutes)
  return [peaks.atLeast[0], peaks.atMost[0], peaks.startMinutes[0], peaks.endMinutes[0]]
}

const event = fc.record({ at: fc.integer({ min: 0, max: 40_000 }), bytes: fc.integer({ min: 0, max: 1000 }) })

describe('sliding window', () => {
  it('adds what a clock hour would split: 20 and 20 around the hour are 40', () => {
    expect(peakOf(seriesOf([59, 20], [60, 20]), 60)).toEqual([40, 40, 59, 60])
  })

  it('is half-open: two minutes W apart are in the upper bound only', () => {
    expect(peakOf(seriesOf([0, 10], [120, 10]), 120)).toEqual([10, 20, 0, 0])
    expect(peakOf(seriesOf([0, 10], [119, 10]), 120)).toEqual([20, 20, 0, 119])
    expect(peakOf(seriesOf([0, 10], [121, 10]), 120)).toEqual([10, 10, 0, 0])
  })

  it('reports the earliest of equal windows, from traffic to traffic', () => {
    expect(peakOf(seriesOf([5, 0], [7, 10], [9, 0], [500, 10]), 15)).toEqual([10, 10, 7, 7])
  })

  it('has no minutes for a group without bytes', () => {
    expect(peakOf(seriesOf([5, 0]), 15)).toEqual([0, 0, 0, -1])
    expect(peakOf(seriesOf(), 15)).toEqual([0, 0, 0, -1])
  })

  it('adds a minute that stands twice, as rows of a host do', () => {
    expect(peakOf(seriesOf([5, 1], [5, 2], [6, 4], [6, 8]), 1)).toEqual([12, 15, 6, 6])
  })

  it('holds the exact sum between its bounds, and both are right for the minutes (brute force)', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.constantFrom(1, 15, 60, 120), (events, windowMinutes) => {
        const minutes = new Map<number, number>()
        for (const { at, bytes } of events) {
          const minute = Math.floor(at / 60)
          minutes.set(minute, (minutes.get(minute) ?? 0) + bytes)
        }
        const sorted = [...minutes].sort(([x], [y]) => x - y)
        const [atLeast, atMost, start] = peakOf(seriesOf(...sorted), windowMinutes)
        const sumFrom = (from: number, length: number): number =>
          sorted.reduce((sum, [minute, bytes]) => sum + (minute >= from && minute < from + length ? bytes : 0), 0)
        const all = Array.from({ length: 900 }, (_, i) => i - 150)
        expect(atLeast).toBe(Math.max(...all.map((from) => sumFrom(from, windowMinutes))))
        expect(atMost).toBe(Math.max(...all.map((from) => sumFrom(from, windowMinutes + 1))))
        const exact = exactPeak(events, windowMinutes * 60)
        expect(atLeast).toBeLessThanOrEqual(exact)
        expect(atMost).toBeGreaterThanOrEqual(exact)
        if (atLeast > 0) expect(sumFrom(start, windowMinutes)).toBe(atLeast)
        if (atLeast > 0)
          expect(all.filter((f) => f < start && sumFrom(f, windowMinutes) === atLeast && minutes.get(f))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

function exactPeak(events: { at: number; bytes: number }[], seconds: number): number {
  const sums = events.map((first) =>
    events.reduce((sum, { at, bytes }) => sum + (at >= first.at && at < first.at + seconds ? bytes : 0), 0),
  )
  return Math.max(0, ...sums)
}
