// The case file (schema egress.case/2): everything but the packets, as one JSON. In: a Summary, choices, marks, custody. Out: text, and
// back with every field looked at; the first one that does not fit is named and nothing is opened.

import type { Summary } from '../../engine/index'
import {
  type Fit,
  list,
  misfit,
  number,
  oneOf,
  parseJson,
  record,
  type Shape,
  text,
  truthValue,
  whole,
} from '../../foreign-json/index'
import { type Choices, type Exception, type Filter, type RowKey, readInside } from '../../verdict/index'
import { MOST_SUMMARY_CHARACTERS, readSummary, summaryJson, summaryShape } from '../summary-file/summary-file'
import { brokenAt, type CustodyEntry, STEPS } from './custody'
import type { Fingerprint } from './fingerprint'
import { type CaseLayout, layoutShape } from './layout'
import { type Mark, VERDICTS } from './marks'
import { upgraded } from './upgrade'

/** The version that is written. Older ones are upgraded step by step (upgrade.ts). */
const VERSION = 2

export interface SavedCase {
  /** null when a bare summary was opened: then the choices stay as they are. */
  choices: Choices | null
  filter: Filter | null
  /** null in a file of version 1 and in a summary: the screen stays as it is. */
  layout: CaseLayout | null
  zone: string
  marks: Mark[]
  custody: CustodyEntry[]
}

export interface OpenedCase extends SavedCase {
  fingerprints: Fingerprint[]
  summary: Summary
}

type Unchanged<T> = { readonly [Key in keyof T]: T[Key] extends (infer Item)[] ? readonly Item[] : T[Key] }

export function writeCase(
  summary: Summary,
  saved: Unchanged<SavedCase>,
  fingerprints: readonly Fingerprint[] = [],
): string {
  const { choices, filter, layout, zone, marks, custody } = saved
  const schema = `egress.case/${VERSION}`
  const file = { schema, choices, filter, layout, zone, marks, custody, fingerprints, summary: summaryJson(summary) }
  return `${JSON.stringify(file)}\n`
}

/** Whether a text is meant to be a case or a summary: by its first characters, since names prove nothing. */
export function looksLikeCase(start: string): boolean {
  return /^\s*\{\s*"schema"\s*:\s*"egress\.(case|summary)\//.test(start)
}

/** A case, or a summary as a case without choices. */
export function readCaseFile(json: string): Fit<OpenedCase> {
  if (/^\s*\{\s*"schema"\s*:\s*"egress\.summary\//.test(json.slice(0, 80))) {
    const read = readSummary(json)
    if (!read.ok) return read
    return {
      ok: true,
      value: {
        summary: read.value,
        choices: null,
        filter: null,
        layout: null,
        zone: 'UTC',
        marks: [],
        custody: [],
        fingerprints: [],
      },
    }
  }
  const version = Number(/^\s*\{\s*"schema"\s*:\s*"egress\.case\/(\d+)"/.exec(json.slice(0, 80))?.[1] ?? VERSION)
  if (version > VERSION)
    return misfit('schema', `Made with version ${version}; this is ${VERSION}. Open it with a newer Egress.`)
  const read = parseJson(json, MOST_SUMMARY_CHARACTERS, (value, field) => caseShape(upgraded(value, version), field))
  if (!read.ok) return read
  const broken = brokenAt(read.value.custody)
  return broken < 0 ? read : misfit(`custody[${broken}]`, 'This entry does not follow from the one before.')
}

const LONGEST_NOTE = 2000
const LONGEST_ADDRESS = 64
const MOST_MARKS = 10_000
/** As in a summary: a path with folders. */
const LONGEST_FILE_NAME = 4096

const network: Shape<string> = (value, field) => {
  const read = text({ most: LONGEST_ADDRESS })(value, field)
  if (!read.ok) return read
  const inside = readInside([read.value])
  return inside.ok ? read : misfit(field, inside.complaint.message)
}

const key = record<RowKey>({
  level: oneOf(['pair', 'host', 'host-to-site']),
  inside: text({ most: LONGEST_ADDRESS }),
  outside: text({ most: LONGEST_ADDRESS }),
  site: text({ most: 255 }),
})

const mark = record<Mark>({ key, verdict: oneOf(VERDICTS), note: text({ most: LONGEST_NOTE }) })

const custody = record<CustodyEntry>({
  at: text({ most: 40 }),
  step: oneOf(STEPS),
  what: text({ most: LONGEST_NOTE }),
  before: text({ pattern: /^[0-9a-f]{64}$/, example: 'a SHA-256 in hex' }),
})

const fingerprint = record<Fingerprint>({
  name: text({ most: LONGEST_FILE_NAME }),
  bytes: whole(0),
  ends: text({ pattern: /^[0-9a-f]{64}$/, example: 'a SHA-256 in hex' }),
})

const exception = record<Exception>({
  inside: text({ most: LONGEST_ADDRESS }),
  outside: text({ most: LONGEST_ADDRESS }),
  reason: text({ most: LONGEST_NOTE }),
  owner: text({ most: 255 }),
  expires: text({ most: 10 }),
})

const zone: Shape<string> = (value, field) => {
  const read = text({ most: 64 })(value, field)
  if (!read.ok) return read
  try {
    new Intl.DateTimeFormat('en', { timeZone: read.value })
    return read
  } catch {
    return misfit(field, 'This is no time zone. Example: Europe/Berlin')
  }
}

const hours = record<{ days: number[]; fromHour: number; toHour: number }>({
  days: list(whole(0, 6), { most: 7 }),
  fromHour: whole(0, 24),
  toHour: whole(0, 24),
})

type Context = NonNullable<Choices['context']>
const context = record<Context>({
  zone,
  officeHours: orNull(hours),
  normalDays: list(text({ pattern: /^\d{4}-\d\d-\d\d$/, example: '2015-03-11' })),
  baseline: orNull(
    record<NonNullable<Context['baseline']>>({
      schema: oneOf(['egress.baseline/1']),
      blockMinutes: whole(1, 1440),
      hosts: list(
        record<NonNullable<Context['baseline']>['hosts'][number]>({
          address: text({ most: LONGEST_ADDRESS }),
          blocks: whole(0),
          days: whole(0),
          median: number(0, 1000),
          mad: number(0, 1000),
        }),
        { most: 1_000_000 },
      ),
    }),
  ),
  exceptions: list(exception),
})

const choices = record<Choices>(
  {
    inside: list(network),
    thresholdBytes: whole(0),
    windowMinutes: oneOf([15, 60, 120, 1440]),
    measure: oneOf(['goodput', 'payload', 'frame']),
    context,
  },
  ['context'],
)

const filter = record<Filter>({
  text: text({ most: LONGEST_NOTE }),
  role: oneOf(['crossing', 'internal', 'transit', 'multicast']),
  highlightedOnly: truthValue,
})

const fields = record<OpenedCase & { schema: string }>({
  schema: oneOf([`egress.case/${VERSION}`]),
  choices: orNull(choices),
  filter: orNull(filter),
  layout: orNull(layoutShape(key)),
  zone,
  marks: list(mark, { most: MOST_MARKS }),
  custody: list(custody, { most: 100_000 }),
  fingerprints: list(fingerprint, { most: 1_000_000 }),
  summary: summaryShape,
})

const caseShape: Shape<OpenedCase> = (value, field) => {
  const read = fields(value, field)
  if (!read.ok) return read
  const { schema: _, ...opened } = read.value
  return { ok: true, value: opened }
}

function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, field) => (value === null ? { ok: true, value: null } : shape(value, field))
}
