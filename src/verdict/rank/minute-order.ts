// The order of minutes. In: minutes since 1970, as many as one row or host has. Out: their positions by ascending minute; those of
// one minute stay as they came.

import { sortByWords } from './radix'

/** 2^32 minutes times this are the whole numbers that a double holds exactly. */
const MOST_PACKED = 1 << 21

export function minuteOrder(minutes: Int32Array): Uint32Array {
  const count = minutes.length
  const positions = new Uint32Array(count)
  if (count > MOST_PACKED) {
    for (let i = 0; i < count; i++) positions[i] = i
    // The sign bit flipped, signed minutes are in order as unsigned words.
    return sortByWords(positions, [Uint32Array.from(minutes, (minute) => minute ^ 0x80000000)])
  }
  // Minute and position in one number, so that the browser's own sort does it: a radix sort costs too much for a short row. A
  // power of two takes them apart again exactly, and faster than a remainder.
  const scale = 2 ** Math.ceil(Math.log2(count))
  const packed = new Float64Array(count)
  for (let i = 0; i < count; i++) packed[i] = (minutes[i] + 0x80000000) * scale + i
  packed.sort()
  for (let i = 0; i < count; i++) positions[i] = packed[i] - Math.floor(packed[i] / scale) * scale
  return positions
}
