// Chance that falls the same in every engine (see generate/chance.ts).

/** A whole number from 0 to below `below`; `below` is at most 2^21, or a power of two up to 2^32. */
export type Random = (below: number) => number

/** Bytes without order, as cipher text looks. */
export function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random(256))
}
