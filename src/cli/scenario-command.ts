// `egress scenario S1 --out DIR`: a built-in exercise as files. In: its number or id, a folder, a seed. Out: captures and pack.json in
// the folder, a line a file on stdout, exit status.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeScenario, SCENARIOS } from '../training/index'
import { EXIT_READ, UsageError } from './usage'

export interface ScenarioOptions {
  /** "S1", or the id of the pack. */
  scenario: string
  out: string
  /** undefined is the pack's own. */
  seed: string | undefined
  isFull: boolean
}

export async function runScenario(options: ScenarioOptions, write: (text: string) => void): Promise<number> {
  const { out, seed, isFull } = options
  const { captures, pack } = makeScenario(idOf(options.scenario), seed, { isFull })
  await mkdir(out, { recursive: true })
  const files = [...captures, { name: 'pack.json', bytes: `${JSON.stringify(pack, null, 2)}\n` }]
  for (const { name, bytes } of files) {
    await writeFile(join(out, name), bytes)
    write(`${join(out, name)} ${bytes.length}\n`)
  }
  return EXIT_READ
}

function idOf(scenario: string): string {
  const found = SCENARIOS.find(({ id, title }) => id === scenario || title.startsWith(`${scenario.toUpperCase()} `))
  if (found !== undefined) return found.id
  const names = SCENARIOS.map(({ title }) => title.split(' ')[0]).join(', ')
  throw new UsageError(`"${scenario}" is no scenario; there are ${names}.`)
}
