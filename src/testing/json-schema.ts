// The schemas that the project publishes, and a validator that others wrote. In: JSON of Egress. Out: what does not fit, and the same JSON
// broken in every place.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const FOLDER = join(import.meta.dirname, '../../schemas')
const ENDING = '.schema.json'
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false })

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

export interface Broken {
  what: string
  json: unknown
}

type Path = (string | number)[]

/** The JSON with one stranger, one missing field or one value of another type, in every place; of a list in its first item. */
export function brokenOnes(json: unknown): Broken[] {
  return placesOf(json, []).flatMap((path) => {
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], json)
    const where = `/${path.join('/')}`
    const ones = [{ what: `${where} of another type`, json: changed(json, path, () => otherType(value)) }]
    if (typeof path.at(-1) === 'string')
      ones.push({ what: `${where} missing`, json: changed(json, path, () => undefined) })
    if (isObject(value))
      ones.push({ what: `${where} with a stranger`, json: changed(json, path, () => ({ ...value, 'a stranger': 1 })) })
    return ones
  })
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

function changed(json: unknown, path: Path, to: () => unknown): unknown {
  if (path.length === 0) return to()
  const copy = structuredClone(json)
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy) as Record<
    string | number,
    unknown
  >
  const last = path[path.length - 1]
  const value = to()
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}
