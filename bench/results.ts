// bench/RESULTS.md, a section a bench. In: a title and lines. Out: the file with that section anew; the others stay as they are, those
// written by hand too.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

const PATH = 'bench/RESULTS.md'
const HEAD = `# Results

Each section is written by its bench (README.md says how each measures) when it ends; ratios count, times depend on the machine and on what
else it does.
`

export function writeSection(title: string, lines: readonly string[]): void {
  const text = existsSync(PATH) ? readFileSync(PATH, 'utf8') : HEAD
  const [head, ...rest] = text.split(/^(?=## )/m)
  const section = `## ${title}\n\n${[...lines, '', machine()].join('\n')}\n\n`
  const place = rest.findIndex((each) => each.startsWith(`## ${title}\n`))
  if (place < 0) rest.push(section)
  else rest[place] = section
  writeFileSync(PATH, `${[head.trimEnd(), ...rest.map((each) => each.trimEnd())].join('\n\n')}\n`)
}

/** A table of Markdown; the first row is its head. */
export function tableOf(rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`)
  return [head, `|${'---|'.repeat(rows[0].length)}`, ...body]
}

function machine(): string {
  const processors = cpus()
  const load = loadavg()[0].toFixed(1)
  const day = new Date().toISOString().slice(0, 10)
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `${day}: ${processors.length} cores of ${processors[0].model}, ${memory} GiB, Node ${process.versions.node}, load ${load} at the end.`
}
