import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { tcp } from '../testing/frames'
import { type ReportOptions, runReport } from './report-command'

const CHOICES = { inside: [], thresholdBytes: 2000, windowMinutes: 60, measure: 'goodput' as const }
const hasSha256sum = existsSync('/usr/bin/sha256sum')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-report-'))
  mkdirSync(join(folder, 'march'))
  const up = tcp('10.0.0.5:50123', '203.0.113.9:443', 1400, { flags: 'PA' })
  writeFileSync(join(folder, 'march/pay roll.pcap'), buildPcap([up, { ...up, seconds: up.seconds + 1 }]))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function report(out: string, more: Partial<ReportOptions> = {}): Promise<number> {
  const options = { choices: CHOICES, format: null, isRedacted: false, isHashed: true, force: false }
  const paths = [join(folder, 'march')]
  const clock = () => new Date('2026-01-01T00:00:00Z')
  return runReport({ ...options, out: join(folder, out), paths, ...more }, () => undefined, clock)
}

/** What sha256sum says of a list, a line a file. */
function checked(out: string, list: string): string[] {
  const said = execFileSync('sha256sum', ['--strict', '-c', list], { cwd: join(folder, out), encoding: 'utf8' })
  return said.trimEnd().split('\n')
}

describe('egress report', () => {
  it.skipIf(!hasSha256sum)('writes a folder whose list of hashes holds its files and the captures', async () => {
    expect(await report('out')).toBe(0)
    expect(checked('out', 'SHA256SUMS')).toEqual([
      'report.html: OK',
      'report.md: OK',
      'report.json: OK',
      'suspects.csv: OK',
      'suspects.json: OK',
      '../march/pay roll.pcap: OK',
    ])
  })

  it.skipIf(!hasSha256sum)('writes one file and its list beside it', async () => {
    expect(await report('one.html', { format: 'html', isHashed: false })).toBe(0)
    expect(checked('.', 'one.html.sha256')).toEqual(['one.html: OK'])
  })

  it('names no capture in the list of a redacted report, nor an inside address in any file but the key', async () => {
    expect(await report('hidden', { isRedacted: true })).toBe(0)
    for (const name of readdirSync(join(folder, 'hidden'))) {
      const text = readFileSync(join(folder, 'hidden', name), 'utf8')
      if (name !== 'redaction-key.json') expect(text).not.toMatch(/pay roll|10\.0\.0\.5/)
    }
    expect(readFileSync(join(folder, 'hidden/SHA256SUMS'), 'utf8').split('\n')).toHaveLength(7)
  })

  it('gives the same bytes for the same captures and settings at the same time, and writes over nothing', async () => {
    await report('first')
    await report('second')
    for (const name of readdirSync(join(folder, 'first')))
      expect(readFileSync(join(folder, 'second', name), 'utf8')).toBe(readFileSync(join(folder, 'first', name), 'utf8'))
    expect([await report('first'), await report('first', { force: true })]).toEqual([73, 0])
  })
})
