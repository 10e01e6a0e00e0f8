// One column of a Summary as JSON: { "f64": "<base64>" }. In: a typed array. Out: JSON, and back with every value looked at.

import { type Fit, fits, misfit, type Shape } from '../../foreign-json/index'
import { decodeBase64, encodeBase64 } from './base64'

const KINDS = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const
export type Kind = keyof typeof KINDS
export type Column = Uint8Array | Uint32Array | Int32Array | Float64Array

/** What the values of a column may be. */
export interface ColumnRule {
  kinds: readonly Kind[]
  least: number
  most: number
  /** Values of a row; 1 unless given. */
  width?: number
  /** May hold fractions. */
  isFraction?: boolean
  /** Infinity means that there is none yet. */
  isOpen?: boolean
}

export type ColumnJson = Partial<Record<Kind, string>>

/** Bytes are little-endian, which every machine that this runs on is. */
export function columnJson(column: Column): ColumnJson {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
  return { [kindOf(column)]: encodeBase64(bytes) }
}

function kindOf(column: Column): Kind {
  if (column instanceof Float64Array) return 'f64'
  if (column instanceof Int32Array) return 'i32'
  return column instanceof Uint32Array ? 'u32' : 'u8'
}

/** A column of so many rows, each value within the rule. */
export function column(rule: ColumnRule, rows: number): Shape<Column> {
  return (value, field) => {
    if (typeof value !== 'object' || value === null) return misfit(field, 'This is not a column.')
    const [kind, ...more] = Object.keys(value)
    const known = rule.kinds.find((candidate) => candidate === kind)
    if (known === undefined || more.length > 0) return misfit(field, `A column here is ${rule.kinds.join(' or ')}.`)
    const text: unknown = (value as ColumnJson)[known]
    const bytes = typeof text === 'string' ? decodeBase64(text) : null
    if (bytes === null) return misfit(field, 'This is not base64.')
    const { BYTES_PER_ELEMENT } = KINDS[known]
    const length = rows * (rule.width ?? 1)
    if (bytes.length !== length * BYTES_PER_ELEMENT)
      return misfit(field, `This has ${bytes.length} bytes and not ${length} values of ${BYTES_PER_ELEMENT}.`)
    return within(new KINDS[known](bytes.buffer as ArrayBuffer), rule, field)
  }
}

function within(values: Column, rule: ColumnRule, field: string): Fit<Column> {
  const { least, most, isFraction = false, isOpen = false } = rule
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (isOpen && Math.abs(value) === Number.POSITIVE_INFINITY) continue
    if (!(value >= least && value <= most)) return misfit(`${field}[${row}]`, `${value} is out of bounds.`)
    if (!isFraction && !Number.isInteger(value)) return misfit(`${field}[${row}]`, `${value} is not a whole number.`)
  }
  return fits(values)
}
