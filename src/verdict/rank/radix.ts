// Stable radix sort of row numbers by columns of 32-bit words. A million rows by a 64-bit key take some tens of
// milliseconds, where a comparing sort takes a second; and stable means that equal keys keep the order of rows.

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS
const DIGIT_MASK = DIGITS - 1
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const

/**
 * Sorts by words that stand by position: words[w][i] belongs to rows[i]. The least significant word comes first.
 * A digit that is the same for all rows costs one count and no move.
 */
export function sortByWords(rows: Uint32Array, words: readonly Uint32Array[]): Uint32Array {
  const count = rows.length
  let order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  let spare = new Uint32Array(count)
  for (const word of words) {
    const counts = countDigits(word, count)
    for (let digit = 0; digit < SHIFTS.length; digit++) {
      const shift = SHIFTS[digit]
      const places = placesOf(counts[digit], count)
      if (places === null) continue
      for (let i = 0; i < count; i++) {
        const position = order[i]
        spare[places[(word[position] >>> shift) & DIGIT_MASK]++] = position
      }
      const sorted = spare
      spare = order
      order = sorted
    }
  }
  for (let i = 0; i < count; i++) spare[i] = rows[order[i]]
  return spare
}

/** Doubles as two words, low and high, whose unsigned order is the order of the numbers; NaN stands behind all of them. */
export function wordsOfNumbers(numbers: Float64Array, isDescending: boolean): [Uint32Array, Uint32Array] {
  const count = numbers.length
  const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, count * 2)
  const low = new Uint32Array(count)
  const high = new Uint32Array(count)
  const turn = isDescending ? 0xffffffff : 0
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(numbers[i])) {
      low[i] = high[i] = 0xffffffff
      continue
    }
    // IEEE 754: positive numbers sort by their bits with the sign flipped, negative ones by all bits flipped.
    // Adding 0 would turn -0 into 0, but no key of ours is -0.
    const flip = bits[2 * i + 1] >>> 31 === 1 ? 0xffffffff : 0
    low[i] = bits[2 * i] ^ flip ^ turn
    high[i] = bits[2 * i + 1] ^ (flip | 0x80000000) ^ turn
  }
  return [low, high]
}

/** How many rows have each value of each digit; one scan for all digits of a word. */
function countDigits(word: Uint32Array, count: number): [Uint32Array, Uint32Array, Uint32Array] {
  const low = new Uint32Array(DIGITS)
  const middle = new Uint32Array(DIGITS)
  const high = new Uint32Array(DIGITS)
  for (let i = 0; i < count; i++) {
    const value = word[i]
    low[value & DIGIT_MASK]++
    middle[(value >>> SHIFTS[1]) & DIGIT_MASK]++
    high[value >>> SHIFTS[2]]++
  }
  return [low, middle, high]
}

/** Turns counts into the place of each digit's first row; null when one digit holds all rows. */
function placesOf(counts: Uint32Array, count: number): Uint32Array | null {
  let sum = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const size = counts[digit]
    if (size === count) return null
    counts[digit] = sum
    sum += size
  }
  return counts
}
