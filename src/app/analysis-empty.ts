// What is shown when the case worker is dead: an overview of nothing, with the problem in it.

import { emptySummary } from '../engine/index'
import { judge, type Overview, overviewOf, type ProblemRow, readInside } from '../verdict/index'
import type { View } from '../worker/contract'

export function emptyOverview(view: View, revision: number, problems: ProblemRow[]): Overview {
  const inside = readInside([])
  if (!inside.ok) throw new Error('the built-in networks are well-formed')
  const { windowMinutes, measure, thresholdBytes } = view.choices
  const judgement = judge(emptySummary(), { revision, inside: inside.value, windowMinutes, measure }, null)
  const overview = overviewOf(judgement, view.sort, thresholdBytes, { problems: [], complaint: '' })
  return { ...overview, problems }
}
