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
    for (const shift of SHIFTS) {
      const places = placesOf(word, count, shift)
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

/** Where each digit's first row goes, or null when one digit holds them all. */
function placesOf(word: Uint32Array, count: number, shift: number): Uint32Array | null {
  const places = new Uint32Array(DIGITS)
  for (let i = 0; i < count; i++) places[(word[i] >>> shift) & DIGIT_MASK]++
  if (count === 0 || places[(word[0] >>> shift) & DIGIT_MASK] === count) return null
  let sum = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const size = places[digit]
    places[digit] = sum
    sum += size
  }
  return places
}
