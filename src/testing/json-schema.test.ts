import { webcrypto } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runConversations } from '../cli/conversations-command'
import { runReport } from '../cli/report-command'
import { runScenario } from '../cli/scenario-command'
import { runSummarize } from '../cli/summarize-command'
import { runVerdict } from '../cli/verdict-command'
import { merge, type Summary } from '../engine/index'
import {
  addToCustody,
  carveKeyJson,
  carveLabels,
  EXPORT_KINDS,
  type ExportRequest,
  exportFiles,
  redactionOf,
} from '../export/index'
import { readPack, sealPack } from '../training/index'
import { makeSample } from '../training/sample'
import { buildPcap } from './build-pcap'
import { examplePack } from './example-pack'
import { tcp, udp } from './frames'
import { misfitsOf, misfitsTo, schemaNamed, schemaNames, takenThough } from './json-schema'
import { readCapture } from './read-capture'

const CHOICES: ExportRequest['choices'] = {
  inside: ['203.0.113.0/28'],
  thresholdBytes: 25_000_000,
  windowMinutes: 120,
  measure: 'goodput',
  context: {
    zone: 'Europe/Berlin',
    officeHours: { days: [1, 2], fromHour: 8, toHour: 18 },
    normalDays: ['2015-03-11'],
    baseline: {
      schema: 'egress.baseline/1',
      blockMinutes: 120,
      hosts: [{ address: '10.1.0.238', blocks: 20, days: 3, median: 4.5, mad: 0.5 }],
    },
    exceptions: [{ inside: '', outside: '203.0.113.9', reason: 'backup', owner: 'it', expires: '' }],
  },
}

const REQUEST: Omit<ExportRequest, 'kind'> = {
  choices: CHOICES,
  filter: { text: ':443', role: 'crossing', highlightedOnly: true },
  layout: { sort: 'window', descending: true, barsOf: 'hosts', barSort: 'out', linearBars: false, opened: null },
  zone: 'Europe/Berlin',
  marks: [
    {
      key: { level: 'pair', inside: '10.1.0.238', outside: '179.90.1.133', site: '' },
      verdict: 'likely',
      note: 'nights',
    },
    { key: { level: 'pair', inside: '10.9.9.9', outside: '192.0.2.1', site: '' }, verdict: 'open', note: '' },
  ],
  custody: addToCustody([], '2026-01-01T00:00:00.000Z', 'opened', '3 files'),
  hashes: { '2015-03-11.pcap': 'ab'.repeat(32) },
  madeAt: '2026-01-01T00:00:00.000Z',
  application: 'Egress',
  system: '',
  isRedacted: false,
  direction: 'both',
}

/** Every kind of JSON that Egress writes, by schema, each from the code that writes it. */
const written = new Map<string, string[]>()
function keep(text: string): void {
  const name = schemaNamed(JSON.parse(text))
  written.set(name, [...(written.get(name) ?? []), text])
}

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'egress-schemas-'))
  const sample = makeSample()
  for (const { name, bytes } of sample) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'notes.txt'), 'Hello, these are notes.')
  // Some rows of each kind of an unread, a cut and a small capture, whose JSON is broken in every place.
  const small = join(folder, 'small.pcap')
  writeFileSync(
    small,
    buildPcap([udp('10.0.0.5:53', '203.0.113.99:53', 9), tcp('10.0.0.5:5', '203.0.113.99:443', 900)]),
  )
  await commands([folder])
  await commands([small, join(folder, 'notes.txt')])
  const summary = sample.map(({ name, bytes }) => readCapture(bytes, { name })).reduce(merge)
  exportsOf(summary)
  await training()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function commands(paths: string[]): Promise<void> {
  const parts: string[] = []
  const write = (part: string) => void parts.push(part)
  await runVerdict({ choices: CHOICES, each: true, format: 'json', paths }, write)
  await runConversations({ by: 'pair', each: true, format: 'json', paths }, write)
  await runConversations({ by: 'conversation', each: false, format: 'json', paths }, write)
  for (const line of parts.join('').trimEnd().split('\n')) keep(line)
  const options = { choices: CHOICES, isRedacted: true, isHashed: true, force: true, format: 'json' as const }
  await runReport({ ...options, out: join(folder, 'report.json'), paths }, () => undefined)
  await runSummarize({ out: join(folder, 'sums'), force: true, paths }, () => undefined)
  for (const name of ['report.json', 'report.json-key.json', 'sums/egress-summary.json'])
    keep(readFileSync(join(folder, name), 'utf8'))
  for (const name of ['report.json', 'report.json-key.json', 'sums']) rmSync(join(folder, name), { recursive: true })
}

