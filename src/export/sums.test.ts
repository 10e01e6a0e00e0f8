import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatSums } from './sums'

const NAMES = [
  'report.html',
  '-n.pcap',
  'two words.pcap',
  'a\\b.pcap',
  'line\nend.pcap',
  'ü\u202e.pcap',
  '*star',
  '#hash',
]

describe.skipIf(!existsSync('/usr/bin/sha256sum'))('SHA256SUMS', () => {
  it('is read by sha256sum, whatever the names are, and tells a changed file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'egress-sums-'))
    const files = NAMES.map((name, i) => {
      writeFileSync(join(folder, name), `content ${i}`)
      return { name, sha256: createHash('sha256').update(`content ${i}`).digest('hex') }
    })
    writeFileSync(join(folder, 'SHA256SUMS'), formatSums([...files, files[0]]))
    const check = () =>
      execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      })
    expect(check()).toBe('')
    writeFileSync(join(folder, NAMES[2]), 'another content')
    expect(check).toThrow(/two words\.pcap: FAILED|Command failed/)
    rmSync(folder, { recursive: true })
  })
})
