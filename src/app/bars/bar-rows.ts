// BarList → what the chart draws: at most 20 bars in the chosen order, in to the left as negative values.

import type { Bar, BarList } from '../../verdict/index'
import type { BarSort } from '../state/screen'

export const MOST_BARS = 20

export interface BarRow {
  bar: Bar
  /** For the chart: out to the right, in to the left. */
  out: number
  minusIn: number
}

export function barRows(list: BarList, sort: BarSort): BarRow[] {
  return [...list.bars]
    .sort((a, b) => keyOf(b, sort) - keyOf(a, sort))
    .slice(0, MOST_BARS)
    .map((bar) => ({ bar, out: bar.outBytes, minusIn: -bar.inBytes }))
}

/** What is not drawn, so that the sum stays whole. */
export function restOf(list: BarList, drawn: BarRow[]): BarList['others'] {
  const shown = new Set(drawn.map((row) => row.bar))
  const rest = { ...list.others }
  for (const bar of list.bars) {
    if (shown.has(bar)) continue
    rest.count++
    rest.outBytes += bar.outBytes
    rest.inBytes += bar.inBytes
  }
  return rest
}

/** [left, right] end of the axis. Each side reaches its own largest bar; a side without traffic keeps a sliver. */
export function barDomain(rows: BarRow[]): [number, number] {
  const right = Math.max(1, ...rows.map((row) => row.out))
  const left = Math.max(1, ...rows.map((row) => -row.minusIn))
  return [-Math.max(left, right / 400), Math.max(right, left / 400)]
}

/** Where zero stands on the axis, as a share of its width. */
export function zeroShare([left, right]: [number, number], linear: boolean): number {
  const [before, after] = linear ? [-left, right] : [Math.sqrt(-left), Math.sqrt(right)]
  return before / (before + after)
}

function keyOf(bar: Bar, sort: BarSort): number {
  switch (sort) {
    case 'out':
      return bar.outBytes
    case 'in':
      return bar.inBytes
    case 'total':
      return bar.outBytes + bar.inBytes
    case 'ratio':
      return bar.ratio ?? Number.NEGATIVE_INFINITY
    case 'window':
      return bar.windowBytes
  }
}
