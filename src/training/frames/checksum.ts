// The Internet checksum in parts. In: stretches of bytes. Out: sums that add, and the 16 bits that stand in a header.
// A sum is kept apart from its bytes because a frame cut to a snaplen still carries the checksum of the whole packet.

/** What a layer carries: the bytes at hand, which may be cut, with the length and the sum of the whole. */
export interface Payload {
  /** The bytes that are written; never longer than `length`. */
  bytes: Uint8Array
  /** Length on the wire, in bytes. */
  length: number
  /** Sum of the whole as 16-bit words, see sumOf(). */
  sum: number
}

export const NO_PAYLOAD: Payload = { bytes: new Uint8Array(0), length: 0, sum: 0 }

/**
 * Adds bytes as big-endian 16-bit words; an odd last byte is the high half of a word (RFC 1071 section 1). Not folded:
 * below 2^32 for up to 128 KiB, so parts of even length simply add.
 */
export function sumOf(bytes: Uint8Array): number {
  const even = bytes.length & ~1
  let sum = 0
  for (let at = 0; at < even; at += 2) sum += (bytes[at] << 8) | bytes[at + 1]
  return even < bytes.length ? sum + (bytes[even] << 8) : sum
}

/** Folds a sum to 16 bits and complements it: the value of a header's checksum field (RFC 1071). */
export function checksumOf(sum: number): number {
  let folded = sum
  while (folded > 0xffff) folded = (folded & 0xffff) + (folded >>> 16)
  return ~folded & 0xffff
}

/** A whole payload. */
export function payloadOf(bytes: Uint8Array): Payload {
  return { bytes, length: bytes.length, sum: sumOf(bytes) }
}
