// A Summary as one JSON file (schema egress.summary/1), lossless: what a sensor hands over in place of its captures, and what a case
// file holds of them. In: a Summary. Out: text, and back with every value looked at.
//
// It is JSON and not Parquet because a Summary is more than its three tables of numbers (facts seen in clear, samples of DNS names, what
// went wrong in which file): one file says it all, and opening it gives the same screen as the captures did.

import type { Folded, Summary } from '../../engine/index'
import { type Fit, fits, list, misfit, record, text, whole } from '../../foreign-json/index'
import { captureShape } from './captures-shape'
import { readTables, tablesJson } from './tables'

export const SUMMARY_SCHEMA = 'egress.summary/1'

/** JavaScript engines end a text at about 512 M characters (V8: 2^29 − 24); a file this long could not be read in one piece. */
export const MOST_SUMMARY_CHARACTERS = 500_000_000
/** Captures of a case: safety.md E-MANY asks beyond 100,000 files. */
const MOST_CAPTURES = 1_000_000

export function summaryJson(summary: Summary): Record<string, unknown> {
  return {
    schema: SUMMARY_SCHEMA,
    captures: summary.captures.map(({ stretches: _, ...capture }) => capture),
    folded: summary.folded ?? null,
    tables: tablesJson(summary),
  }
}

export function writeSummary(summary: Summary): string {
  return `${JSON.stringify(summaryJson(summary))}\n`
}

/** Whether a text is meant to be such a file: by its first characters, since names prove nothing. */
export function looksLikeSummary(start: string): boolean {
  return /^\s*\{\s*"schema"\s*:\s*"egress\.summary\//.test(start)
}

export function readSummary(json: string): Fit<Summary> {
  if (json.length > MOST_SUMMARY_CHARACTERS)
    return misfit('', `${json.length} characters are too many; ${MOST_SUMMARY_CHARACTERS} are allowed.`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // Also when it is nested deeper than the engine follows.
    return misfit('', 'This is not JSON, or it is not whole.')
  }
  return summaryShape(value, '')
}

const folded = record<Folded>({
  floorBytes: whole(0),
  lackBytes: whole(0),
  pairs: whole(0),
  conversations: whole(0),
  othersIds: list(whole(0), { most: 1_000_000 }),
  host: text({ most: 64 }),
  hostPairs: whole(0),
})

/** A Summary in arrays of its own. */
export function summaryShape(value: unknown, field: string): Fit<Summary> {
  const prefix = field === '' ? '' : `${field}.`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return misfit(field, 'This is not an object.')
  const { schema, captures, folded: fold, tables, ...others } = value as Record<string, unknown>
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined) return misfit(`${prefix}${stranger.slice(0, 40)}`, 'This field is not known.')
  if (schema !== SUMMARY_SCHEMA) return misfit(`${prefix}schema`, `Only "${SUMMARY_SCHEMA}" can be opened.`)
  const files = list(captureShape, { most: MOST_CAPTURES })(captures, `${prefix}captures`)
  if (!files.ok) return files
  const named = files.value.map((capture) => ({ ...capture, stretches: [] }))
  const read = readTables(tables, `${prefix}tables`, named.length)
  if (!read.ok) return read
  if (fold === null) return fits({ captures: named, ...read.value })
  const notice = folded(fold, `${prefix}folded`)
  if (!notice.ok) return notice
  if (notice.value.othersIds.some((id) => id >= read.value.addresses.count))
    return misfit(`${prefix}folded.othersIds`, 'This names an address that is not there.')
  return fits({ captures: named, ...read.value, folded: notice.value })
}
