// The captures beside the project, where they are present. In: a folder of ../shared/captures. Out: what Egress makes of each.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCapture, type Summary } from '../engine/index'
import { conversationRecords } from '../export/index'
import { compareTable, type Difference, type Golden, TABLES } from './golden'

export const CORPUS = join(import.meta.dirname, '../../../shared/captures')
export const hasCorpus = existsSync(CORPUS)

/** Captures of one folder, in order of name. */
export function capturesIn(folder: string): string[] {
  return readdirSync(join(CORPUS, folder))
    .filter((name) => !name.endsWith('.json') && existsSync(goldenPath(folder, name)))
    .sort()
}

/** Real captures keep their whole name before ".golden.json", the small ones of semantics/ lose their ending. */
function goldenPath(folder: string, name: string): string {
  const whole = join(CORPUS, folder, `${name}.golden.json`)
  return existsSync(whole) ? whole : join(CORPUS, folder, `${name.replace(/\.\w+$/, '')}.golden.json`)
}

const SEED = new Uint32Array([11, 22, 33, 44])
/** Small enough that records are cut at chunk borders in every larger capture. */
const PIECE = 4093

export function readWhole(bytes: Uint8Array, name: string, piece = PIECE): Summary {
  const feed = openCapture({ name, bytes: bytes.length, seed: SEED })
  for (let at = 0; at < bytes.length; at += piece) feed.push(bytes.subarray(at, at + piece))
  feed.end()
  return feed.takeSummary()
}

export interface Comparison {
  name: string
  summary: Summary
  differences: Difference[]
}

/** Reads a capture in small pieces and compares all tables with its golden file. */
export function compareCapture(folder: string, name: string): Comparison {
  const path = join(CORPUS, folder, name)
  const golden = JSON.parse(readFileSync(goldenPath(folder, name), 'utf8')) as Golden
  const summary = readWhole(readFileSync(path), name)
  const records = [...conversationRecords(summary, 'pair', SEED), ...conversationRecords(summary, 'conversation', SEED)]
  const { rules } = summary.captures[0]
  if (golden.conv === undefined) return { name, summary, differences: [] }
  return { name, summary, differences: TABLES.flatMap((table) => compareTable(table, golden, records, rules)) }
}
