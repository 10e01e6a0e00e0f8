import { describe, expect, it } from 'vitest'
import { withSeen } from '../testing/build-seen'
import { buildSummary } from '../testing/build-summary'
import { EXPORT_KINDS, type ExportRequest, exportFiles } from './export-files'

const HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>\u202egpj\r\n'
const summary = withSeen(
  buildSummary([
    {
      from: '10.0.0.5:50123',
      to: '203.0.113.9:443',
      at: 1_426_118_400,
      bytes: 30_000_000,
      opens: true,
      capture: HOSTILE,
    },
  ]),
  { names: [{ address: '203.0.113.9', source: 'sni', name: HOSTILE }] },
)
const request: ExportRequest = {
  kind: 'suspects.csv',
  choices: { inside: [], thresholdBytes: 25_000_000, windowMinutes: 120, measure: 'goodput' },
  filter: { text: '', role: 'crossing', highlightedOnly: false },
  layout: { sort: 'window', descending: true, barsOf: 'hosts', barSort: 'out', linearBars: false, opened: null },
  zone: 'UTC',
  marks: [
    { key: { level: 'pair', inside: '10.0.0.5', outside: '203.0.113.9', site: '' }, verdict: 'likely', note: HOSTILE },
  ],
  custody: [],
  hashes: {},
  madeAt: '2026-01-01T00:00:00.000Z',
  application: 'Egress',
  system: '',
  isRedacted: false,
  direction: 'both',
}

describe('files of the tray', () => {
  it('hold hostile names of files and hosts, and hostile notes, as harmless text', () => {
    for (const kind of EXPORT_KINDS) {
      const [{ text, name }] = exportFiles(summary, { ...request, kind })
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/)
      if (kind.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow()
      else if (kind.endsWith('.csv')) {
        expect(text.split('\r\n')).toHaveLength(3)
        expect(text).toContain(`"'=HYPERLINK(""http://x"")`)
        expect(text).not.toMatch(/[",]=/)
      } else expect(text).not.toMatch(/<script|\u202e|\r/)
    }
  })

  it('leave one direction out where only the other is asked for', () => {
    const header = (direction: 'both' | 'out' | 'in') =>
      exportFiles(summary, { ...request, direction })[0].text.split('\r\n')[0]
    expect(header('both')).toMatch(/outBytes.*inBytes/)
    expect(header('out')).not.toMatch(/"in[A-Z]/)
    expect(header('in')).not.toMatch(/"(out|window)[A-Z]/)
  })

  it('redacted, do not tell in their settings which networks are inside', () => {
    const choices = { ...request.choices, inside: ['198.51.100.0/24'] }
    for (const kind of EXPORT_KINDS.filter((each) => each !== 'case.json')) {
      const [{ text }] = exportFiles(summary, { ...request, kind, choices, isRedacted: true })
      expect([kind, text.includes('198.51.100')]).toEqual([kind, false])
    }
  })

  it('redacted, hold no inside address and no name, and bring their key as a second file', () => {
    for (const kind of EXPORT_KINDS.filter((name) => name !== 'case.json')) {
      const [file, key] = exportFiles(summary, {
        ...request,
        marks: [{ ...request.marks[0], note: '' }],
        kind,
        isRedacted: true,
      })
      expect(file.text).not.toMatch(/10\.0\.0\.5|HYPERLINK/)
      expect(JSON.parse(key.text).labels).toContainEqual(['inside-001', '10.0.0.5'])
    }
  })
})