function exportsOf(summary: Summary): void {
  for (const direction of ['both', 'out', 'in'] as const)
    for (const isRedacted of [false, true])
      for (const kind of EXPORT_KINDS)
        for (const { name, text } of exportFiles(summary, { ...REQUEST, direction, isRedacted, kind }))
          if (name.endsWith('.json')) keep(text)
  keep(JSON.stringify(CHOICES.context?.baseline))
  // What Egress wrote once and still opens.
  keep(readFileSync(join(import.meta.dirname, '../export/case-file/case-1.fixture.json'), 'utf8'))
  const captures = summary.captures.map(({ name }) => name)
  keep(carveKeyJson(carveLabels(redactionOf(summary, []), captures), [['02:00:00:00:00:01', '00:11:22:33:44:55']]))
}

async function training(): Promise<void> {
  keep(JSON.stringify(examplePack))
  await runScenario({ scenario: 'S1', out: join(folder, 's1'), seed: undefined, isFull: false }, () => undefined)
  keep(readFileSync(join(folder, 's1/pack.json'), 'utf8'))
  const { generator: _, ...pack } = examplePack
  keep(JSON.stringify(await sealPack(webcrypto as never, pack, 'correct horse battery')))
  keep(JSON.stringify(RESULT))
}

const RESULT = {
  resultFormat: 'egress-result/1',
  packId: 'example-upload',
  packVersion: '1.0.0',
  seed: 'example-1',
  build: 'abc',
  label: 'table 4',
  answers: { q1: { attempts: [['10.1.0.238']], hintsTaken: 1, draft: [''], evidence: ['a row'], why: '' } },
  path: [{ at: 12, text: 'Sorted by out' }],
  secondsSpent: 300,
  isFinished: true,
}

/** What a file may leave out; missedBytes because summaries of earlier versions do not know of it. */
const MAY_MISS = /(\/context|\/answers\/q1|\/quality\/missedBytes) missing$/

describe('the published schemas', () => {
  it('are one for each JSON that Egress writes, and each file names its own', () => {
    expect([...written.keys()].sort()).toEqual(schemaNames)
  })

  it('fit what is written of the sample, of small and of unreadable files', () => {
    for (const [name, texts] of written) for (const text of texts) expect([name, misfitsOf(text)]).toEqual([name, []])
  })

  it('refuse a stranger, a missing field and a value of another type, wherever it stands', () => {
    for (const [name, texts] of written) {
      // Most fields of a pack may be missing: what its reader takes is asked below.
      if (name === 'exfil-scenario-1') continue
      const smallest = texts.reduce((one, other) => (other.length < one.length ? other : one))
      const largest = texts.reduce((one, other) => (other.length > one.length && other.length < 80_000 ? other : one))
      for (const text of new Set([smallest, largest])) {
        const taken = takenThough(JSON.parse(text), (json) => misfitsTo(name, json).length > 0)
        expect([name, taken.filter((what) => !MAY_MISS.test(what))]).toEqual([name, []])
      }
    }
  })

  it('refuse what the readers refuse, and take what they take', () => {
    const pack = structuredClone(examplePack)
    const byReader = takenThough(pack, (json) => !readPack(JSON.stringify(json)).ok)
    expect(takenThough(pack, (json) => misfitsTo('exfil-scenario-1', json).length > 0)).toEqual(byReader)
    expect(pack).toEqual(examplePack)
  })
})
