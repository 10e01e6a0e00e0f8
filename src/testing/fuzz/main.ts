// The long run, as a program. In: --seed, --count. Out: how many cases a second, and each broken promise with its seed and its file.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzCase } from './run'
import { builtSeeds, type FuzzSeed } from './seeds'

const REAL = ['../shared/captures/real', '../shared/captures/semantics', '../shared/captures/malformed']
const FAILURES = 'node_modules/.cache/egress-fuzz/failures'
const REPORT_EVERY_MS = 10_000
const MAX_SEED_BYTES = 64 * 1024

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
})
const first = Number(values.seed)
const count = Number(values.count)
const captures = [...builtSeeds(), ...REAL.flatMap(realSeeds)]
console.log(`${captures.length} captures, ${count} cases from seed ${first}`)

let failures = 0
let reportedAt = Date.now()
const startedAt = Date.now()
for (let i = 0; i < count; i++) {
  const before = process.cpuUsage().user
  const { capture, bytes, broken } = fuzzCase(captures, first + i)
  // Processor time: a busy machine is no bug.
  const took = (process.cpuUsage().user - before) / 1000
  if (took > 2000) broken.push(`took ${Math.round(took)} ms for ${bytes.length} bytes`)
  if (broken.length > 0) report(first + i, capture, bytes, broken)
  if (Date.now() - reportedAt > REPORT_EVERY_MS) {
    reportedAt = Date.now()
    console.log(`${i + 1} cases, ${failures} failures, ${rate(i + 1)} a second, ${megabytes()} MB heap`)
  }
}
console.log(`${count} cases, ${failures} failures, ${rate(count)} a second, ${megabytes()} MB heap`)
process.exitCode = failures > 0 ? 1 : 0

function report(seed: number, capture: string, bytes: Uint8Array, broken: readonly string[]): void {
  failures++
  mkdirSync(FAILURES, { recursive: true })
  const path = join(FAILURES, `${seed}.bin`)
  writeFileSync(path, bytes)
  console.log(`seed ${seed} (${capture}), written to ${path}:\n  ${broken.join('\n  ')}`)
}

function realSeeds(folder: string): FuzzSeed[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.json') && !name.endsWith('.tsv') && !name.endsWith('.txt'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= MAX_SEED_BYTES)
}

function rate(cases: number): number {
  return Math.round((1000 * cases) / Math.max(1, Date.now() - startedAt))
}

function megabytes(): number {
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}
