// The second look from a shell. In: the counted case, choices, the paths of the call. Out: what the packets told of rows between the bounds.

import { isReadWhole, rangesOf, type Summary } from '../engine/index'
import { verdictPlan } from '../export/index'
import { type Choices, type ExactLooks, lookAgain, NO_LOOKS, withLooks } from '../verdict/index'
import { sourcesOf } from './again-sources'
import { terminalProgress } from './progress'
import { randomSeed } from './read-case'

/** Rows whose captures are not at hand (a summary was given) stay between their bounds. */
export async function looksOf(summary: Summary, choices: Choices, paths: readonly string[]): Promise<ExactLooks> {
  let looks = NO_LOOKS
  for (;;) {
    const plan = verdictPlan(summary, choices, looks)
    if (plan === null) return looks
    const keys = plan.pairs.map(({ key }) => key)
    const ranges = rangesOf(summary, keys)
    const wanted = summary.captures.filter((capture) => capture.records > 0 && ranges(capture)?.length !== 0)
    const sources = await sourcesOf(summary, paths, ranges)
    if (sources.length < wanted.length || !wanted.every(isReadWhole)) return looks
    const progress = terminalProgress(sources.length)
    const results = await lookAgain(plan, sources, {
      seed: randomSeed(),
      isStopped: () => false,
      onBytes: progress.add,
    })
    progress.end()
    looks = withLooks(looks, plan.subjects, results ?? [])
  }
}
