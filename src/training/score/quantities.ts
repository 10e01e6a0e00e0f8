// Texts of amounts and times → numbers. In: "27.5 MB", "2015-03-12 02:14". Out: bytes, seconds since 1970, or null when not understood.

import type { AcceptEntry } from '../pack/types'
import type { Credit } from './types'

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['byte', 1],
  ['bytes', 1],
  ['kb', 1e3],
  ['k', 1e3],
  ['mb', 1e6],
  ['m', 1e6],
  ['gb', 1e9],
  ['g', 1e9],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
])

/** kB, MB and GB are powers of 1,000. Commas and spaces may group digits. */
export function readBytesText(text: string): number | null {
  const match = /^([\d ,_]*\d(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim())
  const unit = match === null ? undefined : UNITS.get(match[2].toLowerCase())
  if (match === null || unit === undefined) return null
  return Number(match[1].replace(/[ ,_]/g, '')) * unit
}

/** A date and a time; UTC unless an offset is given. Seconds may be left out. */
export function readTimeText(text: string): number | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)[T ]+(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:(?:Z|UTC)|([+-]\d\d):?(\d\d))?$/i.exec(
      text.trim(),
    )
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(milliseconds)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return null
  return milliseconds / 1000 - 60 * offsetMinutes(match[7], match[8])
}

export function bytesCredit(accept: readonly AcceptEntry[], texts: readonly string[]): Credit {
  return rangeCredit(accept, readBytesText(texts.join(' ')), 'This is not an amount of bytes. Example: 27.5 MB.')
}

export function timeCredit(accept: readonly AcceptEntry[], texts: readonly string[]): Credit {
  return rangeCredit(accept, readTimeText(texts.join(' ')), 'This is not a time. Example: 2015-03-12 02:14.')
}

/** Minutes east of UTC of "+02", "30"; 0 when there is none. */
function offsetMinutes(hours: string | undefined, minutes: string): number {
  if (hours === undefined) return 0
  return (hours.startsWith('-') ? -1 : 1) * (60 * Number(hours.slice(1)) + Number(minutes))
}

/** The best range that holds the number, ends included. */
function rangeCredit(accept: readonly AcceptEntry[], value: number | null, complaint: string): Credit {
  if (value === null) return { credit: 0, entry: null, reasons: [complaint] }
  let best: AcceptEntry | null = null
  for (const entry of accept) {
    const [least, most] = entry.range ?? [1, 0]
    if (value >= least && value <= most && entry.credit > (best?.credit ?? 0)) best = entry
  }
  if (best === null) return { credit: 0, entry: null, reasons: ['It lies outside what is accepted.'] }
  const reason = best.note ?? (best.credit === 1 ? 'It lies within what is accepted.' : 'It is near, but not exact.')
  return { credit: best.credit, entry: best, reasons: [reason] }
}
