// Growing and cutting of typed-array columns. In: a column. Out: a longer copy, or a copy of its first rows.

/** Below this many rows a table doubles: there are few bytes to waste. */
const SMALL_TABLE = 1 << 16
const LARGE_TABLE_STEP = 1.125

/** The next size of a table that stays: an eighth more, so that of many million rows an eighth is slack at most. */
export function nextCapacity(capacity: number): number {
  return capacity < SMALL_TABLE ? capacity * 2 : Math.ceil(capacity * LARGE_TABLE_STEP)
}

export function growFloat64(column: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(capacity)
  grown.set(column)
  return grown
}

export function growUint32(column: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(capacity)
  grown.set(column)
  return grown
}

export function growInt32(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(capacity)
  grown.set(column)
  return grown
}

export function growUint8(column: Uint8Array, capacity: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(capacity)
  grown.set(column)
  return grown
}

/** The slots of an open-addressing table: row ids, -1 where free. `length` is a power of two. */
export function emptySlots(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length).fill(-1)
}
