// Doubles of a Summary as 64-bit integers. In: sums and times in two columns. Out: bigints, or null where there is none.

const NANOSECONDS = 1_000_000_000n
const MOST_INT64 = (1n << 63n) - 1n

/** A sum of whole bytes or frames. Above 2^53 a double skips numbers, so such a sum is refused rather than written a little wrong. */
export function exactInteger(sum: number): bigint {
  if (!Number.isSafeInteger(sum)) throw new RangeError(`${sum} is no exact integer`)
  return BigInt(sum)
}

/** Nanoseconds since 1970; null when no frame had a time, and for times after 2262, which 64 bits cannot hold. */
export function nanosecondsOf(seconds: number, nanoseconds: number): bigint | null {
  if (!Number.isSafeInteger(seconds)) return null
  const time = BigInt(seconds) * NANOSECONDS + BigInt(nanoseconds)
  return time > MOST_INT64 || time < -MOST_INT64 ? null : time
}
