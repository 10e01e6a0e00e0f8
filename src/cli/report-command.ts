// `egress report`: the page's report from a shell. In: choices and paths. Out: one file, and the redaction key beside it.

import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { hexOf, Sha256, type Summary } from '../engine/index'
import {
  addToCustody,
  type CustodyEntry,
  type ReportFormat,
  redactionOf,
  VERSION,
  visible,
  writeReport,
} from '../export/index'
import type { Choices } from '../verdict/index'
import { readCase, wasRead } from './read-case'
import { looksOf } from './second-look'
import { EXIT_EXISTS, EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface ReportOptions {
  choices: Choices
  out: string
  format: ReportFormat
  isRedacted: boolean
  isHashed: boolean
  force: boolean
  paths: string[]
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
  const request = {
    choices: options.choices,
    looks: await looksOf(summary, options.choices, options.paths),
    marks: [],
    custody: custodyOf(summary, startedAt, madeAt, options),
    hashes,
    madeAt,
    application: `egress ${VERSION}`,
    system: `Node ${process.versions.node}`,
  }
  const redaction = options.isRedacted ? redactionOf(summary, options.choices.inside) : null
  const files = [{ path: options.out, text: writeReport(summary, request, options.format, redaction) }]
  if (redaction !== null)
    files.push({ path: `${options.out}-key.json`, text: `${JSON.stringify(redaction.key, null, 1)}\n` })
  for (const file of files) if (!(await writeOnce(file, options.force, write))) return EXIT_EXISTS
  return EXIT_READ
}

function custodyOf(summary: Summary, openedAt: string, madeAt: string, options: ReportOptions): CustodyEntry[] {
  const opened = addToCustody([], openedAt, 'opened', `${summary.captures.length} files`)
  const hashed = options.isHashed ? addToCustody(opened, madeAt, 'hashed', 'each file that could be read') : opened
  return addToCustody(hashed, madeAt, 'exported', `a report as ${options.format}`)
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

async function hashOf(path: string): Promise<string> {
  const hash = new Sha256()
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hexOf(hash.digest())
}

async function writeOnce(
  { path, text }: { path: string; text: string },
  force: boolean,
  write: (text: string) => void,
): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    write(`${visible(path)} is there already. --force writes over it.\n`)
    return false
  }
  write(`${visible(path)}\n`)
  return true
}
