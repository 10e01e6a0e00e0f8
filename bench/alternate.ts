// Two ways to do one thing, timed fairly. In: two things to run. Out: the medians of three turns each, taken in turn so that a
// machine that slows down slows both, and their ratio.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { MIXES, type Mix, parseSize, writeBigCapture } from './big-capture.mjs'

const TURNS = 3

export interface Contender {
  name: string
  /** Milliseconds of one turn. */
  run(): Promise<number> | number
}

/** Runs both once to warm the file cache, then in turn, and prints a line each and the ratio of the first to the second. */
export async function alternate(bytes: number, first: Contender, second: Contender): Promise<void> {
  const times = new Map<Contender, number[]>([
    [first, []],
    [second, []],
  ])
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [contender, taken] of times) {
      const ms = await contender.run()
      if (turn > 0) taken.push(ms)
    }
  }
  const [firstMs, secondMs] = [...times].map(([contender, taken]) => {
    const ms = taken.sort((one, other) => one - other)[Math.floor(taken.length / 2)]
    const speed = (bytes / 1000 / ms).toFixed(0)
    console.log(`${contender.name}: ${ms.toFixed(0)} ms, ${speed} MB/s (turns: ${taken.map(Math.round).join(', ')})`)
    return ms
  })
  console.log(`ratio of the times, ${first.name} to ${second.name}: ${(firstMs / secondMs).toFixed(3)}`)
}

/** A big capture in bench/data; EGRESS_BENCH_SIZE ("200MB") and EGRESS_BENCH_MIX (imix, 700, 60, 1514) choose another. */
export function benchCapture(): { path: string; bytes: number } {
  const size = process.env['EGRESS_BENCH_SIZE'] ?? '1GB'
  const mix = mixOf(process.env['EGRESS_BENCH_MIX'] ?? 'imix')
  const folder = join(process.cwd(), 'bench/data')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'big.pcap')
  const { bytes, records } = writeBigCapture(path, { bytes: parseSize(size), mix })
  console.log(`${mix}, ${bytes} bytes, ${records} records`)
  return { path, bytes }
}

function mixOf(text: string): Mix {
  if (text in MIXES) return text as Mix
  throw new Error(`EGRESS_BENCH_MIX is ${text}; it may be ${Object.keys(MIXES).join(', ')}.`)
}
