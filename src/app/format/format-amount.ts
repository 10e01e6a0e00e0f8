// A number with the unit that a reason gives it.

import { formatBytes, formatExactBytes } from './format-bytes'

/** "27.5 MB (27,500,000 bytes)" for bytes, "213 names" for others; at most three decimals. */
export function formatAmount(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '–'
  if (unit === 'bytes') {
    return value < 1000 ? formatExactBytes(value) : `${formatBytes(value)} (${formatExactBytes(value)})`
  }
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 3 })} ${unit}`.trim()
}
