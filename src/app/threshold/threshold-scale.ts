// The slider's logarithmic scale: position 0…1000 ↔ bytes = 10^(p / 1000 · log10(max)). What was typed is the truth; the
// thumb stands at the nearest position.

export const LAST_POSITION = 1000
const LEAST_MAX = 1_000_000_000

/** Right end of the scale: the largest value there is, at least 1 GB. */
export function scaleMax(largest: number): number {
  return Math.max(LEAST_MAX, Number.isFinite(largest) ? largest : 0)
}

/** Bytes at a position, rounded to three digits so that the text beside the slider says the whole truth. */
export function bytesAt(position: number, max: number): number {
  const at = Math.min(LAST_POSITION, Math.max(0, position))
  return roundTo(10 ** ((at / LAST_POSITION) * Math.log10(max)), 3)
}

/** Nearest position of a value. */
export function positionOf(bytes: number, max: number): number {
  if (bytes <= 1) return 0
  return Math.min(LAST_POSITION, Math.round((Math.log10(bytes) / Math.log10(max)) * LAST_POSITION))
}

/** One step up (1) or down (−1) from any value, always moving. */
export function stepFrom(bytes: number, direction: 1 | -1, max: number): number {
  for (let position = positionOf(bytes, max); position >= 0 && position <= LAST_POSITION; position += direction) {
    const next = bytesAt(position, max)
    if (direction === 1 ? next > bytes : next < bytes) return next
  }
  return direction === 1 ? Math.max(bytes, bytesAt(LAST_POSITION, max)) : 1
}

/** A round value just under the largest row, so that choosing it highlights that row. */
export function suggestBelow(largest: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, largest))) - 1)
  return Math.max(1, Math.floor(largest / unit) * unit)
}

function roundTo(value: number, digits: number): number {
  return Math.round(Number(value.toPrecision(digits)))
}
