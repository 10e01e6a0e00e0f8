// The training scenarios, each with its own truth. In: the built-in packs. Out: what is highlighted of each, and where the true pair stands.

import { openCapture, SummaryTables } from '../../src/engine/index'
import { makeScenario, SCENARIOS } from '../../src/training/index'
import { judgeCase } from './judge-case'

export interface ScenarioOutcome {
  title: string
  truth: string
  /** Rank of the true pair, 0 when it is not weighed; whether it is highlighted. */
  rank: number
  isFound: boolean
  /** Highlighted rows beside it, and those of them that reach "likely". */
  others: number
  likely: number
}

export function scenarioOutcomes(): ScenarioOutcome[] {
  return SCENARIOS.map((pack) => {
    const tables = new SummaryTables(Uint32Array.of(1, 2, 3, 4))
    for (const { name, bytes } of makeScenario(pack.id).captures) {
      const feed = openCapture({ name, bytes: bytes.length, seed: Uint32Array.of(1, 2, 3, 4) })
      feed.push(bytes)
      feed.end()
      tables.add(feed.takeSummary())
    }
    const { rows } = judgeCase(tables.view(), pack.network.internal)
    const flows = pack.truth.flows
    const isTrue = (row: (typeof rows)[number]): boolean =>
      flows.some(({ sender, receiver }) => row.sender === sender && (row.receiver === receiver || row.level !== 'pair'))
    const others = rows.filter((row) => row.isHighlighted && !isTrue(row))
    return {
      title: pack.title,
      truth: flows.map(({ sender, receiver }) => `${sender} to ${receiver}`).join('; ') || 'no one',
      rank: rows.findIndex(isTrue) + 1,
      isFound:
        flows.length === 0
          ? others.every(({ points }) => points < 50)
          : rows.some((row) => row.isHighlighted && isTrue(row)),
      others: others.length,
      likely: others.filter(({ points }) => points >= 50).length,
    }
  })
}
