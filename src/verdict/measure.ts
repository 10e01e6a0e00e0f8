// The three byte counters of detection.md section 3, by the reader's choice. In: columns or a volume. Out: those of the measure.

import type { Counts } from '../engine/index'
import type { Measure, Volume } from './types'

/** What pair rows, conversation rows and minute buckets share. */
interface Counters {
  bytesAToB: Counts
  bytesBToA: Counts
  payloadAToB: Counts
  payloadBToA: Counts
  goodputAToB: Counts
  goodputBToA: Counts
}

export function measured(columns: Counters, measure: Measure): { aToB: Counts; bToA: Counts } {
  if (measure === 'goodput') return { aToB: columns.goodputAToB, bToA: columns.goodputBToA }
  return measure === 'payload'
    ? { aToB: columns.payloadAToB, bToA: columns.payloadBToA }
    : { aToB: columns.bytesAToB, bToA: columns.bytesBToA }
}

export function bytesOf(volume: Omit<Volume, 'frames'>, measure: Measure): number {
  if (measure === 'goodput') return volume.goodputBytes
  return measure === 'payload' ? volume.payloadBytes : volume.frameBytes
}
