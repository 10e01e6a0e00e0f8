// The internet checksum (RFC 1071), of a whole text and of what changed in one (RFC 1624). In: bytes. Out: sums of 16-bit words.

/** Sum of big-endian words over [from, to), an odd last byte as the high one; not folded, exact below 8 GiB. */
export function sumWords(bytes: DataView, from: number, to: number): number {
  let sum = 0
  let at = from
  for (; at + 1 < to; at += 2) sum += bytes.getUint16(at)
  return at < to ? sum + bytes.getUint8(at) * 256 : sum
}

/** The checksum field for a sum that was taken with the field as 0. */
export function checksumOf(sum: number): number {
  return ~fold(sum) & 0xffff
}

/** The checksum that is right where `old` was, after the words under it went from one sum to another. */
export function changedChecksum(old: number, sumBefore: number, sumAfter: number): number {
  return checksumOf((~old & 0xffff) + fold(sumAfter) + (~fold(sumBefore) & 0xffff))
}

function fold(sum: number): number {
  let left = sum
  while (left > 0xffff) left = (left % 0x10000) + Math.floor(left / 0x10000)
  return left
}
