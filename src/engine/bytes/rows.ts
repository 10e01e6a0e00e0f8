// What a table of columns weighs, and how it sheds rows. In: an object whose fields are columns. Out: bytes, or the same fields, shorter.

import { CountColumn } from './counts'
import { Slots } from './slots'

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array

/** Bytes that the columns, counts and slots among an object's fields take, room for rows to come included. */
export function bytesOfTable(table: object): number {
  let bytes = 0
  for (const field of Object.values(table)) {
    if (ArrayBuffer.isView(field)) bytes += field.byteLength
    else if (field instanceof CountColumn) bytes += field.values.byteLength
    else if (field instanceof Slots) bytes += field.rows.byteLength
  }
  return bytes
}

/** A column of ids after the rows that they name were numbered anew; -1 stays none. */
export function renumber(ids: Int32Array, map: Int32Array): void {
  for (let row = 0; row < ids.length; row++) if (ids[row] >= 0) ids[row] = map[ids[row]]
}

/** Which rows of a table stay, and as what. */
export interface Kept {
  /** By old row: the new one, -1 where it goes. New rows ascend with the old ones. */
  map: Int32Array
  /** Rows that stay. */
  count: number
  /** Rows that the shorter columns have room for. */
  capacity: number
}

/** The rows that stay, in a column of their own; `width` entries a row. */
export function keepRows<T extends Column>(column: T, { map, capacity }: Kept, width = 1): T {
  const kept = new (column.constructor as new (length: number) => T)(capacity * width)
  for (let row = 0; row < map.length; row++) {
    const to = map[row]
    if (to < 0) continue
    for (let i = 0; i < width; i++) kept[to * width + i] = column[row * width + i]
  }
  return kept
}

/** Numbers the rows that stay: all but those for which `isGone` is 1; rows behind its end stay. */
export function numberKept(isGone: Uint8Array, rows: number): Kept {
  const map = new Int32Array(rows).fill(-1)
  let count = 0
  for (let row = 0; row < rows; row++) if (isGone[row] !== 1) map[row] = count++
  return { map, count, capacity: Math.max(1, count) }
}
