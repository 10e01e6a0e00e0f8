// `egress summarize`: what a sensor hands over in place of its captures. In: paths of captures or of summaries. Out: files in a folder.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { summaryParquet, visible, writeSummary } from '../export/index'
import { readCase, wasRead } from './read-case'
import { EXIT_EXISTS, EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface SummarizeOptions {
  /** Folder for the files; made when it is not there. */
  out: string
  /** Write over files of an earlier run. */
  force: boolean
  paths: string[]
}

/** One lossless file, which the page and the command open in place of the captures, and four tables for SQL. */
export async function runSummarize(options: SummarizeOptions, write: (text: string) => void): Promise<number> {
  const summary = await readCase(options.paths)
  if (!wasRead(summary)) return EXIT_NOTHING_READ
  const files = [
    { name: SUMMARY_FILE, bytes: new TextEncoder().encode(writeSummary(summary)) },
    ...summaryParquet(summary),
  ]
  await mkdir(options.out, { recursive: true })
  for (const { name, bytes } of files) {
    const path = join(options.out, name)
    try {
      await writeFile(path, bytes, { flag: options.force ? 'w' : 'wx' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      write(`${visible(path)} is there already. --force writes over it.\n`)
      return EXIT_EXISTS
    }
    write(`${visible(path)} ${bytes.length} bytes\n`)
  }
  return EXIT_READ
}

const SUMMARY_FILE = 'egress-summary.json'
