// `egress report`: the page's report from a shell. In: choices and paths. Out: one file or a folder of all formats, the hashes of what was
// written and of the captures, and the redaction key.

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { hexOf, type Summary, sha256 } from '../engine/index'
import {
  addToCustody,
  type CustodyEntry,
  type ExportKind,
  formatReport,
  formatSums,
  hashFile,
  keyText,
  REPORT_FORMATS,
  type ReportFormat,
  type ReportRequest,
  redactionOf,
  reportRecord,
  SUMS_FILE,
  suspectsText,
  VERSION,
  visible,
} from '../export/index'
import type { Choices } from '../verdict/index'
import { againFile } from './again-file'
import { readCase, wasRead } from './read-case'
import { looksOf } from './second-look'
import { EXIT_EXISTS, EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface ReportOptions {
  choices: Choices
  out: string
  /** null: `out` is a folder for the report in all formats and the suspects. */
  format: ReportFormat | null
  isRedacted: boolean
  isHashed: boolean
  force: boolean
  paths: string[]
}

interface WrittenFile {
  path: string
  bytes: Uint8Array
}

/** `now`: the clock, so that a test can hold it. */
export async function runReport(
  options: ReportOptions,
  write: (text: string) => void,
  now: () => Date = () => new Date(),
): Promise<number> {
  const startedAt = now().toISOString()
  const summary = await readCase(options.paths)
  if (!wasRead(summary)) return EXIT_NOTHING_READ
  const hashes = options.isHashed ? await hashesOf(summary) : {}
  const madeAt = now().toISOString()
  const files = filesOf(summary, options, {
    choices: options.choices,
    looks: await looksOf(summary, options.choices, options.paths),
    marks: [],
    custody: custodyOf(summary, startedAt, madeAt, options),
    hashes,
    madeAt,
    application: `egress ${VERSION}`,
    system: `Node ${process.versions.node}`,
  })
  const sums = options.format === null ? join(options.out, SUMS_FILE) : `${options.out}.sha256`
  const text = sumsText(dirname(sums), files, options.isRedacted ? {} : hashes)
  if (options.format === null) await mkdir(options.out, { recursive: true })
  for (const file of [...files, { path: sums, bytes: new TextEncoder().encode(text) }])
    if (!(await writeOnce(file, options.force, write))) return EXIT_EXISTS
  return EXIT_READ
}

function filesOf(summary: Summary, options: ReportOptions, request: ReportRequest): WrittenFile[] {
  const { out, format, isRedacted, choices } = options
  const redaction = isRedacted ? redactionOf(summary, choices.inside) : null
  const record = reportRecord(summary, request)
  const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })
  const key = (path: string) => (redaction === null ? [] : [file(path, keyText(redaction))])
  if (format !== null) return [file(out, formatReport(record, format, redaction)), ...key(`${out}-key.json`)]
  return [
    ...REPORT_FORMATS.map((each) => file(join(out, `report.${each}`), formatReport(record, each, redaction))),
    ...SUSPECTS.map((kind) => file(join(out, kind), suspectsText(record, kind, 'both', redaction))),
    ...key(join(out, 'redaction-key.json')),
  ]
}

const SUSPECTS = ['suspects.csv', 'suspects.json'] as const satisfies readonly ExportKind[]

/** Names as they are found from the folder of the list. A redacted report names no capture, and neither does its list. */
function sumsText(folder: string, files: readonly WrittenFile[], hashes: Readonly<Record<string, string>>): string {
  const from = (path: string) => relative(folder, resolve(path))
  const written = files.map(({ path, bytes }) => ({ name: from(path), sha256: hexOf(sha256(bytes)) }))
  const captures = Object.entries(hashes).map(([path, hash]) => ({ name: from(path), sha256: hash }))
  return formatSums([...written, ...captures.sort((x, y) => (x.name < y.name ? -1 : 1))])
}

function custodyOf(summary: Summary, openedAt: string, madeAt: string, options: ReportOptions): CustodyEntry[] {
  const opened = addToCustody([], openedAt, 'opened', `${summary.captures.length} files`)
  const hashed = options.isHashed ? addToCustody(opened, madeAt, 'hashed', 'each file that could be read') : opened
  return addToCustody(hashed, madeAt, 'exported', `a report as ${options.format ?? REPORT_FORMATS.join(', ')}`)
}

/** By name; a file that can no longer be read is left out and printed as not hashed. */
async function hashesOf({ captures }: Summary): Promise<Record<string, string>> {
  const hashes: Record<string, string> = Object.create(null)
  for (const { name } of captures) {
    const hash = await hashOf(name).catch(() => null)
    if (hash !== null) hashes[name] = hash
  }
  return hashes
}

async function hashOf(path: string): Promise<string | null> {
  const file = await againFile(path)
  return file === null ? null : hashFile(file, () => true)
}

async function writeOnce(
  { path, bytes }: WrittenFile,
  force: boolean,
  write: (text: string) => void,
): Promise<boolean> {
  try {
    await writeFile(path, bytes, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    write(`${visible(path)} is there already. --force writes over it.\n`)
    return false
  }
  write(`${visible(path)}\n`)
  return true
}
