import { expect, it } from 'vitest'
import type { Summary } from '../../engine/index'
import { buildSummary } from '../../testing/build-summary'
import { MB, send, T0 } from '../../testing/judge-frames'
import { judge, judgedRows, NO_CONTEXT, readInside, weigh } from '../index'

it('says "at least" where more than 1 % of the TCP bytes are missing, and why', () => {
  const sentence = (missedBytes: number) => {
    const summary: Summary = buildSummary(send('10.0.0.5:4000', '9.9.9.9:443', 30 * MB, T0, 1, { opens: true }))
    summary.captures[0].quality.missedBytes = missedBytes
    const inside = readInside([])
    if (!inside.ok) throw new Error('unreachable')
    const by = { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput' as const }
    return judgedRows(weigh(judge(summary, by, null), NO_CONTEXT, null), 25 * MB)[0].sentence
  }
  expect(sentence(0.3 * MB)).not.toMatch(/at least|lacks/)
  expect(sentence(0.4 * MB)).toMatch(
    /sent at least 30 MB .*The capture lacks 400 kB of TCP streams: volumes are lower bounds/,
  )
})
