import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runScenario } from './scenario-command'
import { runScenarioLint } from './scenario-lint-command'

it('writes captures and a pack that has no errors by their numbers, with another seed too', async () => {
  const out = await mkdtemp(join(tmpdir(), 'egress-scenario-'))
  try {
    const lines: string[] = []
    await runScenario({ scenario: 's6', out, seed: 'another', isFull: false }, (line) => lines.push(line))
    expect(lines).toHaveLength(2)
    expect((await readdir(out)).sort()).toEqual(['core-2025-03-11-1300.pcap', 'pack.json'])
    expect(JSON.parse(await readFile(join(out, 'pack.json'), 'utf8')).generator.seed).toBe('another')
    const findings: string[] = []
    expect(await runScenarioLint({ pack: out }, (line) => findings.push(line))).toBe(0)
    expect(findings.at(-1)).toContain('loud-ping 1.0.0: 0 errors')
  } finally {
    await rm(out, { recursive: true })
  }
}, 60_000)

it('names the scenarios there are', async () => {
  const run = runScenario({ scenario: 'S99', out: '.', seed: undefined, isFull: false }, () => undefined)
  await expect(run).rejects.toThrow('S1, S2')
})
