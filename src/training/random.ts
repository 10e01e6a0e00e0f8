// Chance that falls the same in every engine. In: the name of a flow. Out: a source of whole numbers for that flow alone,
// so that adding a flow moves no other.

/** A whole number from 0 to below `below`; `below` is at most 2^21, or a power of two up to 2^32. */
export type Random = (below: number) => number

const TWO_TO_32 = 4_294_967_296

/** sfc32 (Doty-Humphrey, PractRand), started from an FNV-1a hash of the name. */
export function randomOf(name: string): Random {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  let a = hash
  let b = hash >>> 16
  let c = ~hash
  let counter = 1
  const next = () => {
    const result = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  // The first words still show the seed; PractRand throws away as many.
  for (let round = 0; round < 15; round++) next()
  // Exact: the product stays below 2^53, or `below` is a power of two.
  return (below) => Math.floor((next() * below) / TWO_TO_32)
}

/** Bytes without order, as cipher text looks. */
export function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random(256))
}
