import { expect, test } from 'vitest'
import type { Bar } from '../../verdict/index'
import { barDomain, barRows, MOST_BARS, restOf, zeroShare } from './bar-rows'

const bar = (outBytes: number, inBytes: number, ratio: number | null = null): Bar => ({
  label: `10.0.0.${outBytes}`,
  inside: `10.0.0.${outBytes}`,
  outside: '',
  outBytes,
  inBytes,
  windowBytes: outBytes,
  ratio,
  highlight: 'under',
  partners: 1,
})
const others = { count: 5, outBytes: 50, inBytes: 500 }

test('orders by the chosen figure, rows without a ratio last', () => {
  const list = { bars: [bar(1, 9, null), bar(2, 1, 0.3), bar(3, 4, -0.1)], others }
  expect(barRows(list, 'in').map((row) => row.bar.outBytes)).toEqual([1, 3, 2])
  expect(barRows(list, 'ratio').map((row) => row.bar.outBytes)).toEqual([2, 3, 1])
})

test('draws at most twenty and adds the rest to the others', () => {
  const list = { bars: Array.from({ length: 30 }, (_, index) => bar(index, 1)), others }
  const rows = barRows(list, 'out')
  expect(rows.length).toBe(MOST_BARS)
  expect(restOf(list, rows)).toEqual({ count: 15, outBytes: 50 + 45, inBytes: 510 })
})

test('the axis reaches the largest bar of each side', () => {
  expect(barDomain(barRows({ bars: [bar(1000, 20)], others }, 'out'))).toEqual([-20, 1000])
})

test('zero stands where both sides meet, on either scale', () => {
  expect([zeroShare([-100, 300], true), zeroShare([-100, 900], false)]).toEqual([0.25, 0.25])
})
