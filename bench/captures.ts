// The captures that benches read, made once in bench/data. In: a mix of frame lengths, a size, conversations. Out: where it lies.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mix, writeBigCapture } from './big-capture.mjs'
import { writeSynCapture } from './syn-capture'

export interface MadeCapture {
  path: string
  bytes: number
  records: number
}

/** Where captures and programs of benches lie; git does not see it. */
export function capturesFolder(): string {
  const folder = join(process.cwd(), 'bench/data')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** `bytes`: least size; `flows`: conversations. The same options give the same file, which is kept for the next bench. */
export function madeCapture(options: { mix: Mix; bytes: number; flows?: number }): MadeCapture {
  const { mix, bytes, flows = 20_000 } = options
  return kept(`${mix}-${bytes}-${flows}.pcap`, (path) => writeBigCapture(path, { bytes, mix, flows }))
}

/** One SYN for each of so many conversations. */
export function madeSynCapture(kind: 'scan' | 'many', attempts: number): MadeCapture {
  return kept(`${kind}-${attempts}.pcap`, (path) => writeSynCapture(path, attempts, kind))
}

function kept(name: string, write: (path: string) => { bytes: number; records: number }): MadeCapture {
  const path = join(capturesFolder(), name)
  const note = `${path}.json`
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8'))
  const made = { path, ...write(path) }
  writeFileSync(note, JSON.stringify(made))
  return made
}
