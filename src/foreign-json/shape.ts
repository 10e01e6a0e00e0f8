// The smallest parts of a reader of foreign JSON. In: an unknown value and where it stands. Out: a fresh copy of the fields that are
// known, or the first field that does not fits, with a sentence. Nothing of the value itself is kept, and no code is made from it.

/** What was wrong, and where: "questions[2].points". */
export interface Misfit {
  field: string
  message: string
}

export type Fit<T> = { ok: true; value: T } | { ok: false; misfit: Misfit }

export type Shape<T> = (value: unknown, field: string) => Fit<T>

/** The longest text in a field that names no limit of its own. */
const LONGEST_TEXT = 2000
/** The longest list in a field that names no limit of its own. */
const LONGEST_LIST = 1000
/** How much of a foreign value is repeated in a sentence. */
const SHOWN = 40

export function fits<T>(value: T): Fit<T> {
  return { ok: true, value }
}

export function misfit(field: string, message: string): { ok: false; misfit: Misfit } {
  return { ok: false, misfit: { field, message } }
}

export function text(limits: { most?: number; pattern?: RegExp; example?: string } = {}): Shape<string> {
  const most = limits.most ?? LONGEST_TEXT
  return (value, field) => {
    if (typeof value !== 'string') return misfit(field, `${show(value)} is not a text.`)
    if (value.length > most) return misfit(field, `${value.length} characters are too many; ${most} are allowed.`)
    if (limits.pattern !== undefined && !limits.pattern.test(value))
      return misfit(field, `${show(value)} does not fit. Example: ${limits.example ?? ''}`)
    return fits(value)
  }
}

/** A finite number within both bounds. */
export function number(least: number, most: number): Shape<number> {
  return (value, field) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return misfit(field, `${show(value)} is not a number.`)
    if (value < least || value > most) return misfit(field, `${value} is not between ${least} and ${most}.`)
    return fits(value)
  }
}

export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Shape<number> {
  const inBounds = number(least, most)
  return (value, field) => {
    const read = inBounds(value, field)
    return read.ok && !Number.isInteger(read.value) ? misfit(field, `${read.value} is not a whole number.`) : read
  }
}

export const truthValue: Shape<boolean> = (value, field) =>
  typeof value === 'boolean' ? fits(value) : misfit(field, `${show(value)} is neither true nor false.`)

export function oneOf<const T extends string | number | boolean>(allowed: readonly T[]): Shape<T> {
  return (value, field) => {
    const found = allowed.find((candidate) => candidate === value)
    return found === undefined ? misfit(field, `${show(value)} is none of: ${allowed.join(', ')}.`) : fits(found)
  }
}

export function list<T>(item: Shape<T>, limits: { least?: number; most?: number } = {}): Shape<T[]> {
  const { least = 0, most = LONGEST_LIST } = limits
  return (value, field) => {
    if (!Array.isArray(value)) return misfit(field, `${show(value)} is not a list.`)
    if (value.length < least || value.length > most)
      return misfit(field, `${value.length} entries; between ${least} and ${most} are allowed.`)
    const copy: T[] = []
    for (let index = 0; index < value.length; index++) {
      const read = item(value[index], `${field}[${index}]`)
      if (!read.ok) return read
      copy.push(read.value)
    }
    return fits(copy)
  }
}

type Fields<T> = { [Key in keyof T]-?: Shape<Exclude<T[Key], undefined>> }

/** An object of exactly these fields: one that is missing or not known is refused. */
export function record<T extends object>(fields: Fields<T>, optional: readonly (keyof T & string)[] = []): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  return (value, field) => {
    if (!isPlain(value)) return misfit(field, `${show(value)} is not an object.`)
    const stranger = Object.keys(value).find((key) => !names.some((name) => name === key))
    if (stranger !== undefined) return misfit(within(field, stranger), 'This field is not known.')
    const copy: Partial<T> = {}
    for (const name of names) {
      if (!Object.hasOwn(value, name)) {
        if (optional.includes(name)) continue
        return misfit(within(field, name), 'This field is missing.')
      }
      const read = fields[name](value[name], within(field, name))
      if (!read.ok) return read
      copy[name] = read.value
    }
    return fits(copy as T)
  }
}

/** An object whose field names are free: texts such as question ids. */
export function dictionary<T>(name: RegExp, item: Shape<T>, most: number): Shape<Record<string, T>> {
  return (value, field) => {
    if (!isPlain(value)) return misfit(field, `${show(value)} is not an object.`)
    const keys = Object.keys(value)
    if (keys.length > most) return misfit(field, `${keys.length} entries; ${most} are allowed.`)
    const copy: [string, T][] = []
    for (const key of keys) {
      if (!name.test(key)) return misfit(within(field, key), 'This name does not fit.')
      const read = item(value[key], within(field, key))
      if (!read.ok) return read
      copy.push([key, read.value])
    }
    return fits(Object.fromEntries(copy))
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function within(field: string, name: string): string {
  const shown = name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name
  return field === '' ? shown : `${field}.${shown}`
}

function show(value: unknown): string {
  if (value === undefined) return 'Nothing'
  if (typeof value === 'object') return value === null ? 'null' : Array.isArray(value) ? 'A list' : 'An object'
  const text = String(value)
  return `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`
}
