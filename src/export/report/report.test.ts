import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, type Summary } from '../../engine/index'
import { withSeen } from '../../testing/build-seen'
import { buildSummary } from '../../testing/build-summary'
import { readCapture } from '../../testing/read-capture'
import { makeSample } from '../../training/index'
import { addToCustody, brokenAt } from '../case-file/custody'
import type { Mark } from '../case-file/marks'
import { communityId } from '../community-id'
import { pairKeyOf } from '../filters'
import { redactionOf } from '../redact'
import { utf8Of } from '../utf8'
import { escapeHtml } from './html'
import { escapeMarkdown } from './markdown'
import { clearedText } from './report'
import type { Flow } from './suspect-facts'
import { REPORT_FORMATS, type ReportFormat, writeReport } from './write-report'

const T0 = 1_426_118_400
const CHOICES = { inside: [], thresholdBytes: 25_000_000, windowMinutes: 120, measure: 'goodput' as const }
const HOSTILE = '<img src=x onerror=alert(1)>"\'=HYPERLINK("http://x")\u202egpj.exe\r\n|`**x**`[a](javascript:1)'
const mark: Mark = {
  key: { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '' },
  verdict: 'likely',
  note: 'nights only',
}

function theft(name = 'a.pcap'): Summary {
  const frames = [
    { from: '10.0.0.5:50123', to: '203.0.113.9:443', at: T0, bytes: 30_000_000, opens: true, capture: name },
    { from: '10.0.0.6:50123', to: '203.0.113.7:443', at: T0, bytes: 40_000_000, opens: true, capture: name },
    { from: '10.0.0.7:50123', to: '203.0.113.8:443', at: T0 + 60, bytes: 1000, capture: name },
  ]
  return withSeen(buildSummary(frames), {
    names: [{ address: '203.0.113.9', source: 'sni', name: 'files.example' }],
  })
}

function communityIdOf(from: string, fromPort: number, to: string, toPort: number): string | null {
  const key = pairKeyOf(from, to)
  return key === null ? null : communityId(6, { address: key.a, port: fromPort }, { address: key.b, port: toPort })
}

function report(
  format: ReportFormat,
  more: Partial<Parameters<typeof writeReport>[1]> = {},
  summary = theft(),
): string {
  const custody = addToCustody([], '2026-01-01T00:00:00.000Z', 'opened', '1 file')
  const request = { choices: CHOICES, marks: [mark], custody, hashes: {}, application: 'Egress', system: '', ...more }
  return writeReport(summary, { madeAt: '2026-01-01T00:00:00.000Z', ...request }, format, null)
}

