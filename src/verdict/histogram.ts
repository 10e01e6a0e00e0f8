// The picture behind the threshold slider. In: the largest window of each crossing row. Out: counts in logarithmic bins.

import type { Histogram } from './types'

const BINS = 60
/** The slider's least upper end (interface.md b.5), so that it does not shrink to nothing in a quiet case. */
const LEAST_MAXIMUM = 1e9

/** Rows that sent nothing have no place on a logarithmic axis and are left out. */
export function histogramOf(windows: Float64Array, isListed: (row: number) => boolean): Histogram {
  let maxBytes = LEAST_MAXIMUM
  for (let row = 0; row < windows.length; row++) {
    if (windows[row] > maxBytes && isListed(row)) maxBytes = windows[row]
  }
  const counts = new Array<number>(BINS).fill(0)
  const scale = BINS / Math.log10(maxBytes)
  for (let row = 0; row < windows.length; row++) {
    if (windows[row] < 1 || !isListed(row)) continue
    counts[Math.min(BINS - 1, Math.floor(Math.log10(windows[row]) * scale))]++
  }
  return { edges: counts.map((_, bin) => 10 ** (bin / scale)), counts, maxBytes }
}
