// When a pair was busy. In: a judgement and two addresses. Out: bytes out and in by quarter of an hour: every zone of the world lies a
// whole number of quarters from UTC, so the reader can add them up to the days of any zone.

import { findRow } from './conversations'
import type { Judgement } from './judgement'
import { measured } from './measure'
import type { PairQuarters } from './types'

const MINUTES_A_QUARTER = 15

/** Active quarters of an hour, ascending, in the chosen measure; empty when there is no such pair. */
export function pairQuarters(judgement: Judgement, inside: string, outside: string): PairQuarters {
  const row = findRow(judgement, inside, outside)
  const quarters: PairQuarters = { starts: [], outBytes: [], inBytes: [] }
  if (row < 0) return quarters
  const { minutes, directions, summary } = judgement
  const { aToB, bToA } = measured(summary.buckets, judgement.by.measure)
  const [out, inward] = directions.isFlipped[row] === 1 ? [bToA, aToB] : [aToB, bToA]
  for (let i = minutes.starts[row]; i < minutes.starts[row + 1]; i++) {
    const bucket = minutes.members[i]
    if (directions.isCounted?.[summary.buckets.pairIds[bucket]] === 0) continue
    const start = Math.floor(minutes.minutes[i] / MINUTES_A_QUARTER) * MINUTES_A_QUARTER * 60
    if (quarters.starts.at(-1) !== start) {
      quarters.starts.push(start)
      quarters.outBytes.push(0)
      quarters.inBytes.push(0)
    }
    quarters.outBytes[quarters.starts.length - 1] += out[bucket]
    quarters.inBytes[quarters.starts.length - 1] += inward[bucket]
  }
  return quarters
}