describe('a report', () => {
  it('has its sections in order, with the suspects of the tray and what was set aside', () => {
    const html = report('html')
    expect([...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map((match) => match[1])).toEqual([
      'Summary',
      'Suspects',
      'Highlighted, not suspects',
      'Settings',
      'Captures read',
      'Commands that repeat the numbers',
      'Custody log',
      'Limits',
      'Appendix: all highlighted rows',
    ])
    const { suspects, highlighted } = JSON.parse(report('json'))
    expect(suspects.map((row: { sender: string; marked: object }) => [row.sender, row.marked])).toEqual([
      ['10.0.0.5', { verdict: 'likely', note: 'nights only' }],
    ])
    expect(highlighted.map(({ sender }: { sender: string }) => sender)).toEqual(['10.0.0.6'])
    expect(suspects[0].outBytes).toBe(30_000_000)
  })

  it('lists what the settings highlight when nobody marked anything, and a mark that is not in the captures', () => {
    expect(report('html', { marks: [] })).toContain('Nobody marked suspects')
    const gone = { ...mark, key: { ...mark.key, outside: '192.0.2.1' } }
    expect(report('html', { marks: [gone] })).toContain('Marked, and not in these captures: 10.0.0.5 to 192.0.2.1.')
  })

  it('says of a cleared mark why and when, and lists it with the rows that were set aside', () => {
    const cleared = { ...mark, verdict: 'cleared' as const, note: 'agreed delivery' }
    const custody = addToCustody([], '2026-01-02T03:04:05.000Z', 'set-aside', clearedText('10.0.0.5', '203.0.113.9'))
    const { suspects, cleared: rows, highlighted } = JSON.parse(report('json', { marks: [cleared], custody }))
    expect([suspects, rows.length, rows[0].clearedAt, highlighted.length]).toEqual([
      [],
      1,
      '2026-01-02T03:04:05.000Z',
      1,
    ])
    const html = report('html', { marks: [cleared], custody })
    expect(html).toMatch(/cleared by the analyst:.*?10\.0\.0\.5.*?<td>agreed delivery<\/td><td>2026-01-02T03:04:05/s)
  })

  it('names conversations by Community ID, packets, files and possible techniques of each suspect', () => {
    const [{ facts }] = JSON.parse(report('json')).suspects
    expect(
      facts.flows.map(({ senderPort, receiverPort, communityId }: Flow) => [senderPort, receiverPort, communityId]),
    ).toEqual([[50123, 443, communityIdOf('10.0.0.5', 50123, '203.0.113.9', 443)]])
    expect(facts.places).toEqual([{ file: 'a.pcap', first: 1, last: 3 }])
    expect(facts.techniques.map(({ id }: { id: string }) => id)).toEqual(['T1048', 'T1048.002', 'T1567'])
    expect(report('html')).toContain(
      'T1048.002 Exfiltration Over Asymmetric Encrypted Non-C2 Protocol: possible, by volume',
    )
  })

  it('draws what no capture covers, and never as nothing sent', () => {
    const gapless = report('html')
    const later = { from: '10.0.0.5:50123', to: '203.0.113.9:443', at: T0 + 864_000, bytes: 9, capture: 'b.pcap' }
    const gapped = report('html', {}, merge(theft(), buildSummary([later])))
    const paths = (html: string) => html.split('<path class="gap"').length - 1
    expect([paths(gapless), paths(gapped)]).toEqual([0, 1])
    expect(gapped).toContain('2015-03-12T00:01:00Z to 2015-03-22T00:00:00Z')
  })

  it('adds the times of a chosen zone and never puts them in the place of UTC', () => {
    const context = { zone: 'Asia/Tokyo', officeHours: null, normalDays: [], baseline: null, exceptions: [] }
    const text = report('html', { choices: { ...CHOICES, context } })
    expect(text).toContain('Times are UTC, with those of Asia/Tokyo beside them.')
    expect(text).toContain('2015-03-12T00:00:00.000000000Z (1426118400.000000000), 2015-03-12 09:00:00 Asia/Tokyo')
  })

  it('is the same in whatever order the captures were read', () => {
    const files = makeSample()
    const read = (order: number[]) =>
      order.map((i) => readCapture(files[i].bytes, { name: files[i].name, seed: [i, 2, 3, 4] })).reduce(merge)
    for (const format of REPORT_FORMATS) {
      const texts = [
        [0, 1, 2],
        [2, 0, 1],
      ].map((order) => report(format, { marks: [] }, read(order)))
      expect(texts[1] === texts[0]).toBe(true)
    }
  })

  it('runs nothing: no script, and a policy that names its only style by hash', () => {
    const html = report('html')
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`)
    expect(html).not.toMatch(/<script|<a |<img|<link|<iframe| style=| on[a-z]+=/i)
  })

  it('is the same twice, but for the two times of the export', () => {
    for (const format of REPORT_FORMATS) {
      expect(report(format)).toBe(report(format))
      const later = report(format, { madeAt: '2027-02-02T02:02:02.000Z' })
      expect(later.replaceAll('2027-02-02T02:02:02.000Z', '2026-01-01T00:00:00.000Z')).toBe(report(format))
    }
  })

  it('prints a hash, or that there is none', () => {
    expect(report('md')).toContain('not hashed')
    expect(report('md', { hashes: { 'a.pcap': 'ab'.repeat(32) } })).toContain('ab'.repeat(32))
  })

  it('holds hostile names and notes as harmless text in every format', () => {
    const noted = { ...mark, note: HOSTILE }
    for (const format of ['html', 'md'] as const) {
      const text = report(format, { marks: [noted] }, theft(HOSTILE))
      expect(text).toContain('⟦U+202E⟧')
      expect(text).not.toMatch(/\u202e|\r|<img|<script/)
    }
    expect(report('md', { marks: [noted] }, theft(HOSTILE))).not.toMatch(/[^\\]\]\(javascript:/)
    const json = report('json', { marks: [noted] }, theft(HOSTILE))
    expect(JSON.parse(json).suspects[0].marked.note).toBe(HOSTILE)
  })

  it('redacted, holds no inside address, no name and no command, and the key says what stands for what', () => {
    const summary = theft('payroll.pcap')
    const redaction = redactionOf(summary, [])
    for (const format of REPORT_FORMATS) {
      const request = { choices: CHOICES, marks: [mark], custody: [], hashes: {}, application: 'Egress', system: '' }
      const text = writeReport(summary, { ...request, madeAt: '' }, format, redaction)
      expect(text).not.toMatch(/10\.0\.0\.[567]|files\.example|payroll|tshark/)
      expect(text).toMatch(/inside-001|inside\\-001/)
    }
    expect(redaction.key.labels).toContainEqual(['inside-001', '10.0.0.5'])
    expect(redactionOf(summary, [])).toEqual(expect.objectContaining({ key: redaction.key }))
  })
})

describe('the escapers', () => {
  it('leave no markup, control or bidi character of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...HOSTILE) })), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'\p{Cc}\p{Bidi_Control}]/u)
        expect(escapeMarkdown(text)).not.toMatch(/[<\p{Cc}\p{Bidi_Control}]|(^|[^\\])[|`*[\]]/u)
      }),
      { numRuns: 1000, seed: 20_150_312 },
    )
  })

  it('turn text into UTF-8 as Node does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(utf8Of(text)).equals(Buffer.from(text))).toBe(true)
      }),
      { numRuns: 500, seed: 20_150_312 },
    )
  })
})

describe('the custody log', () => {
  it('is a chain: a changed, dropped or swapped entry is found', () => {
    const steps = ['opened', 'settings', 'marked', 'exported'] as const
    const log = steps.reduce<ReturnType<typeof addToCustody>>(
      (all, step, i) => addToCustody(all, `${i}`, step, 'x'),
      [],
    )
    expect(brokenAt(log)).toBe(-1)
    expect(brokenAt(log.map((entry, i) => (i === 1 ? { ...entry, what: 'y' } : entry)))).toBe(2)
    expect(brokenAt(log.filter((_, i) => i !== 1))).toBe(1)
    expect(brokenAt(log.slice(1))).toBe(0)
  })
})
