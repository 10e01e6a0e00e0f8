// The captures that benches read, made once in bench/data. In: a mix of frame lengths, a size, conversations. Out: where it lies.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mix, writeBigCapture } from './big-capture.mjs'

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
  const path = join(capturesFolder(), `${mix}-${bytes}-${flows}.pcap`)
  const note = `${path}.json`
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8'))
  const made = { path, ...writeBigCapture(path, { bytes, mix, flows }) }
  writeFileSync(note, JSON.stringify(made))
  return made
}
