// The class of a payload by the entropy of its bytes (detection.md section 10). Statistics alone say "compressed or encrypted", never
// "encrypted". In: payload. Out: a class, '' when there is too little to tell.

import type { Glance } from './glance'

const LEAST = 256
/** Share of the entropy that random bytes of the same length have. */
const RANDOM_SHARE = 0.98
const counts = new Uint32Array(256)

export function entropyClass(glance: Glance): string {
  const { view, at, end } = glance
  const length = end - at
  if (length < LEAST) return ''
  counts.fill(0)
  for (let i = at; i < end; i++) counts[view.getUint8(i)]++
  let entropy = 0
  let kinds = 0
  let printable = 0
  for (let value = 0; value < 256; value++) {
    const count = counts[value]
    if (count === 0) continue
    kinds++
    if ((value >= 0x20 && value < 0x7f) || value === 9 || value === 10 || value === 13) printable += count
    entropy -= (count / length) * Math.log2(count / length)
  }
  if (entropy >= RANDOM_SHARE * expectedEntropy(length)) return 'compressed or encrypted'
  if (printable < 0.95 * length) return 'binary structured'
  if (kinds <= 24 && entropy > 3.6 && isHex()) return 'hex-like'
  if (kinds <= 70 && entropy > 5.6 && isBase64(length)) return 'base64-like'
  return 'text'
}

/** What random bytes of this length give: 8 bits less the bias of a sample, (256 - 1) / (2 n ln 2) (Miller 1955), never above 8. */
function expectedEntropy(length: number): number {
  return length >= 512 ? 8 - 255 / (2 * length * Math.LN2) : 6.55 + (length / 512) * 1.04
}

function isHex(): boolean {
  let other = 0
  for (let value = 0; value < 256; value++) {
    if (counts[value] > 0 && !/[\da-f\s]/i.test(String.fromCharCode(value))) other++
  }
  return other === 0
}

function isBase64(length: number): boolean {
  let other = 0
  for (let value = 0; value < 256; value++) {
    if (counts[value] > 0 && !/[\w+/=\s-]/.test(String.fromCharCode(value))) other += counts[value]
  }
  return other < 0.01 * length
}
