// Quarters of an hour → the bars of the small picture, and the days of a zone.

import type { PairQuarters } from '../../verdict/index'
import { formatIso, formatMoment } from '../format/format-time'

/** Seconds. */
export const QUARTER = 900
const MOST_BARS = 96

/** Equal stretches from the first to the last active quarter, at most 96. */
export function barsOf({ starts, outBytes, inBytes }: PairQuarters): { outBytes: number[]; inBytes: number[] } {
  const first = starts[0] ?? 0
  const quarters = ((starts.at(-1) ?? first) - first) / QUARTER + 1
  const width = Math.max(1, Math.ceil(quarters / MOST_BARS))
  const count = Math.ceil(quarters / width)
  const bars = { outBytes: new Array<number>(count).fill(0), inBytes: new Array<number>(count).fill(0) }
  starts.forEach((start, index) => {
    const bar = Math.floor((start - first) / QUARTER / width)
    bars.outBytes[bar] = (bars.outBytes[bar] ?? 0) + (outBytes[index] ?? 0)
    bars.inBytes[bar] = (bars.inBytes[bar] ?? 0) + (inBytes[index] ?? 0)
  })
  return bars
}

export interface BusyDay {
  /** "2015-03-12". */
  key: string
  /** "12 Mar". */
  label: string
  outBytes: number
  inBytes: number
  /** Active quarters of an hour. */
  quarters: number
}

/** Days of the zone with traffic, in order. */
export function daysOf({ starts, outBytes, inBytes }: PairQuarters, zone: string): BusyDay[] {
  const days = new Map<string, BusyDay>()
  starts.forEach((start, index) => {
    const key = formatIso(start, zone).slice(0, 10)
    const day = days.get(key) ?? {
      key,
      label: formatMoment(start, zone).slice(0, 6),
      outBytes: 0,
      inBytes: 0,
      quarters: 0,
    }
    day.outBytes += outBytes[index] ?? 0
    day.inBytes += inBytes[index] ?? 0
    day.quarters++
    days.set(key, day)
  })
  return [...days.values()]
}
