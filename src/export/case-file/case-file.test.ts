import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { canonical } from '../../testing/canonical'
import { tcp } from '../../testing/frames'
import { readCapture } from '../../testing/read-capture'
import { writeSummary } from '../summary-file/summary-file'
import { looksLikeCase, readCaseFile, type SavedCase, writeCase } from './case-file'
import { addToCustody } from './custody'

const summary = readCapture(buildPcap([tcp('10.0.0.5:5', '203.0.113.9:443', 90)]))
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
  zone: 'Europe/Berlin',
  marks: [
    { key: { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '' }, verdict: 'likely', note: '<b>' },
  ],
  custody: addToCustody(addToCustody([], '1', 'opened', 'a'), '2', 'exported', 'b'),
}

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
    const text = writeCase(summary, saved)
    const read = readCaseFile(text)
    if (!read.ok) throw new Error(read.misfit.message)
    const { summary: opened, ...rest } = read.value
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
    expect(refusal((json) => (json.schema = 'egress.case/2'))).toMatch(/^schema: Made with version 2/)
    expect(refusal((json) => (json.marks[0].verdict = 'guilty'))).toMatch(/^marks\[0\]\.verdict/)
    expect(refusal((json) => (json.marks[0].note = 'x'.repeat(2001)))).toMatch(/^marks\[0\]\.note/)
    expect(refusal((json) => (json.zone = 'Mars/Olympus'))).toMatch(/^zone/)
    expect(refusal((json) => (json.custody[0].what = 'forged'))).toMatch(/^custody\[1\]/)
    expect(refusal((json) => (json.choices.thresholdBytes = -1))).toMatch(/^choices\.thresholdBytes/)
    expect(refusal((json) => (json.summary.tables.pairs.count = -1))).toMatch(/^summary\.tables\.pairs\.count/)
  })

  it('sets no key of a prototype', () => {
    const text = writeCase(summary, saved)
    for (const poison of ['"__proto__":{"polluted":1}', '"constructor":{"prototype":{"polluted":1}}'])
      expect(readCaseFile(text.replace('"choices":{', `"choices":{${poison},`)).ok).toBe(false)
    expect({}).not.toHaveProperty('polluted')
  })
})
