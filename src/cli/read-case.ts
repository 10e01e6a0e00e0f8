// Reads all captures of a call. In: paths. Out: one Summary for the case, or one for each capture.

import { merge, SameFiles, type Summary, SummaryTables } from '../engine/index'
import { terminalProgress } from './progress'
import { readCapture } from './read-file'
import { summaryAt } from './read-summary'
import { copyOfKnown } from './same-files'
import { UsageError } from './usage'
import { walk } from './walk'

/** Random words that key the hash tables of this run; tables of one seed share what is made of it. */
export function randomSeed(): Uint32Array {
  return crypto.getRandomValues(new Uint32Array(4))
}

/** Hands over the Summary of each capture in turn. */
export async function readEach(
  paths: readonly string[],
  onCapture: (summary: Summary, path: string) => void | Promise<void>,
): Promise<void> {
  const seed = randomSeed()
  const progress = await startProgress(paths)
  for (const path of progress.files) {
    const summaries: Summary[] = []
    await readOne(path, seed, progress.add, (summary) => summaries.push(summary))
    await onCapture(summaries.reduce(merge), path)
    progress.file(path)
  }
  progress.end()
}

/** The sum of all captures; one that is given twice counts once. */
export async function readCase(paths: readonly string[]): Promise<Summary> {
  const seed = randomSeed()
  const tables = new SummaryTables(seed)
  const files = new SameFiles()
  const sources = new Map<string, string>()
  const take = (path: string, summary: Summary) => {
    refuseTwice(sources, path, summary)
    tables.add(summary)
  }
  const progress = await startProgress(paths)
  for (const path of progress.files) {
    const copy = await copyOfKnown(path, files, seed)
    if (copy === null) await readOne(path, seed, progress.add, (summary) => take(path, summary))
    else tables.add(copy)
    progress.file(path)
  }
  progress.end()
  return tables.view()
}

async function startProgress(paths: readonly string[]) {
  const files = await walk(paths)
  return { files, ...terminalProgress(files.length) }
}

async function readOne(
  path: string,
  seed: Uint32Array,
  onBytes: (count: number) => void,
  take: (summary: Summary) => void,
): Promise<void> {
  const given = await summaryAt(path)
  if (given === null) await readCapture(path, seed, onBytes, take)
  else take(given)
}

/** Two summaries can hold one capture; its packets must not count twice. `sources`: by capture, the file that it came with. */
function refuseTwice(sources: Map<string, string>, path: string, { captures }: Summary): void {
  for (const { name, bytes, records } of captures) {
    const key = `${name}\u0000${bytes}`
    const source = sources.get(key)
    if (records > 0 && source !== undefined && source !== path)
      throw new UsageError(`${name} is in two of the summaries; leave one of them out.`)
    sources.set(key, path)
  }
}

/** Whether any of the captures was one. */
export function wasRead(summary: Summary): boolean {
  return summary.captures.some((capture) => capture.format !== 'unknown')
}
