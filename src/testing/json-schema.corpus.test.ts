import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runConversations } from '../cli/conversations-command'
import { runVerdict } from '../cli/verdict-command'
import { type ExportRequest, exportFiles, writeSummary } from '../export/index'
import { CORPUS, readWhole } from './corpus'
import { misfitsOf } from './json-schema'

const CHOICES: ExportRequest['choices'] = { inside: [], thresholdBytes: 10_000, windowMinutes: 60, measure: 'frame' }
/** Larger ones say nothing of the shape of JSON that smaller ones do not. */
const MOST_BYTES = 4_000_000

/** Files of any kind: what is no capture is a row in every JSON too. */
function filesIn(folder: string): string[] {
  const whole = join(CORPUS, folder)
  const files = readdirSync(whole, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.endsWith('.json'))
  return paths.filter((path) => readFileSync(path).length <= MOST_BYTES).sort()
}

describe.skipIf(!existsSync(CORPUS))('the published schemas', () => {
  it.each(['semantics', 'malformed', 'labelled', 'real'])('fit what is written of %s', async (folder) => {
    const paths = filesIn(folder)
    expect(paths.length).toBeGreaterThan(10)
    const pieces: string[] = []
    const write = (text: string) => void pieces.push(text)
    await runVerdict({ choices: CHOICES, each: true, format: 'json', paths }, write)
    await runConversations({ by: 'conversation', each: true, format: 'json', paths }, write)
    const lines = pieces.join('').trimEnd().split('\n')
    expect(lines).toHaveLength(2 * paths.length)
    for (const line of lines) expect(misfitsOf(line)).toEqual([])
    for (const path of paths) {
      const summary = readWhole(readFileSync(path), path, 1 << 20)
      const request = { choices: CHOICES, marks: [], custody: [], hashes: {}, madeAt: '', application: '', system: '' }
      const [{ text }] = exportFiles(summary, {
        ...request,
        kind: 'report.json',
        filter: { text: '', role: 'crossing', highlightedOnly: false },
        layout: { sort: 'window', descending: true, barsOf: 'hosts', barSort: 'out', linearBars: false, opened: null },
        zone: 'UTC',
        isRedacted: false,
        direction: 'both',
      })
      for (const json of [text, writeSummary(summary)]) expect([path, misfitsOf(json)]).toEqual([path, []])
    }
  })
})
