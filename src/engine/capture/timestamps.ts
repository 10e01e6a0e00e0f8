// pcapng time stamps: a 64-bit count of ticks in the resolution of the interface, into whole seconds and nanoseconds.
// Ticks of ns and finer do not fit a double, so the division is done in 16-bit steps (RFC-to-be draft-ietf-opsawg-pcapng 4.2,
// option if_tsresol).

const TWO_16 = 65_536
const TWO_32 = 4_294_967_296
const NANOSECONDS = 1_000_000_000
/** The remainder times 2^16 must stay below 2^53. */
const MAX_EXACT_TICKS = 2 ** 37

/** Ticks in a second, for the values that fit; finer resolutions are divided with BigInt. */
export interface TimestampResolution {
  /** Ticks a second; may be inexact above 2^53, then `exact` is used. */
  ticksPerSecond: number
  /** The same in decimal digits: what a reader knows is written as JSON, which has no BigInt. */
  exact: string
  /** Seconds to add to every time stamp (if_tsoffset). */
  offsetSeconds: number
}

export const MICROSECONDS: TimestampResolution = { ticksPerSecond: 1e6, exact: '1000000', offsetSeconds: 0 }

/** Reads an if_tsresol byte: top bit 0 means 10^-n, 1 means 2^-n. */
export function resolutionOf(tsresol: number, offsetSeconds: number): TimestampResolution {
  const power = tsresol & 0x7f
  const exact = tsresol & 0x80 ? 1n << BigInt(power) : 10n ** BigInt(power)
  return { ticksPerSecond: Number(exact), exact: exact.toString(), offsetSeconds }
}

/** The last converted time; reused, so that converting allocates nothing. */
export const converted = { seconds: 0, nanoseconds: 0 }

/** Converts ticks `high * 2^32 + low` into `converted`. Nanoseconds are cut, not rounded. */
export function convertTicks(high: number, low: number, resolution: TimestampResolution): void {
  const divisor = resolution.ticksPerSecond
  if (divisor > MAX_EXACT_TICKS) {
    convertBigTicks(high, low, resolution)
    return
  }
  const topQuotient = Math.floor(high / divisor)
  const topRest = high - topQuotient * divisor
  const middle = topRest * TWO_16 + (low >>> 16)
  const middleQuotient = Math.floor(middle / divisor)
  const bottom = (middle - middleQuotient * divisor) * TWO_16 + (low & 0xffff)
  const bottomQuotient = Math.floor(bottom / divisor)
  const rest = bottom - bottomQuotient * divisor
  converted.seconds = topQuotient * TWO_32 + middleQuotient * TWO_16 + bottomQuotient + resolution.offsetSeconds
  converted.nanoseconds = nanosecondsOf(rest, divisor)
}

/** rest / divisor of a second in nanoseconds; exact because common divisors divide 10^9 or go through BigInt. */
function nanosecondsOf(rest: number, divisor: number): number {
  if (NANOSECONDS % divisor === 0) return rest * (NANOSECONDS / divisor)
  const product = rest * NANOSECONDS
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / divisor)
  return Number((BigInt(rest) * 1_000_000_000n) / BigInt(divisor))
}

function convertBigTicks(high: number, low: number, resolution: TimestampResolution): void {
  const ticks = (BigInt(high) << 32n) | BigInt(low)
  const divisor = BigInt(resolution.exact)
  converted.seconds = Number(ticks / divisor) + resolution.offsetSeconds
  converted.nanoseconds = Number(((ticks % divisor) * 1_000_000_000n) / divisor)
}
