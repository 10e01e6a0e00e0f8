import { expect, it } from 'vitest'
import { Pace } from './analysis-pace'

/** Notes 100 MB a second, ten times a second, until `ms`. */
function steady(pace: Pace, from: number, ms: number): void {
  for (let now = from + 100; now <= from + ms; now += 100) pace.note(now, (now - from) * 100_000)
}

it('shows a rate at once and no time left for the first two seconds', () => {
  const pace = new Pace()
  pace.start(1000, 0)
  expect([pace.bytesPerSecond, pace.secondsLeft(1000, 1e9)]).toEqual([0, null])
  steady(pace, 1000, 1900)
  expect(pace.bytesPerSecond).toBeCloseTo(100e6, -3)
  expect(pace.secondsLeft(2900, 1e9)).toBeNull()
  steady(pace, 1000, 2100)
  expect(pace.secondsLeft(3100, 1e9)).toBeCloseTo(10, 1)
})

it('follows a slower disk smoothly', () => {
  const pace = new Pace()
  pace.start(0, 0)
  steady(pace, 0, 5000)
  for (let now = 5100; now <= 5500; now += 100) pace.note(now, 500e6)
  expect(pace.bytesPerSecond).toBeLessThan(95e6)
  expect(pace.bytesPerSecond).toBeGreaterThan(70e6)
})

it('adds up the time of reading without the rests between', () => {
  const pace = new Pace()
  pace.start(0, 0)
  pace.rest(3000)
  expect([pace.secondsSpent(9000), pace.bytesPerSecond]).toEqual([3, 0])
  pace.start(10_000, 5)
  expect(pace.secondsSpent(12_000)).toBe(5)
})

it('is slow after half a minute below a megabyte a second, and not when it has been fast since', () => {
  const pace = new Pace()
  pace.start(0, 0)
  let bytes = 0
  for (let now = 100; now <= 40_000; now += 100) {
    bytes += 50_000
    pace.note(now, bytes)
    if (now === 25_000) expect(pace.isSlow(now)).toBe(false)
  }
  expect(pace.isSlow(40_000)).toBe(true)
  for (let now = 40_100; now <= 45_000; now += 100) {
    bytes += 5_000_000
    pace.note(now, bytes)
  }
  expect(pace.isSlow(45_000)).toBe(false)
})
