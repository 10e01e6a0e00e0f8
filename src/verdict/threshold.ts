// The threshold as a user types it. In: "25MB", "0.5 GiB", "500 000 000". Out: whole bytes, or the E-THR sentence.

import type { Highlight, Understood } from './types'

const DECIMAL = 1000
const BINARY = 1024
const POWERS: Record<string, number> = { '': 0, k: 1, m: 2, g: 3, t: 4 }
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Reads a number of bytes. MB is 1,000,000 bytes, MiB 1,048,576; a bare letter is the decimal unit. */
export function readThreshold(text: string): Understood<number> {
  // Groups of three may stand apart by a blank, a narrow or fixed one too, by _ or by '.
  const compact = text.trim().replace(/(?<=\d)[\s_'’](?=\d)/g, '')
  const match = /^([\d.,]+)\s*([kmgt]?)(i?)(b|bytes?)?$/i.exec(compact)
  if (match === null) return refuse(text)
  const [, digits, letter, i] = match
  const value = readNumber(digits)
  if (i !== '' && letter === '') return refuse(text)
  const bytes = Math.round(value * (i === '' ? DECIMAL : BINARY) ** POWERS[letter.toLowerCase()])
  if (!(bytes >= 1) || bytes > Number.MAX_SAFE_INTEGER) return refuse(text)
  return { ok: true, value: bytes }
}

/** "27.5 MB": three digits at most, powers of 1,000, no trailing zeros. */
export function formatBytes(bytes: number): string {
  let unit = 0
  let value = bytes
  // 999.5 would be written as "1000", so it belongs to the next unit.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${Number(value.toPrecision(3))} ${UNITS[unit]}`
}

/** over: the lower bound of the largest window is T or more. borderline: T lies between the bounds. */
export function highlightOf(atLeast: number, atMost: number, thresholdBytes: number): Highlight {
  if (atLeast >= thresholdBytes) return 'over'
  return atMost >= thresholdBytes ? 'borderline' : 'under'
}

/** "25,000,000" and "25.000.000" group, "0,5" and "0.5" divide; NaN for anything else. */
function readNumber(digits: string): number {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''))
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll('.', ''))
  if (/^\d+,\d+$/.test(digits)) return Number(digits.replace(',', '.'))
  return Number(digits)
}

function refuse(text: string): Understood<number> {
  const part = text.trim() === '' ? 'An empty field' : `“${text.trim()}”`
  return { ok: false, complaint: { code: 'E-THR', message: `${part} is not a number of bytes. Example: 25 MB.` } }
}
