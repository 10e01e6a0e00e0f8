import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { canonical } from '../testing/canonical'
import { tcp } from '../testing/frames'
import { readCase } from './read-case'
import { runSummarize } from './summarize-command'

let folder = ''
const at = (...names: string[]) => join(folder, ...names)
/** Everything but the places in the capture, which stay on the machine that has it. */
const kept = async (...paths: string[]) =>
  canonical(await readCase(paths)).filter((line) => !/^more .* stretches /.test(line))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-summarize-'))
  for (const sensor of ['north', 'south']) {
    mkdirSync(at(sensor))
    for (const day of [1, 2]) {
      const frames = [tcp(`10.0.0.${day}:50123`, '203.0.113.9:443', sensor === 'north' ? 100 * day : 700)]
      writeFileSync(at(sensor, `${day}.pcap`), buildPcap(frames))
    }
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

async function summarize(out: string, ...paths: string[]): Promise<{ status: number; text: string }> {
  let text = ''
  const status = await runSummarize({ out: at(out), force: false, paths }, (part) => {
    text += part
  })
  return { status, text: text.replaceAll(folder, '') }
}

describe('egress summarize', () => {
  it('writes one summary and four tables, and never over them', async () => {
    expect((await summarize('out/north', at('north'))).status).toBe(0)
    expect(readdirSync(at('out/north'))).toEqual([
      'captures.parquet',
      'conversations.parquet',
      'egress-summary.json',
      'minutes.parquet',
      'pairs.parquet',
    ])
    expect(await summarize('out/north', at('north'))).toEqual({
      status: 73,
      text: '/out/north/egress-summary.json is there already. --force writes over it.\n',
    })
  })

  it('gives the same case when summaries of many sensors are opened in place of their captures', async () => {
    await summarize('two/north', at('north'))
    await summarize('two/south', at('south'))
    const summaries = ['two/north', 'two/south'].map((name) => at(name, 'egress-summary.json'))
    const all = await kept(at('north'), at('south'))
    expect(await kept(...summaries)).toEqual(all)
    await summarize('two/merged', ...summaries)
    expect(await kept(at('two/merged/egress-summary.json'))).toEqual(all)
  })

  it('refuses a summary that is cut, and a capture that is in two of them', async () => {
    await summarize('once', at('north'))
    const summary = at('once', 'egress-summary.json')
    writeFileSync(at('cut.json'), readFileSync(summary).subarray(0, -40))
    await expect(readCase([at('cut.json')])).rejects.toThrow('not whole')
    await expect(readCase([summary, at('north', '1.pcap')])).rejects.toThrow('1.pcap is in two of the summaries')
  })

  it.runIf(hasParallel())('is run by GNU parallel as the page on many machines says', async () => {
    const line = readFileSync('docs/many-machines.md', 'utf8')
      .split('\n')
      .find((text) => text.includes('parallel --jobs'))
    // In place of the built command one that says how it was called.
    writeFileSync(at('egress'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 })
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, HOME: folder }
    const calls = execFileSync('sh', ['-c', line?.trim() ?? ''], { cwd: folder, encoding: 'utf8', env })
    expect(calls.trim().split('\n').sort()).toEqual([
      'summarize --out sensors/north north',
      'summarize --out sensors/south south',
    ])
  })
})

function hasParallel(): boolean {
  try {
    return execFileSync('parallel', ['--version'], { encoding: 'utf8' }).startsWith('GNU parallel')
  } catch {
    return false
  }
}
