// What a row of the table is the sum of. In: a judgement and a row number. Out: its conversations, and its minutes.

import { conversationIds, conversationRow } from './conversations'
import type { Judgement } from './judgement'
import type { ConversationRow, Volume } from './types'

type MinuteVolume = Omit<Volume, 'frames'>

/** A minute in which the row had bytes. */
export interface MinuteRow {
  /** First second, since 1970 (UTC). */
  start: number
  out: MinuteVolume
  in: MinuteVolume
}

/** All conversations of the row. */
export function conversationsOfRow(judgement: Judgement, row: number): ConversationRow[] {
  const { conversations } = judgement.summary
  const isFlipped = judgement.directions.isFlipped[row] === 1
  return conversationIds(judgement, row).map((id) => conversationRow(conversations, id, isFlipped))
}

/** Ascending. Frames without a time are in no minute. */
export function minutesOfRow(judgement: Judgement, row: number): MinuteRow[] {
  const { minutes, directions, summary } = judgement
  const { buckets } = summary
  const isFlipped = directions.isFlipped[row] === 1
  const found: MinuteRow[] = []
  for (let i = minutes.starts[row]; i < minutes.starts[row + 1]; i++) {
    const bucket = minutes.members[i]
    if (directions.isCounted?.[buckets.pairIds[bucket]] === 0) continue
    const start = minutes.minutes[i] * 60
    let minute = found.at(-1)
    if (minute?.start !== start) {
      minute = { start, out: noVolume(), in: noVolume() }
      found.push(minute)
    }
    const [aToB, bToA] = isFlipped ? [minute.in, minute.out] : [minute.out, minute.in]
    aToB.frameBytes += buckets.bytesAToB[bucket]
    aToB.payloadBytes += buckets.payloadAToB[bucket]
    aToB.goodputBytes += buckets.goodputAToB[bucket]
    bToA.frameBytes += buckets.bytesBToA[bucket]
    bToA.payloadBytes += buckets.payloadBToA[bucket]
    bToA.goodputBytes += buckets.goodputBToA[bucket]
  }
  return found
}

function noVolume(): MinuteVolume {
  return { frameBytes: 0, payloadBytes: 0, goodputBytes: 0 }
}
