import { expect, test } from 'vitest'
import { firstRowAt, MOST_SLOTS, ROW_HEIGHT, rowShift, scrollTopFor, scrollTopToShow, slotsFor } from './scaled-scroll'

const VIEW = 20 * ROW_HEIGHT
const MILLION = 1_000_000

test('few rows are not scaled', () => {
  expect([slotsFor(1200), rowShift(5000, VIEW, 1200), firstRowAt(10 * ROW_HEIGHT, VIEW, 1200)]).toEqual([1200, 0, 10])
})

test('the box stays below the height that Firefox drops', () => {
  expect(slotsFor(50 * MILLION) * ROW_HEIGHT).toBeLessThan(17_000_000)
})

test('the first and the last of a million rows can be reached', () => {
  const bottom = MOST_SLOTS * ROW_HEIGHT - VIEW
  expect([firstRowAt(0, VIEW, MILLION), firstRowAt(bottom, VIEW, MILLION)]).toEqual([0, MILLION - 20])
})

test('every row of 50 million is in view at the position given for it', () => {
  for (let row = 0; row < 50 * MILLION; row += 1_234_567) {
    const first = firstRowAt(scrollTopFor(row, VIEW, 50 * MILLION), VIEW, 50 * MILLION)
    expect(row - first).toBeGreaterThanOrEqual(0)
    expect(row - first).toBeLessThan(20)
  }
})

test('a slot and its shift give the row drawn there', () => {
  const scrollTop = scrollTopFor(400_000, VIEW, MILLION)
  expect(Math.floor(scrollTop / ROW_HEIGHT) + rowShift(scrollTop, VIEW, MILLION)).toBe(
    firstRowAt(scrollTop, VIEW, MILLION),
  )
})

test('stepping down through scaled rows keeps each in view', () => {
  const count = 50 * MILLION
  let scrollTop = scrollTopFor(7 * MILLION, VIEW, count)
  const start = firstRowAt(scrollTop, VIEW, count)
  for (let row = start; row < start + 200; row++) {
    scrollTop = scrollTopToShow(row, scrollTop, VIEW, count) ?? scrollTop
    const first = firstRowAt(scrollTop, VIEW, count)
    expect(row >= first && row < first + 20).toBe(true)
  }
})

test('showing a row moves no more than needed', () => {
  expect(scrollTopToShow(5, 0, VIEW, 1200)).toBeNull()
  expect(scrollTopToShow(20, 0, VIEW, 1200)).toBe(ROW_HEIGHT)
  expect(scrollTopToShow(3, 10 * ROW_HEIGHT, VIEW, 1200)).toBe(3 * ROW_HEIGHT)
})
