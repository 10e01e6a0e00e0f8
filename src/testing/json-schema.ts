// The schemas that the project publishes, and a validator that others wrote. In: JSON of Egress. Out: what does not fit, and the same JSON
// broken in every place.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const FOLDER = join(import.meta.dirname, '../../schemas')
const ENDING = '.schema.json'
/** The first misfit says enough. */
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })

const files = readdirSync(FOLDER).filter((file) => file.endsWith(ENDING))
const names = files.map((file) => file.slice(0, -ENDING.length))
for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, `${name}${ENDING}`), 'utf8')))

/** Schemas of whole files; the parts that they share stand in one that no file names. */
export const schemaNames = names.filter((name) => name !== 'egress.common-1').sort()

/** "egress.verdict-1" for a file that says "egress.verdict/1": the first field of each file is its schema and version. */
export function schemaNamed(json: Record<string, unknown>): string {
  const [[field, value]] = Object.entries(json)
  const name = String(value).replace('/', '-')
  if (!/^(schema|packFormat|resultFormat)$/.test(field) || !schemaNames.includes(name))
    throw new Error(`"${field}": "${value}" names no published schema`)
  return name
}

/** Each misfit as "/place what"; empty when the JSON fits the schema that it names. */
export function misfitsOf(text: string): string[] {
  const json = JSON.parse(text)
  return misfitsTo(schemaNamed(json), json)
}

/** The same against a schema by name. */
export function misfitsTo(name: string, json: unknown): string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(`${name}${ENDING}`)
  if (validate === undefined) throw new Error(`no schema ${name}`)
  if (validate(json)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${text(params)}`,
  )
}

function text(params: object): string {
  return JSON.stringify(params)
}

type Path = (string | number)[]

/**
 * Breaks the JSON in every place (of a list in its first item) by a stranger, a missing field or a value of another type, and gives what
 * `isRefused` does not refuse. The JSON is broken in place and mended again: copies of it would take the time.
 */
export function takenThough(json: unknown, isRefused: (json: unknown) => boolean): string[] {
  const whole = { json }
  return placesOf(json, ['json']).flatMap((path) => {
    const parent = path.slice(0, -1).reduce<unknown>(within, whole) as Record<string | number, unknown>
    const last = path[path.length - 1]
    const value = parent[last]
    const where = `/${path.slice(1).join('/')}`
    const taken: string[] = []
    const ask = (what: string): void => {
      if (!isRefused(whole.json)) taken.push(`${where} ${what}`)
    }
    parent[last] = otherType(value)
    ask('of another type')
    if (isObject(value)) {
      parent[last] = { ...value, 'a stranger': 1 }
      ask('with a stranger')
    }
    if (typeof last === 'string' && path.length > 1) {
      delete parent[last]
      ask('missing')
    }
    parent[last] = value
    return taken
  })
}

function within(at: unknown, key: string | number): unknown {
  return (at as Record<string | number, unknown>)[key]
}

function placesOf(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return [path, ...(value.length === 0 ? [] : placesOf(value[0], [...path, 0]))]
  if (!isObject(value)) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function otherType(value: unknown): unknown {
  if (Array.isArray(value) || value === null) return {}
  if (typeof value === 'object') return []
  return typeof value === 'string' ? 7 : 'seven'
}
