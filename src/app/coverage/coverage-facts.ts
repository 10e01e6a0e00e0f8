// What the captures can and cannot tell, in short. In: an overview. Out: one fact for each gate of detection.md section 13.

import type { Overview } from '../../verdict/index'
import { formatCountOf } from '../format/format-count'
import { text } from './strings'

export interface CoverageFact {
  id: string
  text: string
  /** True when it weakens what the verdict says. */
  isDoubt: boolean
}

/** Below this share copies are retransmissions and chance (detection.md section 13). */
const COPIES_SHARE = 0.02

export function coverageFacts(overview: Overview): CoverageFact[] {
  const { captures, coverage, timeline, records } = overview
  const sum = (count: (quality: Overview['captures'][number]['quality']) => number) =>
    captures.reduce((total, capture) => total + count(capture.quality), 0)
  const cut = sum((quality) => quality.cutFrames)
  const copies = sum((quality) => quality.copies)
  const steps = sum((quality) => quality.clockSteps)
  const dropped = sum((quality) => quality.dropped)
  const received = Math.max(
    records,
    sum((quality) => quality.received),
  )
  const times = sum((quality) => quality.impossibleTimes)
  const oneWay = overview.oneWayConversations / Math.max(1, overview.tcpConversations)
  // The verdict weighs this gate; the map and the list of notes must not disagree.
  const isOneWay = overview.problems.some(({ code }) => code === 'E-ONEWAY')
  const gaps = timeline.gaps.length
  const overlaps = coverage.overlaps.length
  return [
    fact('gaps', gaps > 0, text.gaps(formatCountOf(gaps, 'stretch', 'stretches')), text.noGaps),
    fact('overlaps', overlaps > 0, text.overlaps(formatCountOf(overlaps, 'overlap', 'overlaps')), text.noOverlaps),
    fact('clock', steps > 0, text.steps(formatCountOf(steps, 'step', 'steps')), text.noSteps),
    fact('drops', dropped > 0, text.drops(share(dropped, received + dropped)), text.noDrops),
    fact('cut', cut > 0, text.cut(share(cut, records)), text.whole),
    fact('copies', copies > records * COPIES_SHARE, text.copies(share(copies, records)), text.noCopies),
    fact('ways', isOneWay, text.oneWay(share(oneWay, 1)), text.bothWays),
    ...(times > 0 ? [fact('times', true, text.times(formatCountOf(times, 'packet', 'packets')), '')] : []),
  ]
}

function fact(id: string, isDoubt: boolean, doubt: string, fine: string): CoverageFact {
  return { id, isDoubt, text: isDoubt ? doubt : fine }
}

/** "0.4 %", "12 %"; never "0 %" for something. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1e-9, whole)
  return percent < 1 ? `${Math.max(0.1, percent).toFixed(1)} %` : `${Math.floor(percent)} %`
}
