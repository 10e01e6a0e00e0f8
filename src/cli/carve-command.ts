// `egress carve`: the packets of chosen conversations out of all captures, as one pcapng. In: what to choose, and paths. Out: the file, what
// came of it as text, an exit status.

import { writeFile } from 'node:fs/promises'
import { type ChosenKey, type Part, rangesOf, type Summary } from '../engine/index'
import {
  type CarveOutcome,
  carve,
  carveKeyJson,
  carveLabels,
  displayFilter,
  pairKeyOf,
  redactionOf,
  verdictRecords,
  visible,
} from '../export/index'
import { type Choices, formatBytes } from '../verdict/index'
import { fileSink } from './again-file'
import { sourcesOf } from './again-sources'
import { randomSeed, readCase, wasRead } from './read-case'
import { looksOf } from './second-look'
import { EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface CarveOptions {
  out: string
  /** Named pairs and conversations; with `isHighlighted` also every pair at or over the threshold. */
  keys: readonly ChosenKey[]
  isHighlighted: boolean
  choices: Choices
  part: Part
  isHashed: boolean
  /** Inside and hardware addresses replaced, headers only; the key is a file beside it. */
  isRedacted: boolean
  /** The choice in words, for the section comment. */
  about: readonly string[]
  paths: string[]
}

const APPLICATION = 'Egress'

export async function runCarve(options: CarveOptions, write: (text: string) => void): Promise<number> {
  const summary = await readCase(options.paths)
  if (!wasRead(summary)) {
    write('Nothing was carved: no capture could be read.\n')
    return EXIT_NOTHING_READ
  }
  const keys = options.isHighlighted ? [...options.keys, ...(await highlightedKeys(summary, options))] : options.keys
  if (keys.length === 0) {
    write('Nothing was carved: no pair is at or over the threshold.\n')
    return EXIT_READ
  }
  const { part, isHashed, out, isRedacted } = options
  const sources = await sourcesOf(summary, options.paths, rangesOf(summary, keys))
  const labels = isRedacted ? redactionOf(summary, options.choices.inside) : null
  const names = sources.map(({ file }) => file.name)
  const redaction = labels === null ? null : carveLabels(labels, names)
  const outcome = await carve(
    {
      keys,
      part: isRedacted ? 'headers' : part,
      about: labels === null ? aboutOf(options, keys) : labels.apply(aboutOf(options, keys)),
      isHashed,
      application: APPLICATION,
      partBytes: Number.POSITIVE_INFINITY,
      seed: randomSeed(),
      redaction,
    },
    sources,
    { open: () => fileSink(out), isStopped: () => false, onProgress: () => undefined },
  )
  write(textOf(outcome, out))
  if (redaction !== null) {
    await writeFile(`${out}-key.json`, carveKeyJson(redaction, outcome.hardware))
    write(`${visible(out)}-key.json: what stands for what. Keep it apart.\n`)
  }
  return EXIT_READ
}

function aboutOf({ about }: CarveOptions, keys: readonly ChosenKey[]): readonly string[] {
  const filter = displayFilter(keys)
  return filter.ok ? [...about, `Filter: ${filter.text}`] : about
}

/** Pairs at or over the threshold, or between its bounds. */
async function highlightedKeys(summary: Summary, { choices, paths }: CarveOptions): Promise<ChosenKey[]> {
  const looks = await looksOf(summary, choices, paths)
  const { highlighted, borderline } = verdictRecords(summary, choices, looks)
  return [...highlighted, ...borderline].flatMap(({ sender, receiver }) => pairKeyOf(sender, receiver) ?? [])
}

function textOf({ packets, bytes, late, linkTypes, sources }: CarveOutcome, out: string): string {
  const lines = [`${visible(out)}: ${packets} packets, ${formatBytes(bytes)}.`]
  for (const source of sources) {
    if (source.packets > 0) lines.push(`  ${visible(source.name)}: ${source.packets} packets`)
    if (source.failure !== '')
      lines.push(`  ${visible(source.name)} could not be read again: ${visible(source.failure)}`)
  }
  if (late > 0) lines.push(`${late} packets stand behind later ones: their capture is out of order.`)
  if (linkTypes.length > 1) lines.push('It holds several link types: Wireshark opens it, tcpdump does not.')
  return `${lines.join('\n')}\n`
}
