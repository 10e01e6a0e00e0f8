// Counts, shares and ratios as text, grouped with commas.

/** "96,412". */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

/** "1 file", "412 files". */
export function formatCountOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** "37 %". Never 100 before the whole is reached, so that "100 %" means done. */
export function formatPercent(part: number, whole: number): string {
  return `${percentOf(part, whole)} %`
}

/** Whole percent, 0 to 100, rounded down. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0
  return Math.max(0, Math.min(100, Math.floor((part / whole) * 100)))
}

/** PCR with its sign: "+0.98", "−0.40", "–" when it has none. */
export function formatRatio(ratio: number | null): string {
  if (ratio === null || Number.isNaN(ratio)) return '–'
  const digits = Math.abs(ratio).toFixed(2)
  if (digits === '0.00') return '0.00'
  return (ratio < 0 ? '−' : '+') + digits
}
