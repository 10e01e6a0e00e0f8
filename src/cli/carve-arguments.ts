// The words of `egress carve` as options. In: arguments. Out: options, or a UsageError that says what to change.

import { parseArgs } from 'node:util'
import type { ChosenKey, Part } from '../engine/index'
import { readInside, readThreshold } from '../verdict/index'
import type { CarveOptions } from './carve-command'
import { conversationKey, pairKey } from './carve-keys'
import { UsageError } from './usage'

const OPTIONS = {
  out: { type: 'string' },
  pair: { type: 'string', multiple: true },
  conversation: { type: 'string', multiple: true },
  highlighted: { type: 'boolean', default: false },
  inside: { type: 'string', multiple: true },
  threshold: { type: 'string', default: '25MB' },
  headers: { type: 'boolean', default: false },
  first: { type: 'string' },
  redact: { type: 'boolean', default: false },
  'no-hashes': { type: 'boolean', default: false },
} as const
const WINDOW_MINUTES = 120

export function carveOptions(words: string[]): CarveOptions {
  const { values, positionals } = parse(words)
  const { out, pair = [], conversation = [], highlighted, threshold } = values
  if (out === undefined) throw new UsageError('carve needs --out FILE.')
  if (pair.length + conversation.length === 0 && !highlighted)
    throw new UsageError('carve needs --pair, --conversation or --highlighted.')
  if (positionals.length === 0) throw new UsageError('name at least one capture or folder.')
  const inside = (values.inside ?? []).flatMap((list) => list.split(',')).filter((text) => text.trim() !== '')
  const networks = readInside(inside)
  if (!networks.ok) throw new UsageError(networks.complaint.message)
  if (values.redact && values.first !== undefined)
    throw new UsageError('--redact keeps headers only, so --first has no meaning.')
  const thresholdBytes = bytesOf(threshold)
  return {
    out,
    keys: [
      ...pair.map((text) => keyOf('--pair', text, pairKey, 'two addresses, for example 10.0.0.5,203.0.113.9')),
      ...conversation.map((text) =>
        keyOf('--conversation', text, conversationKey, 'for example 10.0.0.5:50123,203.0.113.9:443,tcp'),
      ),
    ],
    isHighlighted: highlighted,
    choices: { inside, thresholdBytes, windowMinutes: WINDOW_MINUTES, measure: 'goodput' },
    part: partOf(values.headers, values.first),
    isHashed: !values['no-hashes'],
    isRedacted: values.redact,
    about: [
      ...pair.map((text) => `Pair: ${text}`),
      ...conversation.map((text) => `Conversation: ${text}`),
      ...(highlighted ? [`Pairs that sent ${thresholdBytes} bytes of goodput or more in 2 h`] : []),
    ],
    paths: positionals,
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function keyOf(option: string, text: string, read: (text: string) => ChosenKey | null, form: string): ChosenKey {
  const key = read(text)
  if (key === null) throw new UsageError(`${option} is ${form}, not "${text}".`)
  return key
}

function partOf(isHeaders: boolean, first: string | undefined): Part {
  if (isHeaders && first !== undefined) throw new UsageError('--headers and --first exclude each other.')
  if (isHeaders) return 'headers'
  return first === undefined ? 'whole' : { firstBytes: bytesOf(first) }
}

function bytesOf(text: string): number {
  const read = readThreshold(text)
  if (!read.ok) throw new UsageError(read.complaint.message)
  return read.value
}
