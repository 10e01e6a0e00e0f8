import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { canonical } from '../../testing/canonical'
import { tcp } from '../../testing/frames'
import { readCapture } from '../../testing/read-capture'
import { writeSummary } from '../summary-file/summary-file'
import { looksLikeCase, readCaseFile, type SavedCase, writeCase } from './case-file'
import { addToCustody } from './custody'

const summary = readCapture(buildPcap([tcp('10.0.0.5:5', '203.0.113.9:443', 90)]))
/** As Egress 0.1 wrote it. */
const VERSION_1 = readFileSync(join(import.meta.dirname, 'case-1.fixture.json'), 'utf8')
const saved: SavedCase = {
  choices: {
    inside: ['203.0.113.0/24'],
    thresholdBytes: 1_000_000,
    windowMinutes: 60,
    measure: 'payload',
    context: {
      zone: 'Europe/Berlin',
      officeHours: { days: [1, 2], fromHour: 8, toHour: 18 },
      normalDays: ['2015-03-11'],
      baseline: null,
      exceptions: [{ inside: '', outside: '203.0.113.9', reason: 'backup', owner: 'it', expires: '' }],
    },
  },
  filter: { text: ':443', role: 'crossing', highlightedOnly: true },
  layout: {
    sort: 'last',
    descending: false,
    barsOf: 'pairs',
    barSort: 'ratio',
    linearBars: true,
    opened: { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '', role: 'crossing' },
  },
  zone: 'Europe/Berlin',
  marks: [
    { key: { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '' }, verdict: 'likely', note: '<b>' },
  ],
  custody: addToCustody(addToCustody([], '1', 'opened', 'a'), '2', 'exported', 'b'),
}

const FINGERPRINTS = [{ name: 'day-01.pcap', bytes: 130, ends: 'ab'.repeat(32) }]

/** The place that is named after one change to the file's JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the test breaks JSON of any shape
function refusal(change: (json: any) => void): string {
  const json = JSON.parse(writeCase(summary, saved))
  change(json)
  const read = readCaseFile(JSON.stringify(json))
  return read.ok ? 'none' : `${read.misfit.field}: ${read.misfit.message}`
}

describe('a case file', () => {
  it('restores everything but the packets', () => {
    const text = writeCase(summary, saved, FINGERPRINTS)
    const read = readCaseFile(text)
    if (!read.ok) throw new Error(read.misfit.message)
    const { summary: opened, fingerprints, ...rest } = read.value
    expect(fingerprints).toEqual(FINGERPRINTS)
    const kept = (of: typeof summary) => canonical(of).filter((line) => !/^more .* stretches /.test(line))
    expect(rest).toEqual(saved)
    expect(kept(opened)).toEqual(kept(summary))
    expect([looksLikeCase(text), looksLikeCase('{"schema":"other/1"')]).toEqual([true, false])
  })

  it('may be a bare summary, which brings no choices', () => {
    const read = readCaseFile(writeSummary(summary))
    expect(read.ok && [read.value.choices, read.value.marks]).toEqual([null, []])
  })

  it('is refused with the place named, and never half opened', () => {
    expect(refusal(() => {})).toBe('none')
    expect(refusal((json) => (json.choices.inside[0] = '10.0.0/8'))).toMatch(/^choices\.inside\[0\]: .*10\.0\.0\/8/)
    expect(refusal((json) => (json.schema = 'egress.case/3'))).toBe(
      'schema: Made with version 3; this is 2. Open it with a newer Egress.',
    )
    expect(refusal((json) => (json.schema = 'egress.case/0'))).toMatch(/^schema: /)
    expect(refusal((json) => (json.layout.opened.role = 'x'))).toMatch(/^layout\.opened\.role/)
    expect(refusal((json) => (json.layout.opened.inside = 7))).toMatch(/^layout\.opened\.inside/)
    expect(refusal((json) => (json.layout.sort = '__proto__'))).toMatch(/^layout\.sort/)
    expect(refusal((json) => (json.fingerprints = [{ name: 'a', bytes: 1, ends: 'x' }]))).toMatch(
      /^fingerprints\[0\]\.ends/,
    )
    expect(refusal((json) => (json.marks[0].verdict = 'guilty'))).toMatch(/^marks\[0\]\.verdict/)
    expect(refusal((json) => (json.marks[0].note = 'x'.repeat(2001)))).toMatch(/^marks\[0\]\.note/)
    expect(refusal((json) => (json.zone = 'Mars/Olympus'))).toMatch(/^zone/)
    expect(refusal((json) => (json.custody[0].what = 'forged'))).toMatch(/^custody\[1\]/)
    expect(refusal((json) => (json.choices.thresholdBytes = -1))).toMatch(/^choices\.thresholdBytes/)
    expect(refusal((json) => (json.summary.tables.pairs.count = -1))).toMatch(/^summary\.tables\.pairs\.count/)
  })

  it('of version 1 is upgraded with all that it had, and is still refused with the place named', () => {
    const read = readCaseFile(VERSION_1)
    if (!read.ok) throw new Error(`${read.misfit.field}: ${read.misfit.message}`)
    const { choices, filter, zone, marks, custody, layout, fingerprints, summary: opened } = read.value
    expect([choices?.inside, choices?.context?.baseline?.hosts.length]).toEqual([['203.0.113.0/24'], 1])
    expect([filter?.text, zone, layout, fingerprints]).toEqual([':443', 'Europe/Berlin', null, []])
    expect(marks).toMatchObject([{ verdict: 'likely', note: 'nights' }])
    expect(custody).toHaveLength(2)
    expect(opened.captures[0]).toMatchObject({ name: 'day-01.pcap', records: 1 })
    const again = readCaseFile(writeCase(opened, read.value, fingerprints))
    expect(again.ok && again.value.marks).toEqual(marks)
    for (const [from, to, place] of [
      ['"likely"', '"guilty"', /^marks\[0\]\.verdict/],
      ['"zone": "Europe/Berlin",\n  "marks"', '"marks"', /^zone/],
      ['"filter"', '"extra": 1, "filter"', /^extra/],
    ] as const) {
      const broken = readCaseFile(VERSION_1.replace(from, to))
      expect(broken.ok ? 'none' : broken.misfit.field).toMatch(place)
    }
  })

  it('sets no key of a prototype', () => {
    const text = writeCase(summary, saved)
    for (const poison of ['"__proto__":{"polluted":1}', '"constructor":{"prototype":{"polluted":1}}'])
      expect(readCaseFile(text.replace('"choices":{', `"choices":{${poison},`)).ok).toBe(false)
    expect({}).not.toHaveProperty('polluted')
  })
})
