import { expect, test } from 'vitest'
import { formatDuration, formatIso, formatMinutes, formatMoment, formatSpan, isZone } from './format-time'

const MARCH_2 = Date.UTC(2026, 2, 2, 1, 10, 4) / 1000

test('writes a moment in the chosen zone', () => {
  expect(formatMoment(MARCH_2, 'UTC')).toBe('02 Mar 01:10')
  expect(formatMoment(MARCH_2, 'America/New_York')).toBe('01 Mar 20:10')
})

test('writes ISO 8601 with the offset, also of half hours and the past', () => {
  expect(formatIso(MARCH_2, 'UTC')).toBe('2026-03-02T01:10:04Z')
  expect(formatIso(MARCH_2, 'Asia/Kolkata')).toBe('2026-03-02T06:40:04+05:30')
  expect(formatIso(MARCH_2, 'America/New_York')).toBe('2026-03-01T20:10:04-05:00')
})

test('repeats the day in a span only where it differs', () => {
  expect(formatSpan(MARCH_2, MARCH_2 + 12_000, 'UTC')).toBe('02 Mar 01:10 – 04:30')
  expect(formatSpan(MARCH_2, MARCH_2 + 86_400, 'UTC')).toBe('02 Mar 01:10 – 03 Mar 01:10')
})

test('writes midnight as 00 and September as Sep', () => {
  expect(formatMoment(Date.UTC(2026, 8, 1) / 1000, 'UTC')).toBe('01 Sep 00:00')
})

test('has a mark for an impossible time', () => {
  expect([Number.NaN, 1e15].map((seconds) => formatMoment(seconds, 'UTC'))).toEqual(['–', '–'])
})

test('writes durations in at most two parts and never 0 s', () => {
  expect([0, 0.84, 42, 182, 7500, 200_000].map(formatDuration)).toEqual([
    '0.1 s',
    '0.8 s',
    '42 s',
    '3 min 02 s',
    '2 h 05 min',
    '2 d 07 h',
  ])
  expect([15, 60, 120, 1440, 90].map(formatMinutes)).toEqual(['15 min', '1 h', '2 h', '24 h', '1.5 h'])
})

test('knows a zone from a made-up one', () => {
  expect([isZone('Europe/Berlin'), isZone('Mars/Olympus')]).toEqual([true, false])
})
