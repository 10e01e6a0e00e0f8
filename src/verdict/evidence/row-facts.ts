// What the table says of a row, for subjects that join several. In: rows of a judgement. Out: one PairRow: sums, earliest and latest time,
// the service of the row that sent most.

import type { Judgement } from '../judgement'
import { ratioOf } from '../ratio'
import { pairRow } from '../rows'
import type { PairRow, Time, Volume } from '../types'
import type { Subject } from './subject'

/** Of a single row its own; `thresholdBytes` for its highlight. */
export function rowFacts(judgement: Judgement, { rows }: Subject, thresholdBytes: number): PairRow {
  const [first, ...others] = Array.from(rows, (row) => pairRow(judgement, row, thresholdBytes))
  return others.reduce(addRow, first)
}

function addRow(sum: PairRow, row: PairRow): PairRow {
  const outBytes = sum.outBytes + row.outBytes
  const inBytes = sum.inBytes + row.inBytes
  const out = addVolumes(sum.out, row.out)
  const into = addVolumes(sum.in, row.in)
  return {
    ...(row.outBytes > sum.outBytes ? row : sum),
    out,
    in: into,
    outBytes,
    inBytes,
    ratio: ratioOf(outBytes, inBytes, out.frames, into.frames),
    first: isBefore(row.first, sum.first) ? row.first : sum.first,
    last: isBefore(sum.last, row.last) ? row.last : sum.last,
    opened: openedOf(sum.opened, row.opened),
    conversations: sum.conversations + row.conversations,
  }
}

function addVolumes(x: Volume, y: Volume): Volume {
  return {
    frames: x.frames + y.frames,
    frameBytes: x.frameBytes + y.frameBytes,
    payloadBytes: x.payloadBytes + y.payloadBytes,
    goodputBytes: x.goodputBytes + y.goodputBytes,
  }
}

/** A row without a time comes after all that have one. */
function isBefore(x: Time, y: Time): boolean {
  if (Number.isNaN(x.seconds)) return false
  return Number.isNaN(y.seconds) || x.seconds < y.seconds || (x.seconds === y.seconds && x.nanoseconds < y.nanoseconds)
}

function openedOf(x: PairRow['opened'], y: PairRow['opened']): PairRow['opened'] {
  if (x === y || y === 'unknown') return x
  return x === 'unknown' ? y : 'both'
}
