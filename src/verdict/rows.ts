// A row of the table in words and numbers. In: a judgement and a row number. Out: a PairRow. Only rows on the screen are made.

import { formatAddress, type Summary } from '../engine/index'
import { CROSSING, ROLES } from './direction'
import { settledLook } from './exact/looks'
import type { Judgement } from './judgement'
import { ratioOf } from './ratio'
import { serviceText } from './responder'
import { highlightOf } from './threshold'
import { volumeOf } from './totals'
import type { Highlight, PairRow, Time, WindowPeak } from './types'

export function pairRow(judgement: Judgement, row: number, thresholdBytes: number): PairRow {
  const { summary, directions, volumes } = judgement
  const { traffic } = directions
  const isFlipped = directions.isFlipped[row] === 1
  return {
    inside: insideText(judgement, row),
    outside: outsideText(judgement, row),
    role: ROLES[directions.roles[row]],
    out: volumeOf(directions, row, isFlipped),
    in: volumeOf(directions, row, !isFlipped),
    outBytes: volumes.out[row],
    inBytes: volumes.in[row],
    ratio: ratioOfRow(judgement, row),
    peak: peakOf(judgement, row),
    highlight: highlightOfRow(judgement, row, thresholdBytes),
    first: timeOf(traffic.firstSeconds[row], traffic.firstNanoseconds[row]),
    last: timeOf(traffic.lastSeconds[row], traffic.lastNanoseconds[row]),
    ...conversationFacts(judgement, row),
    depth: depthOf(judgement, row),
    firstCapture: summary.captures[traffic.firstCaptureIds[row]]?.name ?? '',
    firstRecord: traffic.firstRecords[row],
  }
}

/** A time; its seconds are NaN when no frame had one (the columns hold Infinity there). */
export function timeOf(seconds: number, nanoseconds: number): Time {
  return { seconds: Number.isFinite(seconds) ? seconds : Number.NaN, nanoseconds }
}

export function insideText(judgement: Judgement, row: number): string {
  const { aIds, bIds, isFlipped } = judgement.directions
  return addressText(judgement.summary, isFlipped[row] === 1 ? bIds[row] : aIds[row])
}

export function outsideText(judgement: Judgement, row: number): string {
  const { aIds, bIds, isFlipped } = judgement.directions
  return addressText(judgement.summary, isFlipped[row] === 1 ? aIds[row] : bIds[row])
}

export function addressText(summary: Summary, id: number): string {
  return formatAddress(summary.addresses.families[id], summary.addresses.words, id * 4)
}

export function ratioOfRow(judgement: Judgement, row: number): number | null {
  const { volumes, directions } = judgement
  const { framesAToB, framesBToA } = directions.traffic
  return ratioOf(volumes.out[row], volumes.in[row], framesAToB[row], framesBToA[row])
}

/** Only what leaves the network can be over: a large transfer between two inside ends is not. */
export function highlightOfRow(judgement: Judgement, row: number, thresholdBytes: number): Highlight {
  if (judgement.directions.roles[row] !== CROSSING) return 'under'
  const { peaks } = judgement.volumes
  return highlightOf(peaks.atLeast[row], peaks.atMost[row], thresholdBytes)
}

/** The counted pairs of a row. */
export function countedPairs(judgement: Judgement, row: number): number[] {
  const { starts, members } = judgement.index.pairsOfRow
  const pairs = Array.from(members.subarray(starts[row], starts[row + 1]))
  const { isCounted } = judgement.directions
  return isCounted === null ? pairs : pairs.filter((pair) => isCounted[pair] === 1)
}

function peakOf({ volumes, directions }: Judgement, row: number): WindowPeak {
  const { peaks, looks } = volumes
  const { firstSeconds, lastSeconds } = directions.traffic
  const bounds = { atLeast: peaks.atLeast[row], atMost: peaks.atMost[row] }
  const look = directions.roles[row] === CROSSING ? settledLook(looks, { level: 'pair', row }) : undefined
  if (look !== undefined && look.first !== null && look.last !== null) {
    const { first, last } = look
    return { ...bounds, startSeconds: first.seconds, endSeconds: last.seconds, exact: { first, last } }
  }
  const [start, end] = [peaks.startMinutes[row], peaks.endMinutes[row]]
  if (start > end) return { ...bounds, startSeconds: Number.NaN, endSeconds: Number.NaN, exact: null }
  return {
    ...bounds,
    startSeconds: Math.max(start * 60, firstSeconds[row]),
    endSeconds: Math.min(end * 60 + 59, lastSeconds[row]),
    exact: null,
  }
}

/** Number of conversations, who opened them, and the service of the busiest. */
function conversationFacts(judgement: Judgement, row: number): Pick<PairRow, 'conversations' | 'opened' | 'service'> {
  const { conversations } = judgement.summary
  const { starts, members } = judgement.index.conversationsOfPair
  let count = 0
  let openedAToB = 0
  let openedBToA = 0
  let busiest = -1
  let most = -1
  for (const pair of countedPairs(judgement, row)) {
    for (let i = starts[pair]; i < starts[pair + 1]; i++) {
      const id = members[i]
      count++
      openedAToB += conversations.openedAToB[id]
      openedBToA += conversations.openedBToA[id]
      const bytes = conversations.bytesAToB[id] + conversations.bytesBToA[id]
      if (bytes > most) {
        most = bytes
        busiest = id
      }
    }
  }
  const isFlipped = judgement.directions.isFlipped[row] === 1
  const opened = isFlipped ? openedBy(openedBToA, openedAToB) : openedBy(openedAToB, openedBToA)
  return { conversations: count, opened, service: busiest < 0 ? '' : serviceText(conversations, busiest) }
}

function openedBy(byInside: number, byOutside: number): PairRow['opened'] {
  if (byInside > 0) return byOutside > 0 ? 'both' : 'inside'
  return byOutside > 0 ? 'outside' : 'unknown'
}

function depthOf(judgement: Judgement, row: number): number {
  const { parentIds } = judgement.summary.pairs
  let least = Number.POSITIVE_INFINITY
  for (const pair of countedPairs(judgement, row)) {
    let depth = 0
    for (let outer = parentIds[pair]; outer >= 0; outer = parentIds[outer]) depth++
    least = Math.min(least, depth)
  }
  return Number.isFinite(least) ? least : 0
}
