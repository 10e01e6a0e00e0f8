import { describe, expect, it } from 'vitest'
import { lintPack, readPack, scorePack } from '../index'
import type { AcceptEntry, OpenPack, Question } from '../pack/types'
import { makeCaptures, seedOf } from '../scenarios/make-captures'
import { SCENARIOS } from './index'
import { numbersOf } from './pack-numbers'
import { PINS } from './pins'

/** S0 alone makes 340,000 packets, on a machine that may be busy. */
const PATIENCE = 120_000

describe.each(SCENARIOS.map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
  it('makes the bytes and the truth that are pinned', { timeout: PATIENCE }, () => {
    expect(numbersOf(makeCaptures(id, seedOf(id), {}))).toEqual(PINS[id])
  })

  it('is a valid pack without errors', () => {
    const read = readPack(JSON.stringify(pack))
    expect(read).toMatchObject({ ok: true })
    expect(lintPack(pack, null)).toEqual([])
  })

  it('gives 100 points for the reference answers', () => {
    expect(scoreOf(pack, pack.questions.map(referenceOf))).toBe(100)
  })

  it('fails “everyone”, and “no one” where someone is right', () => {
    const everyone = Array.from({ length: 60 }, (_, index) => `10.1.0.${41 + index}`)
    const others = pack.questions.slice(1).map(() => ['everyone'])
    expect(scoreOf(pack, [everyone, ...others])).toBeLessThan(70)
    const noOne = scoreOf(pack, [['no one'], ['no one'], ['nothing'], ['nothing']])
    if (pack.truth.verdict === 'none') expect(noOne).toBeGreaterThanOrEqual(70)
    else expect(noOne).toBeLessThan(70)
  })

  it('takes off the penalty of each distractor', () => {
    const reference = pack.questions.map(referenceOf)
    for (const { match, penalty = 10 } of pack.distractors ?? []) {
      const host = match === '*' ? '10.1.0.60' : match.split('/')[0]
      const [who, ...rest] = reference
      const penalties = penaltiesOf(pack, [[...who, host], ...rest])
      expect(penalties).toBe(penalty)
    }
  })
})

function referenceOf({ kind, accept }: Question): string[] {
  const best: AcceptEntry = accept.find(({ credit }) => credit === 1) ?? accept[0]
  if (kind === 'hostSet') return best.values?.length ? best.values : ['no one']
  if (kind === 'endpointSet') return best.values?.length ? [best.values[0]] : ['no one']
  if (kind === 'choice') return [best.values?.[0] ?? '']
  if (kind === 'keywords') return [(best.allOf ?? []).map(([first]) => first).join(' ')]
  const [from, to] = best.range ?? [0, 0]
  const middle = Math.round((from + to) / 2)
  return [kind === 'bytes' ? `${middle} B` : new Date(middle * 1000).toISOString()]
}

function answersOf(pack: OpenPack, texts: string[][]) {
  return Object.fromEntries(pack.questions.map(({ id }, index) => [id, { attempts: [texts[index]], hintsTaken: 0 }]))
}

function scoreOf(pack: OpenPack, texts: string[][]): number {
  return scorePack(pack, answersOf(pack, texts)).total
}

function penaltiesOf(pack: OpenPack, texts: string[][]): number {
  return scorePack(pack, answersOf(pack, texts)).penalties.reduce((sum, { points }) => sum + points, 0)
}
