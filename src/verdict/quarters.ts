// When a pair was busy. In: a judgement and two addresses. Out: bytes out and in by quarter of an hour: every zone of the world lies a
// whole number of quarters from UTC, so the reader can add them up to the days of any zone.

import { findRow } from './conversations'
import type { Judgement } from './judgement'
import { bytesOf } from './measure'
import { minutesOfRow } from './row-parts'
import type { PairQuarters } from './types'

const SECONDS_A_QUARTER = 15 * 60

/** Active quarters of an hour, ascending, in the chosen measure; empty when there is no such pair. */
export function pairQuarters(judgement: Judgement, inside: string, outside: string): PairQuarters {
  const row = findRow(judgement, inside, outside)
  const quarters: PairQuarters = { starts: [], outBytes: [], inBytes: [] }
  if (row < 0) return quarters
  const { measure } = judgement.by
  for (const minute of minutesOfRow(judgement, row)) {
    const start = Math.floor(minute.start / SECONDS_A_QUARTER) * SECONDS_A_QUARTER
    if (quarters.starts.at(-1) !== start) {
      quarters.starts.push(start)
      quarters.outBytes.push(0)
      quarters.inBytes.push(0)
    }
    quarters.outBytes[quarters.starts.length - 1] += bytesOf(minute.out, measure)
    quarters.inBytes[quarters.starts.length - 1] += bytesOf(minute.in, measure)
  }
  return quarters
}
