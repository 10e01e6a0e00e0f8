// The tables of a Summary as JSON, one rule a column. In: a Summary. Out: JSON, and back. The type of each table's rules names every
// column of the engine's type, so that a new column does not compile until it stands here.

import type {
  AddressColumns,
  ConversationColumns,
  PairColumns,
  SeenColumns,
  Summary,
  TrafficColumns,
} from '../../engine/index'
import { CLUE_KINDS, NAME_SOURCES } from '../../engine/index'
import { type Fit, fits, list, misfit, text, whole } from '../../foreign-json/index'
import { type Column, type ColumnRule, column, columnJson } from './column'

/** A table as it stands in the file, and as it is read: columns, nested tables, texts and the number of rows. */
type Table = { count: number }
type Rules<T extends Table> = { [Key in Exclude<keyof T, 'count' | 'texts' | 'names' | 'samples'>]: ColumnRule }

/** Rows of a table in memory: ids are 32-bit. */
const MOST_ROWS = 2 ** 31 - 1
/** The last minute and hour of 32 bits of seconds; later times are in no chart. */
const MOST_MINUTE = Math.floor(0xffff_ffff / 60)
const MOST_HOUR = Math.floor(0xffff_ffff / 3600)
const LONGEST_TEXT = 4096
const WORDS_AN_ADDRESS = 4
const HASHES_A_ROW = 16

const count: ColumnRule = { kinds: ['u8', 'u32', 'f64'], least: 0, most: Number.MAX_SAFE_INTEGER }
const sum: ColumnRule = { kinds: ['f64'], least: 0, most: Number.MAX_SAFE_INTEGER }
const seconds: ColumnRule = { ...sum, least: Number.MIN_SAFE_INTEGER, isOpen: true }
const nanoseconds: ColumnRule = { kinds: ['u32'], least: 0, most: 999_999_999 }
const records: ColumnRule = { ...sum, isOpen: true }
const flag: ColumnRule = { kinds: ['u8'], least: 0, most: 1 }
const port: ColumnRule = { kinds: ['i32'], least: -1, most: 65_535 }
const word: ColumnRule = { kinds: ['u32'], least: 0, most: 0xffff_ffff }

/** An id of a table of `rows` rows. */
function id(rows: number): ColumnRule {
  return { kinds: ['i32'], least: 0, most: rows - 1 }
}

/** The same, or -1 for none. */
function idOrNone(rows: number): ColumnRule {
  return { ...id(rows), least: -1 }
}

function traffic(captures: number): { [Key in keyof TrafficColumns]: ColumnRule } {
  return {
    framesAToB: count,
    framesBToA: count,
    bytesAToB: count,
    bytesBToA: count,
    payloadAToB: count,
    payloadBToA: count,
    goodputAToB: count,
    goodputBToA: count,
    firstSeconds: seconds,
    firstNanoseconds: nanoseconds,
    lastSeconds: seconds,
    lastNanoseconds: nanoseconds,
    firstCaptureIds: idOrNone(captures),
    firstRecords: records,
    firstIsBToA: flag,
  }
}

const ADDRESS_RULES: Rules<AddressColumns> = {
  families: { kinds: ['u8'], least: 4, most: 6 },
  words: { ...word, width: WORDS_AN_ADDRESS },
}

const pairRules = (addresses: number, pairs: number, captures: number): Rules<PairColumns> => ({
  aIds: id(addresses),
  bIds: id(addresses),
  parentIds: idOrNone(pairs),
  ...traffic(captures),
})

const conversationRules = (pairs: number, captures: number): Rules<ConversationColumns> => ({
  pairIds: id(pairs),
  protocols: { kinds: ['u8'], least: 0, most: 255 },
  aPorts: port,
  bPorts: port,
  openedAToB: count,
  openedBToA: count,
  ...traffic(captures),
})

const bucketRules = (pairs: number): Rules<Summary['buckets']> => ({
  pairIds: id(pairs),
  minutes: { kinds: ['i32'], least: 0, most: MOST_MINUTE },
  bytesAToB: count,
  bytesBToA: count,
  payloadAToB: count,
  payloadBToA: count,
  goodputAToB: count,
  goodputBToA: count,
})

const moment = (captures: number) => ({ seconds, nanoseconds, captureIds: id(captures), records })

const clueRules = (conversations: number, texts: number, captures: number): Rules<SeenColumns['clues']> => ({
  conversationIds: id(conversations),
  kinds: { kinds: ['u8'], least: 0, most: CLUE_KINDS.length - 1 },
  isBToA: flag,
  textIds: id(texts),
  ...moment(captures),
})

const nameRules = (addresses: number, texts: number, captures: number): Rules<SeenColumns['names']> => ({
  addressIds: id(addresses),
  sources: { kinds: ['u8'], least: 0, most: NAME_SOURCES.length - 1 },
  textIds: id(texts),
  ...moment(captures),
})

const dnsRules = (addresses: number, texts: number, captures: number): Rules<SeenColumns['dns']> => ({
  clientIds: id(addresses),
  serverIds: id(addresses),
  domainIds: id(texts),
  queries: sum,
  textQueries: sum,
  answers: sum,
  missing: sum,
  queryBytes: sum,
  answerBytes: sum,
  longestName: word,
  longestLabel: word,
  ...moment(captures),
  captureIds: idOrNone(captures),
})

const dnsNameRules = (dns: number): Rules<SeenColumns['dns']['names']> => ({
  dnsIds: id(dns),
  hashHigh: word,
  hashLow: word,
  seconds,
  information: { ...sum, isFraction: true },
})

const dnsSampleRules = (dns: number, texts: number): Rules<SeenColumns['dns']['samples']> => ({
  dnsIds: id(dns),
  textIds: id(texts),
  seconds,
  nanoseconds,
})

