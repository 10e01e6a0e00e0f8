// Summaries given in place of captures. In: a path. Out: the Summary it holds, or null when it is none.

import { open, readFile } from 'node:fs/promises'
import type { Summary } from '../engine/index'
import { looksLikeSummary, MOST_SUMMARY_CHARACTERS, readSummary } from '../export/index'
import { UsageError } from './usage'

/** Enough to see what a file is meant to be. */
const START_BYTES = 64

/** Throws a UsageError for a summary that does not fit: counting the rest without it would give numbers that are too low. */
export async function summaryAt(path: string): Promise<Summary | null> {
  if (!(await startOf(path).then(looksLikeSummary, () => false))) return null
  const bytes = await readFile(path)
  if (bytes.length > MOST_SUMMARY_CHARACTERS)
    throw new UsageError(`${path}: a summary of ${bytes.length} bytes is too large.`)
  const read = readSummary(bytes.toString('utf8'))
  if (read.ok) return read.value
  throw new UsageError(`${path}: ${read.misfit.field}: ${read.misfit.message}`)
}

async function startOf(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
