// One inside address against all outside ones (detection.md section 2). In: crossing rows and their minutes. Out: a row a host,
// which shows what is split over many receivers. Its window is walked when it is asked for: only a few are ever shown.

import { CROSSING, type Directions } from './direction'
import { type Grouped, groupBy } from './rank/group'
import { minuteOrder } from './rank/minute-order'
import { sortByWords, wordsOfNumbers } from './rank/radix'
import { type MinuteSeries, type Peaks, slidingPeaks, sumOf } from './windows'

/** All columns have one entry a host. Hosts stand in the order of their first row. */
export interface Hosts {
  count: number
  addressIds: Int32Array
  /** Crossing rows of each host; as many as it has outside partners. */
  rows: Grouped
  out: Float64Array
  in: Float64Array
  outFrames: Float64Array
  inFrames: Float64Array
}

/** Bounds of a host's largest window, as of a row's. */
export interface HostPeak {
  atLeast: number
  atMost: number
}

/** What a host's window is made of. */
export interface HostWindows {
  directions: Directions
  /** Bytes out of each row. */
  out: Float64Array
  hosts: Hosts
  series: MinuteSeries
  peaks: Peaks
  windowMinutes: number
  /** Those that were asked for so far: they hold as long as the rest of this. */
  hostPeaks: Map<number, HostPeak>
}

export function hostsOf(directions: Directions, rowOut: Float64Array, rowIn: Float64Array): Hosts {
  const { traffic, isFlipped } = directions
  const { hostOfRow, addressIds } = numberHosts(directions)
  const count = addressIds.length
  const hosts: Hosts = {
    count,
    addressIds: Int32Array.from(addressIds),
    rows: groupBy(hostOfRow, hostOfRow.length, count),
    out: new Float64Array(count),
    in: new Float64Array(count),
    outFrames: new Float64Array(count),
    inFrames: new Float64Array(count),
  }
  for (let row = 0; row < hostOfRow.length; row++) {
    const host = hostOfRow[row]
    if (host < 0) continue
    hosts.out[host] += rowOut[row]
    hosts.in[host] += rowIn[row]
    hosts.outFrames[host] += isFlipped[row] === 1 ? traffic.framesBToA[row] : traffic.framesAToB[row]
    hosts.inFrames[host] += isFlipped[row] === 1 ? traffic.framesAToB[row] : traffic.framesBToA[row]
  }
  return hosts
}

export function hostPeak(from: HostWindows, host: number): HostPeak {
  const known = from.hostPeaks.get(host)
  if (known !== undefined) return known
  const peak = walkHost(from, host)
  from.hostPeaks.set(host, peak)
  return peak
}

/** A host sends at least what its largest pair sends in a window, and at most all it sends. */
function walkHost(from: HostWindows, host: number): HostPeak {
  const { hosts, peaks } = from
  const rows = hosts.rows.members.subarray(hosts.rows.starts[host], hosts.rows.starts[host + 1])
  const bounds = windowBounds(from, rows, from.windowMinutes)
  let { atLeast } = bounds
  for (const row of rows) atLeast = Math.max(atLeast, peaks.atLeast[row])
  return { atLeast, atMost: Math.max(atLeast, Math.min(hosts.out[host], bounds.atMost)) }
}

/** Bounds of the largest window of rows taken together, and the minutes of the earliest that reaches the lower one. */
export interface JoinedBounds extends HostPeak {
  startMinute: number
  endMinute: number
}

/**
 * L and U of rows taken together for any window. Rows seen for less than the window lie in one: L = U = all their bytes. What has no time
 * may lie in any.
 */
export function windowBounds(
  { directions: { traffic }, series, out }: Pick<HostWindows, 'directions' | 'series' | 'out'>,
  rows: Uint32Array,
  windowMinutes: number,
): JoinedBounds {
  const joined = joinRows(series, rows)
  const timed = sumOf(joined, 0)
  let total = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    total += out[row]
    first = Math.min(first, traffic.firstSeconds[row] + traffic.firstNanoseconds[row] / 1e9)
    last = Math.max(last, traffic.lastSeconds[row] + traffic.lastNanoseconds[row] / 1e9)
  }
  const untimed = Math.max(0, total - timed)
  if (last - first < windowMinutes * 60 && joined.minutes.length > 0) {
    const { minutes } = joined
    return { atLeast: timed, atMost: timed + untimed, startMinute: minutes[0], endMinute: minutes[minutes.length - 1] }
  }
  const peaks = slidingPeaks(joined, windowMinutes)
  return {
    atLeast: peaks.atLeast[0],
    atMost: peaks.atMost[0] + untimed,
    startMinute: peaks.startMinutes[0],
    endMinute: peaks.endMinutes[0],
  }
}

/** The hosts with the largest windows. Goes down by what a host can have at most, until no other can be among the first. */
export function topHostsByWindow(from: HostWindows, limit: number): number[] {
  const ceilings = ceilingsOf(from)
  const all = Uint32Array.from({ length: from.hosts.count }, (_, host) => host)
  const top: { host: number; bytes: number }[] = []
  for (const host of sortByWords(all, wordsOfNumbers(ceilings, true))) {
    if (top.length === limit && ceilings[host] < top[limit - 1].bytes) break
    top.push({ host, bytes: hostPeak(from, host).atLeast })
    top.sort((x, y) => y.bytes - x.bytes || x.host - y.host)
    top.length = Math.min(top.length, limit)
  }
  return top.map(({ host }) => host)
}

/** No window of a host holds more than the largest windows of all its rows together. */
function ceilingsOf({ hosts, peaks }: HostWindows): Float64Array {
  const ceilings = new Float64Array(hosts.count)
  const { starts, members } = hosts.rows
  for (let host = 0; host < hosts.count; host++) {
    for (let i = starts[host]; i < starts[host + 1]; i++) ceilings[host] += peaks.atMost[members[i]]
  }
  return ceilings
}

/** The minutes of several rows as one group, in order. */
export function joinRows(series: MinuteSeries, rows: Uint32Array): MinuteSeries {
  let length = 0
  for (const row of rows) length += series.starts[row + 1] - series.starts[row]
  const minutes = new Int32Array(length)
  const values = new Float64Array(length)
  let at = 0
  for (const row of rows) {
    for (let i = series.starts[row]; i < series.starts[row + 1]; i++, at++) {
      minutes[at] = series.minutes[i]
      values[at] = series.values[i]
    }
  }
  const positions = minuteOrder(minutes)
  const joined = {
    starts: Uint32Array.of(0, length),
    minutes: new Int32Array(length),
    values: new Float64Array(length),
  }
  for (let i = 0; i < length; i++) {
    joined.minutes[i] = minutes[positions[i]]
    joined.values[i] = values[positions[i]]
  }
  return joined
}

function numberHosts(directions: Directions): { hostOfRow: Int32Array; addressIds: number[] } {
  const { roles, isFlipped, aIds, bIds } = directions
  const hostOfRow = new Int32Array(roles.length).fill(-1)
  const hostOfAddress = new Int32Array(directions.sides.length).fill(-1)
  const addressIds: number[] = []
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] !== CROSSING) continue
    const address = isFlipped[row] === 1 ? bIds[row] : aIds[row]
    if (hostOfAddress[address] < 0) hostOfAddress[address] = addressIds.push(address) - 1
    hostOfRow[row] = hostOfAddress[address]
  }
  return { hostOfRow, addressIds }
}
