// Times and files of the scenarios. In: days and hours. Out: microseconds since 1970.

import type { CaptureFile } from '../generate/captures'
import { DAY, HOUR, SECOND } from '../world'

/** 2025-03-01T00:00:00Z. */
const MARCH_2025 = 1_740_787_200 * SECOND

/** A moment in March 2025, UTC. */
export function march(day: number, hours = 0, minutes = 0, seconds = 0): number {
  return MARCH_2025 + (day - 1) * DAY + hours * HOUR + (minutes * 60 + seconds) * SECOND
}

/** One file for some hours of a day in March 2025; minutes may be added to the start. */
export function fileOf(day: number, fromHour: number, toHour: number, minute = 0): CaptureFile {
  const isDay = fromHour === 0 && toHour === 24
  const time = `-${two(fromHour)}${two(minute)}`
  const name = `core-2025-03-${two(day)}${isDay ? '' : time}.pcap`
  return { name, from: march(day, fromHour, minute), to: march(day, toHour) }
}

export function daysOf(first: number, last: number): CaptureFile[] {
  return Array.from({ length: last - first + 1 }, (_, index) => fileOf(first + index, 0, 24))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
