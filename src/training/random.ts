// Chance that falls the same in every engine. In: the name of a flow. Out: a source of whole numbers for that flow alone,
// so that adding a flow moves no other.

/** A whole number from 0 to below `below`; `below` is at most 2^21, or a power of two up to 2^32. */
export type Random = (below: number) => number

const TWO_TO_32 = 4_294_967_296

/** xoshiro128** (Blackman and Vigna), its state spread from an FNV-1a hash of the name by splitmix32's mixing. */
export function randomOf(name: string): Random {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  const mixed = () => {
    hash = (hash + 0x9e3779b9) | 0
    let word = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return word ^ (word >>> 15)
  }
  let a = mixed()
  let b = mixed()
  let c = mixed()
  let d = mixed()
  return (below) => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    // Exact: the product stays below 2^53, or `below` is a power of two.
    return Math.floor((result * below) / TWO_TO_32)
  }
}

/** Bytes without order, as cipher text looks. */
export function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random(256))
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
