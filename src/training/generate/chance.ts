// Chance that falls the same in every engine. In: pack, seed and the name of a flow. Out: whole numbers for that flow alone,
// so that adding a flow moves no other.

import { sha256 } from '../../engine/index'
import { bytesOfText } from '../pack/bytes-text'
import type { Random } from '../random'

const TWO_TO_32 = 4_294_967_296

/**
 * xoshiro128** (Blackman, Vigna), started from SHA-256 of `packId \0 seed \0 flowId`. A number below n, n at most 2^21 or a
 * power of two up to 2^32, is exact: the product stays below 2^53.
 */
export function chanceOf(packId: string, seed: string, flowId: string): Random {
  const digest = sha256(bytesOfText(`${packId}\0${seed}\0${flowId}`))
  const words = new Uint32Array(4)
  const view = new DataView(digest.buffer)
  for (let index = 0; index < 4; index++) words[index] = view.getUint32(4 * index, true)
  if (words.every((word) => word === 0)) words[0] = 1
  let [a, b, c, d] = words
  return (below) => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return Math.floor((result * below) / TWO_TO_32)
  }
}