const echoRules = (pairs: number): Rules<SeenColumns['echoes']> => ({
  pairIds: id(pairs),
  hours: { kinds: ['i32'], least: 0, most: MOST_HOUR },
  packetsAToB: sum,
  packetsBToA: sum,
  bytesAToB: sum,
  bytesBToA: sum,
  distinctAToB: sum,
  distinctBToA: sum,
  hashesAToB: { ...word, width: HASHES_A_ROW },
  hashesBToA: { ...word, width: HASHES_A_ROW },
})

type Json = Record<string, unknown>
export type Tables = Omit<Summary, 'captures' | 'folded'>

export function tablesJson({ addresses, pairs, conversations, buckets, seen }: Tables): Json {
  const { clues, names, dns, echoes } = seen
  return {
    // The texts of all three are one list.
    texts: clues.texts,
    addresses: tableJson(addresses),
    pairs: tableJson(pairs),
    conversations: tableJson(conversations),
    buckets: tableJson(buckets),
    clues: tableJson(clues),
    names: tableJson(names),
    dns: tableJson(dns),
    dnsNames: tableJson(dns.names),
    dnsSamples: tableJson(dns.samples),
    echoes: tableJson(echoes),
  }
}

function tableJson(table: Table): Json {
  const fields: [string, unknown][] = Object.entries(table)
  const columns = fields.filter((entry): entry is [string, Column] => ArrayBuffer.isView(entry[1]))
  return { count: table.count, ...Object.fromEntries(columns.map(([name, values]) => [name, columnJson(values)])) }
}

const NAMES = [
  'texts',
  'addresses',
  'pairs',
  'conversations',
  'buckets',
  'clues',
  'names',
  'dns',
  'dnsNames',
  'dnsSamples',
  'echoes',
]

/** A value that does not fit ends the reading; it is caught at the door and never leaves this file. */
class DoesNotFit extends Error {
  constructor(readonly misfit: { ok: false; misfit: { field: string; message: string } }) {
    super(misfit.misfit.message)
  }
}

/** `captures`: how many the file names. */
export function readTables(value: unknown, field: string, captures: number): Fit<Tables> {
  try {
    return fits(tablesOf(objectOf(value, field, NAMES), field, captures))
  } catch (error) {
    if (error instanceof DoesNotFit) return error.misfit
    throw error
  }
}

function tablesOf(json: Json, field: string, captures: number): Tables {
  const at = (name: string) => ({ value: json[name], field: `${field}.${name}` })
  const texts = must(list(text({ most: LONGEST_TEXT }), { most: MOST_ROWS })(json['texts'], `${field}.texts`))
  const addresses: AddressColumns = readTable(at('addresses'), () => ADDRESS_RULES)
  const pairs: PairColumns = readTable(at('pairs'), (rows) => pairRules(addresses.count, rows, captures))
  checkParents(pairs, `${field}.pairs.parentIds`)
  const conversations: ConversationColumns = readTable(at('conversations'), () =>
    conversationRules(pairs.count, captures),
  )
  const dns: Rows<SeenColumns['dns']> = readTable(at('dns'), () => dnsRules(addresses.count, texts.length, captures))
  return {
    addresses,
    pairs,
    conversations,
    buckets: readTable(at('buckets'), () => bucketRules(pairs.count)),
    seen: {
      clues: { ...readTable(at('clues'), () => clueRules(conversations.count, texts.length, captures)), texts },
      names: { ...readTable(at('names'), () => nameRules(addresses.count, texts.length, captures)), texts },
      dns: {
        ...dns,
        texts,
        names: readTable(at('dnsNames'), () => dnsNameRules(dns.count)),
        samples: readTable(at('dnsSamples'), () => dnsSampleRules(dns.count, texts.length)),
      },
      echoes: readTable(at('echoes'), () => echoRules(pairs.count)),
    },
  }
}

type Rows<T extends Table> = Omit<T, 'texts' | 'names' | 'samples'>

interface Place {
  value: unknown
  field: string
}

function readTable<T extends Table>({ value, field }: Place, rulesOf: (rows: number) => Rules<T>): Rows<T> {
  const rows = rowsOf(value, field)
  const rules: Record<string, ColumnRule> = rulesOf(rows)
  const json = objectOf(value, field, ['count', ...Object.keys(rules)])
  const columns = Object.entries(rules).map(([name, rule]) => [
    name,
    must(column(rule, rows)(json[name], `${field}.${name}`)),
  ])
  return { count: rows, ...Object.fromEntries(columns) }
}

/** A pair's tunnel stands before it: whoever walks up to the outermost one comes to an end. */
function checkParents({ parentIds }: PairColumns, field: string): void {
  const row = parentIds.findIndex((parent, child) => parent >= child)
  if (row >= 0) throw new DoesNotFit(misfit(`${field}[${row}]`, 'A tunnel stands before the pairs inside it.'))
}

function rowsOf(value: unknown, field: string): number {
  if (typeof value !== 'object' || value === null) throw new DoesNotFit(misfit(field, 'This table is missing.'))
  return must(whole(0, MOST_ROWS)((value as Json)['count'], `${field}.count`))
}

/** The value as an object that has these fields and no others. */
function objectOf(value: unknown, field: string, names: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DoesNotFit(misfit(field, 'This is not an object.'))
  for (const name of Object.keys(value))
    if (!names.includes(name)) throw new DoesNotFit(misfit(`${field}.${name.slice(0, 40)}`, 'This field is not known.'))
  const missing = names.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) throw new DoesNotFit(misfit(`${field}.${missing}`, 'This field is missing.'))
  return value as Json
}

function must<T>(fit: Fit<T>): T {
  if (!fit.ok) throw new DoesNotFit(fit)
  return fit.value
}
