// The columns that all answers are read from, in three layers that are kept as long as what they hang on stays: the revision;
// the inside networks; window and measure. The threshold hangs on none, so moving it computes none of them again.

import type { Summary } from '../engine/index'
import { type Directions, directionsOf } from './direction'
import type { ExactLooks } from './exact/looks'
import { type Flows, flowsOf } from './flows'
import { classifyAddresses, type InsideSet } from './inside'
import { type MinuteOrder, orderMinutes } from './minutes'
import { indexRows, type RowIndex } from './rows-of-pairs'
import { type Totals, totalsOf } from './totals'
import type { Measure } from './types'
import { type Sizes, sizesOf, type Volumes, volumesOf } from './volumes'

/** What a judgement hangs on. */
export interface JudgedBy {
  /** Grows with the summary: two summaries of one revision are equal. */
  revision: number
  inside: InsideSet
  windowMinutes: number
  measure: Measure
  /** Of this revision, these networks, window and measure; absent: nothing was read again. */
  looks?: ExactLooks | undefined
}

export interface Judgement {
  by: JudgedBy
  summary: Summary
  index: RowIndex
  flows: Flows
  minutes: MinuteOrder
  directions: Directions
  totals: Totals
  volumes: Volumes
}

/** Judges a summary, taking over from the last judgement what still holds. */
export function judge(summary: Summary, by: JudgedBy, last: Judgement | null): Judgement {
  const sameCase = last !== null && last.by.revision === by.revision ? last : null
  const sameSides = sameCase !== null && sameCase.by.inside.key === by.inside.key ? sameCase : null
  const sameAll =
    sameSides !== null &&
    sameSides.by.windowMinutes === by.windowMinutes &&
    sameSides.by.measure === by.measure &&
    sameSides.by.looks === by.looks
  if (sameSides !== null && sameAll) return sameSides

  const index = sameCase?.index ?? indexRows(summary)
  const minutes = sameCase?.minutes ?? orderMinutes(summary, index)
  const directions =
    sameSides?.directions ?? directionsOf(summary, index, classifyAddresses(by.inside, summary.addresses))
  const isSameMeasure = sameSides !== null && sameSides.by.measure === by.measure
  const sizes: Sizes = isSameMeasure ? sameSides.volumes : sizesOf(summary, minutes, directions, by.measure)
  return {
    by,
    summary,
    index,
    flows: sameCase?.flows ?? flowsOf(summary),
    minutes,
    directions,
    totals: sameSides?.totals ?? totalsOf(directions),
    volumes: volumesOf(summary, index, directions, sizes, by),
  }
}
