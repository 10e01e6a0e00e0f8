// `egress scenario --lint`: what is wrong with a training pack. In: its folder, or its pack.json. Out: findings on stdout, exit status.

import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Finding, lintPack, type Pack, readPack, refusalOf } from '../training/index'
import { readPackFacts } from './pack-facts'
import { EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface ScenarioLintOptions {
  /** A folder with pack.json, or the file itself. */
  pack: string
}

/** Something that a pack must not have was found. */
const EXIT_FAULTY = 1

export async function runScenarioLint(
  { pack: path }: ScenarioLintOptions,
  write: (text: string) => void,
): Promise<number> {
  const place = await packFile(path).catch(String)
  if (typeof place === 'string') {
    write(`${path} cannot be read: ${place}\n`)
    return EXIT_NOTHING_READ
  }
  const read = readPack(place.json)
  if (!read.ok) {
    write(`E-CASEBAD ${refusalOf(read.misfit)}\n`)
    return EXIT_FAULTY
  }
  return report(read.value, place.folder, write)
}

async function report(pack: Pack, folder: string, write: (text: string) => void): Promise<number> {
  const present = await readdir(folder)
  const facts = await readPackFacts(pack, folder, present)
  const findings = lintPack(pack, facts)
  if (present.some((name) => name.endsWith('.recipe.json')) && 'sealed' in pack.truth)
    findings.unshift({ severity: 'error', field: '', message: 'A recipe lies beside a sealed pack: it is the answer.' })
  for (const finding of findings) write(`${lineOf(finding)}\n`)
  if (facts === null) write('No capture lies beside the pack: its numbers were not compared.\n')
  const errors = findings.filter(({ severity }) => severity === 'error').length
  write(`${pack.id} ${pack.version}: ${errors} errors, ${findings.length - errors} warnings\n`)
  return errors === 0 ? EXIT_READ : EXIT_FAULTY
}

async function packFile(path: string): Promise<{ json: string; folder: string }> {
  const isFolder = (await stat(path)).isDirectory()
  const file = isFolder ? join(path, 'pack.json') : path
  return { json: await readFile(file, 'utf8'), folder: dirname(file) }
}

function lineOf({ severity, field, message }: Finding): string {
  return `${severity} ${field === '' ? '' : `\`${field}\`: `}${message}`
}
