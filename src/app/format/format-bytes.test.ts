import { expect, test } from 'vitest'
import { formatBytes, formatBytesPlain, formatExactBytes, formatRate, speakBytes } from './format-bytes'

test('keeps three digits in powers of 1,000', () => {
  expect([0, 812, 1000, 27_512_345, 3_410_000_000, 212e9].map(formatBytes)).toEqual([
    '0 B',
    '812 B',
    '1.00 kB',
    '27.5 MB',
    '3.41 GB',
    '212 GB',
  ])
})

test('never writes a thousand of a unit', () => {
  expect([999_499, 999_500, 999_999_999].map(formatBytes)).toEqual(['999 kB', '1.00 MB', '1.00 GB'])
})

test('drops trailing zeros of a chosen value', () => {
  expect([25e6, 1e9, 26_300_000, 100e6].map(formatBytesPlain)).toEqual(['25 MB', '1 GB', '26.3 MB', '100 MB'])
})

test('speaks the unit and groups the exact count', () => {
  expect(speakBytes(25e6)).toBe('25 megabytes')
  expect(formatExactBytes(27_500_000)).toBe('27,500,000 bytes')
  expect(formatRate(212e6)).toBe('212 MB/s')
})
