// Histogram → rectangles on the slider's scale.

import type { Histogram, JudgedList } from '../../verdict/index'
import { positionOf } from './threshold-scale'

export const VIEW_HEIGHT = 40
// The eye needs a gap between bars, and a row must stay visible.
const GAP = 1
const LEAST_HEIGHT = 3

export interface HistogramBar {
  x: number
  width: number
  height: number
}

export function histogramBars(histogram: Histogram, max: number): HistogramBar[] {
  const { edges, counts, maxBytes } = histogram
  const tallest = Math.log1p(Math.max(1, ...counts))
  return counts.flatMap((count, i) => {
    if (count === 0) return []
    const x = positionOf(edges[i] ?? 1, max)
    const end = positionOf(edges[i + 1] ?? maxBytes, max)
    const height = LEAST_HEIGHT + (Math.log1p(count) / tallest) * (VIEW_HEIGHT - LEAST_HEIGHT)
    return [{ x, width: Math.max(2, end - x - GAP), height }]
  })
}

/** Rows at or above each threshold as the points of a line; heights are logarithmic like the bars'. */
export function curvePoints(curve: JudgedList['curve'], max: number): string {
  const most = Math.log1p(Math.max(1, ...curve.map(({ rows }) => rows)))
  return curve
    .map(({ thresholdBytes, rows }) => {
      const y = VIEW_HEIGHT - (Math.log1p(rows) / most) * (VIEW_HEIGHT - 1)
      return `${positionOf(thresholdBytes, max)},${Number(y.toFixed(2))}`
    })
    .join(' ')
}
