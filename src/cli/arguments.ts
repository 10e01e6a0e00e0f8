// The words of a call as options. In: arguments. Out: a command with its options, or a UsageError that says what to change.

import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { REPORT_FORMATS } from '../export/index'
import { type Choices, type Measure, readInside, readThreshold } from '../verdict/index'
import { carveOptions } from './carve-arguments'
import type { CarveOptions } from './carve-command'
import type { ConversationsOptions, Format } from './conversations-command'
import type { DaysOptions } from './days-command'
import type { ReportOptions } from './report-command'
import type { ScenarioOptions } from './scenario-command'
import type { ScenarioLintOptions } from './scenario-lint-command'
import type { SummarizeOptions } from './summarize-command'
import { UsageError } from './usage'
import type { VerdictOptions } from './verdict-command'

export type Call =
  | { command: 'help' }
  | { command: 'conversations'; options: ConversationsOptions }
  | { command: 'verdict'; options: VerdictOptions }
  | { command: 'report'; options: ReportOptions }
  | { command: 'summarize'; options: SummarizeOptions }
  | { command: 'scenario'; options: ScenarioOptions }
  | { command: 'carve'; options: CarveOptions }
  | { command: 'days'; options: DaysOptions }
  | { command: 'scenario-lint'; options: ScenarioLintOptions }

const WINDOWS: ReadonlyMap<string, number> = new Map([
  ['15m', 15],
  ['15min', 15],
  ['1h', 60],
  ['2h', 120],
  ['24h', 1440],
  ['1d', 1440],
])

export function parseArguments(words: string[]): Call {
  const [command, ...rest] = words
  if (command === undefined) throw new UsageError('a command is missing.')
  if (command === 'help' || command === '--help' || command === '-h' || rest.includes('--help'))
    return { command: 'help' }
  if (command === 'conversations') return { command, options: conversationsOptions(rest) }
  if (command === 'carve') return { command, options: carveOptions(rest) }
  if (command === 'days') return { command, options: daysOptions(rest) }
  if (command === 'verdict') return { command, options: verdictOptions(rest) }
  if (command === 'report') return { command, options: reportOptions(rest) }
  if (command === 'summarize') return { command, options: summarizeOptions(rest) }
  if (command === 'scenario') return scenarioCall(rest)
  throw new UsageError(`"${command}" is no command of egress.`)
}

function conversationsOptions(words: string[]): ConversationsOptions {
  const { values, positionals } = read(words, {
    by: { type: 'string', default: 'pair' },
    each: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  })
  return {
    by: oneOf('--by', String(values.by), ['pair', 'conversation'] as const),
    each: values.each === true,
    format: formatOf(values.format),
    paths: pathsOf(positionals),
  }
}

const CHOICE_OPTIONS = {
  inside: { type: 'string', multiple: true, default: [] },
  threshold: { type: 'string', default: '25MB' },
  window: { type: 'string', default: '2h' },
  measure: { type: 'string', default: 'goodput' },
} as const satisfies OptionTable

function verdictOptions(words: string[]): VerdictOptions {
  const { values, positionals } = read(words, {
    ...CHOICE_OPTIONS,
    each: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  })
  return {
    choices: choicesOf(values),
    each: values.each === true,
    format: formatOf(values.format),
    paths: pathsOf(positionals),
  }
}

function choicesOf(values: Record<string, unknown>): Choices {
  const inside = (values['inside'] as string[]).flatMap((list) => list.split(',')).filter((text) => text.trim() !== '')
  const networks = readInside(inside)
  if (!networks.ok) throw new UsageError(networks.complaint.message)
  const threshold = readThreshold(String(values['threshold']))
  if (!threshold.ok) throw new UsageError(threshold.complaint.message)
  const windowMinutes = WINDOWS.get(String(values['window']))
  if (windowMinutes === undefined)
    throw new UsageError(`--window is one of 15m, 1h, 2h, 24h, not "${values['window']}".`)
  return {
    inside,
    thresholdBytes: threshold.value,
    windowMinutes,
    measure: oneOf<Measure>('--measure', String(values['measure']), ['goodput', 'payload', 'frame']),
  }
}

function reportOptions(words: string[]): ReportOptions {
  const { values, positionals } = read(words, {
    ...CHOICE_OPTIONS,
    out: { type: 'string' },
    redact: { type: 'boolean', default: false },
    hash: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  })
  if (values.out === undefined) throw new UsageError('--out names the file or the folder to write.')
  const out = String(values.out)
  const format = REPORT_FORMATS.find((ending) => out.toLowerCase().endsWith(`.${ending}`)) ?? null
  const ending = extname(out)
  if (format === null && ending !== '')
    throw new UsageError(`--out is a folder, or ends in .html, .md or .json, not in "${ending}".`)
  return {
    choices: choicesOf(values),
    out,
    format,
    isRedacted: values.redact === true,
    isHashed: values.hash === true,
    force: values.force === true,
    paths: pathsOf(positionals),
  }
}

function summarizeOptions(words: string[]): SummarizeOptions {
  const { values, positionals } = read(words, { out: { type: 'string' }, force: { type: 'boolean', default: false } })
  if (values.out === undefined) throw new UsageError('--out names the folder to write into.')
  return { out: String(values.out), force: values.force === true, paths: pathsOf(positionals) }
}

function daysOptions(words: string[]): DaysOptions {
  const { values, positionals } = read(words, { out: { type: 'string' }, zone: { type: 'string', default: 'UTC' } })
  if (values.out === undefined) throw new UsageError('--out names the folder to write into.')
  const zone = String(values.zone)
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new UsageError(`--zone is a time zone such as Europe/Berlin, not "${zone}".`)
  }
  return { out: String(values.out), zone, paths: pathsOf(positionals) }
}

function scenarioCall(words: string[]): Call {
  const { values, positionals } = read(words, {
    lint: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string' },
    full: { type: 'boolean', default: false },
  })
  if (values.lint !== undefined) {
    if (positionals.length > 0) throw new UsageError('scenario --lint takes one pack: its folder or its pack.json.')
    return { command: 'scenario-lint', options: { pack: String(values.lint) } }
  }
  const [scenario, ...others] = positionals
  if (scenario === undefined || others.length > 0 || values.out === undefined)
    throw new UsageError('scenario takes one scenario and --out with a folder, or --lint with a pack.')
  const seed = values.seed === undefined ? undefined : String(values.seed)
  return { command: 'scenario', options: { scenario, out: String(values.out), seed, isFull: values.full === true } }
}

type OptionTable = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

function read(words: string[], options: OptionTable) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}, not "${value}".`)
  return found
}

function formatOf(value: unknown): Format {
  return oneOf('--format', String(value), ['table', 'csv', 'json'] as const)
}

function pathsOf(positionals: string[]): string[] {
  if (positionals.length === 0) throw new UsageError('name at least one capture or folder.')
  return positionals
}
