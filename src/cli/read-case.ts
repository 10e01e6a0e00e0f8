// Reads all captures of a call. In: paths. Out: one Summary for the case, or one for each capture.

import { SameFiles, type Summary, SummaryTables } from '../engine/index'
import { terminalProgress } from './progress'
import { readCapture } from './read-file'
import { summaryAt } from './read-summary'
import { copyOfKnown } from './same-files'
import { UsageError } from './usage'
import { walk } from './walk'

/** Random words that key the hash tables of this run. */
export function randomSeed(): Uint32Array {
  return crypto.getRandomValues(new Uint32Array(4))
}

/** Hands over the Summary of each capture in turn. */
export async function readEach(
  paths: readonly string[],
  onCapture: (summary: Summary, path: string) => void | Promise<void>,
): Promise<void> {
  await readFiles(paths, onCapture, async () => null)
}

async function readFiles(
  paths: readonly string[],
  onCapture: (summary: Summary, path: string) => void | Promise<void>,
  known: (path: string) => Promise<Summary | null>,
): Promise<void> {
  const files = await walk(paths)
  const progress = terminalProgress(files.length)
  for (const path of files) {
    const counted = (await known(path)) ?? (await summaryAt(path))
    await onCapture(counted ?? (await readCapture(path, randomSeed(), progress.add)), path)
    progress.file(path)
  }
  progress.end()
}

/** The sum of all captures; one that is given twice counts once. */
export async function readCase(paths: readonly string[]): Promise<Summary> {
  const tables = new SummaryTables(randomSeed())
  const files = new SameFiles()
  await readFiles(
    paths,
    (summary) => {
      refuseTwice(tables.view(), summary)
      tables.add(summary)
    },
    (path) => copyOfKnown(path, files, randomSeed()),
  )
  return tables.view()
}

/** Two summaries can hold one capture; its packets must not count twice. */
function refuseTwice(present: Summary, { captures }: Summary): void {
  const known = new Set(present.captures.map(({ name, bytes }) => `${name}\u0000${bytes}`))
  const twice = captures.find(({ name, bytes, records }) => records > 0 && known.has(`${name}\u0000${bytes}`))
  if (twice !== undefined) throw new UsageError(`${twice.name} is in two of the summaries; leave one of them out.`)
}

/** Whether any of the captures was one. */
export function wasRead(summary: Summary): boolean {
  return summary.captures.some((capture) => capture.format !== 'unknown')
}
