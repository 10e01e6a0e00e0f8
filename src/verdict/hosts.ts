// One inside address against all outside ones (detection.md section 2). In: crossing rows and their minutes. Out: a row a host,
// which shows what is split over many receivers.

import type { Summary } from '../engine/index'
import { CROSSING, type Directions } from './direction'
import { type BucketBytes, groupByHost, type MinuteOrder, seriesOf } from './minutes'
import { type Peaks, slidingPeaks, sumOf } from './windows'

/** All columns have one entry a host but hostOfRow. Hosts stand in the order of their first row. */
export interface Hosts {
  count: number
  addressIds: Int32Array
  /** Host of each row, -1 where the row does not cross. */
  hostOfRow: Int32Array
  /** Outside addresses: one row each. */
  partners: Uint32Array
  out: Float64Array
  in: Float64Array
  outFrames: Float64Array
  inFrames: Float64Array
  atLeast: Float64Array
  atMost: Float64Array
}

/** Bytes and bounds of the crossing rows, by row. */
interface RowVolumes {
  out: Float64Array
  in: Float64Array
  peaks: Peaks
}

export function hostsOf(
  summary: Summary,
  order: MinuteOrder,
  directions: Directions,
  bytes: BucketBytes,
  rows: RowVolumes,
  windowMinutes: number,
): Hosts {
  const hosts = addRows(directions, rows)
  const groups = groupByHost(order, directions, hosts.hostOfRow, hosts.count)
  const series = seriesOf(summary, groups, bytes.out)
  const peaks = slidingPeaks(series, windowMinutes)
  for (let host = 0; host < hosts.count; host++) {
    // A host sends at least what its largest pair sends in a window, and at most all it sends. What its minutes lack has no
    // time, so it may lie in any window.
    const untimed = hosts.out[host] - sumOf(series, host)
    hosts.atLeast[host] = Math.max(hosts.atLeast[host], peaks.atLeast[host])
    hosts.atMost[host] = Math.max(hosts.atLeast[host], Math.min(hosts.out[host], peaks.atMost[host] + untimed))
  }
  return hosts
}

function addRows(directions: Directions, rows: RowVolumes): Hosts {
  const hosts = emptyHosts(directions)
  for (let row = 0; row < hosts.hostOfRow.length; row++) {
    const host = hosts.hostOfRow[row]
    if (host < 0) continue
    const { traffic, isFlipped } = directions
    hosts.partners[host]++
    hosts.out[host] += rows.out[row]
    hosts.in[host] += rows.in[row]
    hosts.outFrames[host] += isFlipped[row] ? traffic.framesBToA[row] : traffic.framesAToB[row]
    hosts.inFrames[host] += isFlipped[row] ? traffic.framesAToB[row] : traffic.framesBToA[row]
    hosts.atLeast[host] = Math.max(hosts.atLeast[host], rows.peaks.atLeast[row])
  }
  return hosts
}

function emptyHosts(directions: Directions): Hosts {
  const hostOfRow = new Int32Array(directions.roles.length).fill(-1)
  const hostOfAddress = new Int32Array(directions.sides.length).fill(-1)
  const addressIds: number[] = []
  for (let row = 0; row < hostOfRow.length; row++) {
    if (directions.roles[row] !== CROSSING) continue
    const address = directions.isFlipped[row] ? directions.bIds[row] : directions.aIds[row]
    if (hostOfAddress[address] < 0) hostOfAddress[address] = addressIds.push(address) - 1
    hostOfRow[row] = hostOfAddress[address]
  }
  const count = addressIds.length
  return {
    count,
    addressIds: Int32Array.from(addressIds),
    hostOfRow,
    partners: new Uint32Array(count),
    out: new Float64Array(count),
    in: new Float64Array(count),
    outFrames: new Float64Array(count),
    inFrames: new Float64Array(count),
    atLeast: new Float64Array(count),
    atMost: new Float64Array(count),
  }
}
