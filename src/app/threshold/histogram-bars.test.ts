import { expect, test } from 'vitest'
import { curvePoints, histogramBars, VIEW_HEIGHT } from './histogram-bars'

test('leaves empty bins out and gives the fullest the whole height', () => {
  const bars = histogramBars({ edges: [1, 1000, 1e6], counts: [100, 0, 1], maxBytes: 1e9 }, 1e9)
  expect(bars.map((bar) => bar.x)).toEqual([0, 667])
  expect(bars[0]?.height).toBe(VIEW_HEIGHT)
  expect(bars[1]?.height).toBeGreaterThan(3)
})

test('draws the curve of suspects from all rows down to none', () => {
  const curve = [
    { thresholdBytes: 1, rows: 10 },
    { thresholdBytes: 1e9, rows: 0 },
  ]
  expect(curvePoints(curve, 1e9)).toBe(`0,1 1000,${VIEW_HEIGHT}`)
})
