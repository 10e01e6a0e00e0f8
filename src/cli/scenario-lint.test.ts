import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examplePack } from '../testing/example-pack'
import { makeSample, type OpenPack } from '../training/index'
import { runScenarioLint } from './scenario-lint-command'

let folder = ''
let pack: OpenPack

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-pack-'))
  const sample = makeSample()
  for (const { name, bytes } of sample) writeFileSync(join(folder, name), bytes)
  const captures = sample.map(({ name, bytes }) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    source: 'generated' as const,
  }))
  const [flow] = examplePack.truth.flows
  pack = {
    ...examplePack,
    captures,
    truth: { verdict: 'exfiltration', flows: [{ ...flow, ports: [21, 50231] }] },
    distractors: [...(examplePack.distractors ?? []), { match: '10.1.0.51', why: 'A call.' }],
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

async function lint(changed: OpenPack): Promise<{ status: number; lines: string[] }> {
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(changed))
  let text = ''
  const status = await runScenarioLint({ pack: folder }, (part) => {
    text += part
  })
  return { status, lines: text.trimEnd().split('\n') }
}

describe('egress scenario --lint', () => {
  it('finds the truth of the sample in its captures', async () => {
    const { status, lines } = await lint(pack)
    expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
    expect([status, lines.at(-1)]).toEqual([
      0,
      expect.stringMatching(/^example-upload 1\.0\.0: 0 errors, \d+ warnings$/),
    ])
  })

  it('names what differs from the captures', async () => {
    const [flow] = pack.truth.flows
    const { status, lines } = await lint({
      ...pack,
      captures: pack.captures.map((capture, index) => (index === 1 ? { ...capture, bytes: 24 } : capture)),
      truth: { verdict: 'exfiltration', flows: [{ ...flow, goodputOut: 26_000_000 }] },
    })
    expect(status).toBe(1)
    expect(lines[0]).toMatch(/^error `captures\[1\]\.bytes`: The file has \d+ bytes, the pack says 24\.$/)
    expect(lines[1]).toMatch(/^error `truth\.flows\[0\]`: It sends 27500\d\d\d bytes of goodput, not 26000000\.$/)
  })

  it('refuses a pack of another shape, and a place without one', async () => {
    const { status, lines } = await lint({ ...pack, surprise: 1 } as OpenPack)
    expect([status, lines]).toEqual([1, ['E-CASEBAD `surprise`: This field is not known.']])
    const texts: string[] = []
    const statusOfNone = await runScenarioLint({ pack: join(folder, 'none') }, (part) => texts.push(part))
    expect([statusOfNone, texts.join('')]).toEqual([2, expect.stringContaining('cannot be read')])
  })
})
