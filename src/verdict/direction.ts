// Who sends to whom (detection.md section 2). In: pair rows and the class of each address. Out: for each row its role, which
// way is out, and its traffic. A frame counts once: by the outermost layer that crosses the boundary, else by the
// outermost layer.

import type { CaptureSummary, Counts, PairColumns, Summary, TrafficColumns } from '../engine/index'
import { INSIDE, MULTICAST } from './inside'
import type { RowIndex } from './rows-of-pairs'
import type { Role } from './types'

export const ROLES: readonly Role[] = ['crossing', 'internal', 'transit', 'multicast']
export const CROSSING = 0
export const INTERNAL = 1
export const TRANSIT = 2
export const GROUP = 3
/** A row of inner headers only, whose frames are counted at another layer. */
export const NOT_COUNTED = 4

/** All columns but isCounted have one entry a row of the RowIndex. */
export interface Directions {
  /** Class of each address: OUTSIDE, INSIDE or MULTICAST. */
  sides: Uint8Array
  /** Index into ROLES, or NOT_COUNTED. */
  roles: Uint8Array
  /** 1 when b is the row's inside end, so that out is b→a. */
  isFlipped: Uint8Array
  /** Per pair: 1 when its traffic is in its row. null when all are, which is so without tunnels. */
  isCounted: Uint8Array | null
  /** Per row, already reduced by what is counted at an inner layer. Without tunnels these are the pair columns themselves. */
  traffic: TrafficColumns
  aIds: Int32Array
  bIds: Int32Array
}

export function directionsOf(summary: Summary, index: RowIndex, sides: Uint8Array): Directions {
  const { pairs } = summary
  if (!index.hasTunnels) return orient(index.count, pairs, pairs.aIds, pairs.bIds, sides)
  const isCounted = new Uint8Array(pairs.count).fill(1)
  const reducing = countLayers(pairs, sides, isCounted)
  const traffic = addPairs(summary, index, isCounted)
  for (const pair of reducing) reduceOutermost(pairs, index, traffic, pair)
  const { aIds, bIds } = addressesOfRows(pairs, index)
  const directions = orient(index.count, traffic, aIds, bIds, sides)
  hideUncounted(directions.roles, index, isCounted)
  return { ...directions, isCounted }
}

/** The role of two addresses by their classes. */
export function roleOf(a: number, b: number): number {
  if (a === MULTICAST || b === MULTICAST) return GROUP
  if (a !== b) return CROSSING
  return a === INSIDE ? INTERNAL : TRANSIT
}

function orient(
  count: number,
  traffic: TrafficColumns,
  aIds: Int32Array,
  bIds: Int32Array,
  sides: Uint8Array,
): Directions {
  const roles = new Uint8Array(count)
  const isFlipped = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const a = sides[aIds[row]]
    roles[row] = roleOf(a, sides[bIds[row]])
    if (roles[row] === CROSSING) isFlipped[row] = a === INSIDE ? 0 : 1
    else isFlipped[row] = isSenderB(traffic, row) ? 1 : 0
  }
  return { sides, roles, isFlipped, isCounted: null, traffic, aIds, bIds }
}

/** The end that sent more. By goodput, so that a download's acknowledgements do not count; by frame bytes when that ties. */
function isSenderB(traffic: TrafficColumns, row: number): boolean {
  const goodput = traffic.goodputBToA[row] - traffic.goodputAToB[row]
  return goodput > 0 || (goodput === 0 && traffic.bytesBToA[row] > traffic.bytesAToB[row])
}

/** Clears isCounted where a frame counts at another layer. Answers the inner pairs that count instead of their outermost one. */
function countLayers(pairs: PairColumns, sides: Uint8Array, isCounted: Uint8Array): number[] {
  const reducing: number[] = []
  // 1 when the pair or one around it crosses. A parent stands before its children, so one walk is enough.
  const isSettled = new Uint8Array(pairs.count)
  for (let pair = 0; pair < pairs.count; pair++) {
    const parent = pairs.parentIds[pair]
    const crosses = roleOf(sides[pairs.aIds[pair]], sides[pairs.bIds[pair]]) === CROSSING
    const isAroundSettled = parent >= 0 && isSettled[parent] === 1
    isSettled[pair] = crosses || isAroundSettled ? 1 : 0
    if (parent < 0) continue
    if (crosses && !isAroundSettled) reducing.push(pair)
    else isCounted[pair] = 0
  }
  return reducing
}

function addPairs(summary: Summary, index: RowIndex, isCounted: Uint8Array): TrafficColumns {
  const { pairs } = summary
  const places = captureOrder(summary.captures)
  const sum = emptyTraffic(index.count)
  for (let pair = 0; pair < pairs.count; pair++) {
    if (isCounted[pair] === 0) continue
    const row = index.rowOfPair[pair]
    sum.framesAToB[row] += pairs.framesAToB[pair]
    sum.framesBToA[row] += pairs.framesBToA[pair]
    sum.bytesAToB[row] += pairs.bytesAToB[pair]
    sum.bytesBToA[row] += pairs.bytesBToA[pair]
    sum.payloadAToB[row] += pairs.payloadAToB[pair]
    sum.payloadBToA[row] += pairs.payloadBToA[pair]
    sum.goodputAToB[row] += pairs.goodputAToB[pair]
    sum.goodputBToA[row] += pairs.goodputBToA[pair]
    widenTimes(sum, row, pairs, pair)
    takeEarlierRecord(sum, row, pairs, pair, places)
  }
  return sum
}

