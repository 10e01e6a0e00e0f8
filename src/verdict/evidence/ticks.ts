// Suggested thresholds (detection.md section 7) and how many pairs each would highlight. In: a judgement. Out: four ticks and the curve
// of rows against threshold. Quantiles are exact, from minute buckets.

import { CROSSING } from '../direction'
import type { Judgement } from '../judgement'
import { windowName } from '../signals/volume'
import { formatBytes } from '../threshold'
import { pairBlockSums } from './population'
import { quantile, select, spreadOf } from './robust'
import type { JudgedList, ThresholdTick } from './types'
import { WEIGHTS } from './weights'

const DEFAULT_THRESHOLD = 25_000_000
/** Rows that one person can look at in a day. */
const BUDGET_ROWS = 20
const LEAST_BLOCKS = 20

/** Ticks that cannot be worked out (too few blocks) are left out. */
export function ticksOf(judgement: Judgement): ThresholdTick[] {
  const { windowMinutes } = judgement.by
  const blocks = pairBlockSums(judgement, windowMinutes)
  const named = windowName(windowMinutes)
  const ticks = [
    tick(
      judgement,
      'default',
      DEFAULT_THRESHOLD,
      () => `${formatBytes(DEFAULT_THRESHOLD)} is sensitive by industry standards.`,
    ),
  ]
  if (blocks.length >= LEAST_BLOCKS) {
    const high = quantile(blocks.slice(), 0.995)
    ticks.push(
      tick(judgement, 'p99.5', high, (bytes) => `99.5 % of all blocks of ${named} of a pair lie at or below ${bytes}.`),
    )
    const { median, mad } = spreadOf(blocks.map((sum) => Math.log10(1 + sum)))
    const robust = 10 ** (median + (WEIGHTS.limits.baselineZ * mad) / 0.6745) - 1
    ticks.push(
      tick(
        judgement,
        'robust',
        robust,
        (bytes) => `${bytes} is 3.5 robust deviations above the middle of all blocks of ${named}.`,
      ),
    )
  }
  ticks.push(
    tick(
      judgement,
      'budget',
      budgetOf(judgement),
      (bytes) => `From ${bytes} on, at most ${BUDGET_ROWS} pairs are highlighted.`,
    ),
  )
  return ticks
}

function tick(
  judgement: Judgement,
  id: ThresholdTick['id'],
  bytes: number,
  says: (bytes: string) => string,
): ThresholdTick {
  const thresholdBytes = Math.max(1, Math.ceil(bytes))
  return { id, thresholdBytes, rows: rowsFrom(judgement, thresholdBytes), says: says(formatBytes(thresholdBytes)) }
}

function rowsFrom({ directions, volumes }: Judgement, thresholdBytes: number): number {
  const { atLeast } = volumes.peaks
  let rows = 0
  for (let row = 0; row < atLeast.length; row++)
    if (directions.roles[row] === CROSSING && atLeast[row] >= thresholdBytes) rows++
  return rows
}

/** One byte above the window of the row behind the last that fits. */
function budgetOf({ directions, volumes }: Judgement): number {
  const { atLeast } = volumes.peaks
  const windows = atLeast.filter((_, row) => directions.roles[row] === CROSSING)
  return windows.length <= BUDGET_ROWS ? 1 : select(windows, windows.length - 1 - BUDGET_ROWS) + 1
}

/** Rows at or above the lower edge of each bin of the histogram. */
export function curveOf({ volumes }: Judgement): JudgedList['curve'] {
  const { edges, counts } = volumes.histogram
  let rows = 0
  const curve = edges.map((thresholdBytes, bin) => ({ thresholdBytes, bin }))
  return curve
    .reverse()
    .map(({ thresholdBytes, bin }) => {
      rows += counts[bin]
      return { thresholdBytes, rows }
    })
    .reverse()
}
