// Bytes as text. kB, MB, GB are powers of 1,000; the exact count is always at hand beside the short form.

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
const SPOKEN = ['bytes', 'kilobytes', 'megabytes', 'gigabytes', 'terabytes', 'petabytes'] as const

/** "27.5 MB", always three digits, so that a column of them lines up. */
export function formatBytes(bytes: number): string {
  const { digits, unit } = scaled(bytes)
  return `${digits} ${UNITS[unit]}`
}

/** "25 MB": like formatBytes without trailing zeros, for values that a person chose. */
export function formatBytesPlain(bytes: number): string {
  const { digits, unit } = scaled(bytes)
  return `${trimZeros(digits)} ${UNITS[unit]}`
}

/** "25 megabytes", for accessible names. */
export function speakBytes(bytes: number): string {
  const { digits, unit } = scaled(bytes)
  return `${trimZeros(digits)} ${SPOKEN[unit]}`
}

/** "27,500,000 bytes". */
export function formatExactBytes(bytes: number): string {
  return `${Math.round(bytes).toLocaleString('en-US')} bytes`
}

/** "212 MB/s". */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`
}

function scaled(bytes: number): { digits: string; unit: number } {
  const size = Math.abs(bytes)
  let unit = 0
  let value = size
  // 999.5 would be written as "1000", so it belongs to the next unit.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  const sign = bytes < 0 ? '−' : ''
  return { digits: sign + (unit === 0 ? String(Math.round(value)) : threeDigits(value)), unit }
}

function threeDigits(value: number): string {
  if (value >= 99.95) return value.toFixed(0)
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2)
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}
