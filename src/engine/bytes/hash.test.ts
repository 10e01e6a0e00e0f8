import { describe, expect, it } from 'vitest'
import { KeyedHash } from './hash'

const hash = new KeyedHash(Uint32Array.of(1, 2, 3, 4))

/** Longest run of full slots when 4,096 keys stand in 8,192 slots by linear probing. */
function longestProbe(hashOf: (i: number) => number): number {
  const slots = new Uint8Array(8192)
  let longest = 0
  for (let i = 0; i < 4096; i++) {
    let probe = 0
    while (slots[(hashOf(i) + probe) & 8191] === 1) probe++
    slots[(hashOf(i) + probe) & 8191] = 1
    longest = Math.max(longest, probe)
  }
  return longest
}

describe('the keyed hash', () => {
  it('is the same for the same seed and another for another', () => {
    const again = new KeyedHash(Uint32Array.of(1, 2, 3, 4))
    const other = new KeyedHash(Uint32Array.of(1, 2, 3, 5))
    expect(again.hash3(7, 8, 9)).toBe(hash.hash3(7, 8, 9))
    expect(other.hash3(7, 8, 9)).not.toBe(hash.hash3(7, 8, 9))
  })

  it('is 32 bits without a sign, for negative words too', () => {
    for (const words of [
      [0, 0],
      [-1, -1],
      [0xffff_ffff, 0x8000_0000],
    ]) {
      const value = hash.hash2(words[0], words[1])
      expect(value).toBe(value >>> 0)
      expect(value).toBe(hash.hash2(words[0] >>> 0, words[1] >>> 0))
    }
  })

  it('depends on every byte of every word, and on their order', () => {
    const seen = new Set<number>()
    for (let word = 0; word < 5; word++) {
      for (let bit = 0; bit < 32; bit++) {
        const words = [0, 0, 0, 0, 0]
        words[word] = 2 ** bit
        seen.add(hash.hash5(words[0], words[1], words[2], words[3], words[4]))
      }
    }
    expect(seen.size).toBe(5 * 32)
    expect(hash.hash2(1, 2)).not.toBe(hash.hash2(2, 1))
  })

  it('keeps look-ups short for keys in a row, by a stride, and in the high bits', () => {
    for (const seed of [1, 2, 3]) {
      const keyed = new KeyedHash(Uint32Array.of(seed, 9, 9, 9))
      expect(longestProbe((i) => keyed.hash1(i))).toBeLessThan(128)
      expect(longestProbe((i) => keyed.hash1(i * 65_536))).toBeLessThan(128)
      expect(longestProbe((i) => keyed.hash4(0x2001_0db8, 0, 0, i << 8))).toBeLessThan(128)
      expect(longestProbe((i) => keyed.hash3(i & 63, ((i >> 6) << 16) | 443, 6))).toBeLessThan(128)
    }
  })
})