function widenTimes(sum: TrafficColumns, row: number, pairs: PairColumns, pair: number): void {
  const first = pairs.firstSeconds[pair] - sum.firstSeconds[row]
  if (first < 0 || (first === 0 && pairs.firstNanoseconds[pair] < sum.firstNanoseconds[row])) {
    sum.firstSeconds[row] = pairs.firstSeconds[pair]
    sum.firstNanoseconds[row] = pairs.firstNanoseconds[pair]
  }
  const last = pairs.lastSeconds[pair] - sum.lastSeconds[row]
  if (last > 0 || (last === 0 && pairs.lastNanoseconds[pair] > sum.lastNanoseconds[row])) {
    sum.lastSeconds[row] = pairs.lastSeconds[pair]
    sum.lastNanoseconds[row] = pairs.lastNanoseconds[pair]
  }
}

/** The place of each capture by name: its id tells only which was read first. */
function captureOrder(captures: readonly CaptureSummary[]): Int32Array {
  const ids = captures.map((_, id) => id)
  ids.sort((x, y) => (captures[x].name < captures[y].name ? -1 : 1))
  const places = new Int32Array(captures.length)
  ids.forEach((id, place) => {
    places[id] = place
  })
  return places
}

function takeEarlierRecord(
  sum: TrafficColumns,
  row: number,
  pairs: PairColumns,
  pair: number,
  places: Int32Array,
): void {
  const known = sum.firstCaptureIds[row]
  const own = pairs.firstCaptureIds[pair]
  if (own < 0) return
  const captures = known < 0 ? -1 : places[own] - places[known]
  if (captures > 0 || (captures === 0 && pairs.firstRecords[pair] >= sum.firstRecords[row])) return
  sum.firstCaptureIds[row] = own
  sum.firstRecords[row] = pairs.firstRecords[pair]
  sum.firstIsBToA[row] = pairs.firstIsBToA[pair]
}

function emptyTraffic(count: number): TrafficColumns {
  return {
    framesAToB: new Float64Array(count),
    framesBToA: new Float64Array(count),
    bytesAToB: new Float64Array(count),
    bytesBToA: new Float64Array(count),
    payloadAToB: new Float64Array(count),
    payloadBToA: new Float64Array(count),
    goodputAToB: new Float64Array(count),
    goodputBToA: new Float64Array(count),
    firstSeconds: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    firstNanoseconds: new Uint32Array(count),
    lastSeconds: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    lastNanoseconds: new Uint32Array(count),
    firstCaptureIds: new Int32Array(count).fill(-1),
    firstRecords: new Float64Array(count),
    firstIsBToA: new Uint8Array(count),
  }
}

/** Takes the frames of a counted inner pair off its outermost row, so that the sum of all rows stays what was captured. */
function reduceOutermost(pairs: PairColumns, index: RowIndex, traffic: TrafficColumns, inner: number): void {
  let outermost = inner
  while (pairs.parentIds[outermost] >= 0) outermost = pairs.parentIds[outermost]
  const row = index.rowOfPair[outermost]
  // A tunnel's a→b carries the inner a→b, or the inner b→a. The first frame of each tells which; where those are two
  // different frames it is a guess, which only the split of a row that crosses no boundary rests on, never its sum.
  const isTurned = pairs.firstIsBToA[inner] !== pairs.firstIsBToA[outermost]
  const frames = [pairs.framesAToB[inner], pairs.framesBToA[inner]]
  const bytes = [pairs.bytesAToB[inner], pairs.bytesBToA[inner]]
  if (isTurned) {
    frames.reverse()
    bytes.reverse()
  }
  takeOff(traffic.framesAToB, traffic.framesBToA, row, frames)
  takeOff(traffic.bytesAToB, traffic.bytesBToA, row, bytes)
}

/** What one direction cannot give is taken off the other: the sum of both is exact, and neither falls below 0. */
function takeOff(aToB: Counts, bToA: Counts, row: number, [first, second]: number[]): void {
  const restA = aToB[row] - first
  const restB = bToA[row] - second
  aToB[row] = Math.max(0, restA + Math.min(0, restB))
  bToA[row] = Math.max(0, restB + Math.min(0, restA))
}

function addressesOfRows(pairs: PairColumns, index: RowIndex): { aIds: Int32Array; bIds: Int32Array } {
  const aIds = new Int32Array(index.count)
  const bIds = new Int32Array(index.count)
  for (let pair = 0; pair < pairs.count; pair++) {
    aIds[index.rowOfPair[pair]] = pairs.aIds[pair]
    bIds[index.rowOfPair[pair]] = pairs.bIds[pair]
  }
  return { aIds, bIds }
}

function hideUncounted(roles: Uint8Array, index: RowIndex, isCounted: Uint8Array): void {
  const { starts, members } = index.pairsOfRow
  for (let row = 0; row < index.count; row++) {
    let counted = 0
    for (let i = starts[row]; i < starts[row + 1]; i++) counted += isCounted[members[i]]
    if (counted === 0) roles[row] = NOT_COUNTED
  }
}
