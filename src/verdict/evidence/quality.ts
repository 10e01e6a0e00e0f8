// Caveats of how the captures were taken (detection.md section 13). In: a judgement and a subject. Out: sentences that change what may
// be said of a volume, and the words "at least" where a number is a lower bound.

import type { Summary } from '../../engine/index'
import { coverageOf } from '../coverage'
import type { Judgement } from '../judgement'
import { formatBytes } from '../threshold'
import { counted, grouped } from './clock'
import type { Field } from './finding'
import type { Measured } from './subject'

const TCP = 6
const COPY_SHARE = 0.02
const LOSS_SHARE = 0.01

export interface Caveats {
  /** True where the true volume may be more than was counted. */
  isAtLeast: boolean
  says: string[]
}

/** Of the captures, whatever the row is. */
export interface CaseCaveats {
  /** Why true volumes may be more than was counted. */
  lacks: string[]
  others: string[]
}

export function caseCaveats({ summary }: Judgement): CaseCaveats {
  const { captures } = summary
  const sum = (of: (quality: (typeof captures)[number]['quality']) => number): number =>
    captures.reduce((all, { quality }) => all + of(quality), 0)
  const records = captures.reduce((all, capture) => all + capture.records, 0)
  const [dropped, copies, cut, steps, giants] = [
    sum((quality) => quality.dropped),
    sum((quality) => quality.copies),
    sum((quality) => quality.cutFrames),
    sum((quality) => quality.clockSteps),
    sum((quality) => quality.giantFrames),
  ]
  const coverage = coverageOf(captures)
  const lacks: string[] = []
  const says: string[] = []
  const missed = sum((quality) => quality.missedBytes)
  if (missed > LOSS_SHARE * goodputOf(summary))
    lacks.push(`The capture lacks ${formatBytes(missed)} of TCP streams: volumes are lower bounds.`)
  if (dropped > 0) lacks.push(`The capturing machine dropped ${counted(dropped, 'packet')}: volumes are lower bounds.`)
  if (copies > COPY_SHARE * records) {
    says.push(
      `${grouped(copies)} of ${grouped(records)} frames are copies: frame counts are too high, goodput counts each byte once.`,
    )
  }
  if (coverage.overlaps.length > 0) says.push('Captures overlap in time: UDP and frame counts may count twice there.')
  if (cut > 0) says.push(`${counted(cut, 'frame')} were cut by the capture: volumes are right, content is missing.`)
  if (steps > 0) says.push(`The clock stepped back ${counted(steps, 'time')}: windows that cross it are uncertain.`)
  if (giants > 0) says.push('Frames are joined by the network card: bytes are right, packet counts mean little.')
  return { lacks, others: says }
}

/** Of the outermost headers, both ways. */
function goodputOf({ pairs }: Summary): number {
  const { count, parentIds, goodputAToB, goodputBToA } = pairs
  let sum = 0
  for (let pair = 0; pair < count; pair++) if (parentIds[pair] < 0) sum += goodputAToB[pair] + goodputBToA[pair]
  return sum
}

/** Of the captures, and of the row's own conversations. */
export function caveatsOf(field: Field, measured: Measured): Caveats {
  const ofCase = field.caveats
  const columns = field.judgement.summary.conversations
  let oneWay = 0
  let midStream = 0
  let tcp = 0
  for (const id of measured.conversations) {
    if (columns.protocols[id] !== TCP) continue
    tcp++
    if (columns.framesAToB[id] === 0 || columns.framesBToA[id] === 0) oneWay++
    if (columns.openedAToB[id] + columns.openedBToA[id] === 0) midStream++
  }
  const says: string[] = []
  if (tcp > 0 && oneWay === tcp && tcp === measured.conversations.length) says.push('Only one direction was captured.')
  if (tcp > 0 && midStream === tcp) says.push('It began before the capture: who opened it is a guess.')
  return {
    isAtLeast: ofCase.lacks.length > 0 || (midStream === tcp && tcp > 0),
    // The sentence has room for the first: that of its "at least".
    says: [...ofCase.lacks, ...says, ...ofCase.others],
  }
}
