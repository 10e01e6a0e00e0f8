// What a row is compared with: how many inside hosts know a receiver, since when, and what hosts send in a block of time. In: a
// judgement. Out: columns by address and blocks by host. Nothing here hangs on the threshold.

import { CROSSING, NOT_COUNTED } from '../direction'
import { INSIDE } from '../inside'
import type { Judgement } from '../judgement'
import { outSeries } from '../minutes'
import type { MinuteSeries } from '../windows'

/** By address id, and what the case has in all. */
export interface Population {
  /** Inside addresses that were seen sending or receiving anything. */
  insideHosts: number
  /** Inside hosts that exchanged anything with this outside address. */
  contacts: Uint32Array
  /** Earliest second of any row of this address; Infinity while there is none. */
  firstSeconds: Float64Array
  /** 1 for a host that others call more often than it calls: a server. */
  isServer: Uint8Array
  /** Outside addresses that opened connections to this inside address. */
  callers: Uint32Array
  /** Servers on TCP port 25 that this address mails to, and 1 for one that is mailed to. */
  mailPartners: Uint32Array
  isMailed: Uint8Array
  /** First and last second of the case; NaN when nothing has a time. */
  fromSeconds: number
  toSeconds: number
}

export function populationOf(judgement: Judgement): Population {
  const { directions, summary } = judgement
  const count = summary.addresses.count
  const population: Population = {
    insideHosts: 0,
    contacts: new Uint32Array(count),
    firstSeconds: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    isServer: new Uint8Array(count),
    callers: new Uint32Array(count),
    mailPartners: new Uint32Array(count),
    isMailed: new Uint8Array(count),
    ...spanOf(judgement),
  }
  const isSeen = new Uint8Array(count)
  const { roles, aIds, bIds, isFlipped, sides, traffic } = directions
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] === NOT_COUNTED) continue
    see(population, aIds[row], traffic.firstSeconds[row])
    see(population, bIds[row], traffic.firstSeconds[row])
    if (sides[aIds[row]] === INSIDE) isSeen[aIds[row]] = 1
    if (sides[bIds[row]] === INSIDE) isSeen[bIds[row]] = 1
    if (roles[row] === CROSSING) population.contacts[isFlipped[row] === 1 ? aIds[row] : bIds[row]]++
  }
  for (const seen of isSeen) population.insideHosts += seen
  addOpened(population, judgement)
  addMail(population, judgement)
  return population
}

function see(population: Population, address: number, seconds: number): void {
  if (seconds < population.firstSeconds[address]) population.firstSeconds[address] = seconds
}

/** Who calls whom, by TCP connections that were seen to open. */
function addOpened(population: Population, { summary, index, directions }: Judgement): void {
  const { conversations, pairs } = summary
  const balance = new Float64Array(summary.addresses.count)
  const isCaller = new Uint8Array(index.count)
  for (let id = 0; id < conversations.count; id++) {
    const byA = conversations.openedAToB[id]
    const byB = conversations.openedBToA[id]
    if (byA === byB) continue
    const pair = conversations.pairIds[id]
    balance[pairs.aIds[pair]] += byA - byB
    balance[pairs.bIds[pair]] += byB - byA
    const row = index.rowOfPair[pair]
    if (directions.roles[row] !== CROSSING || isCaller[row] === 1) continue
    const insideIsB = directions.isFlipped[row] === 1
    if ((insideIsB ? byA : byB) === 0) continue
    isCaller[row] = 1
    population.callers[insideIsB ? directions.bIds[row] : directions.aIds[row]]++
  }
  for (let id = 0; id < balance.length; id++) population.isServer[id] = balance[id] < 0 ? 1 : 0
}

const TCP = 6
const MAIL_PORT = 25
const FROM_A = 1
const FROM_B = 2

/** A partner counts once; two servers may mail each other, so each way is noted by itself. */
function addMail({ mailPartners, isMailed }: Population, { summary }: Judgement): void {
  const { conversations, pairs } = summary
  const isCounted = new Uint8Array(pairs.count)
  for (let id = 0; id < conversations.count; id++) {
    if (conversations.protocols[id] !== TCP) continue
    const isServerA = conversations.aPorts[id] === MAIL_PORT
    if (!isServerA && conversations.bPorts[id] !== MAIL_PORT) continue
    const pair = conversations.pairIds[id]
    const side = isServerA ? FROM_B : FROM_A
    isMailed[isServerA ? pairs.aIds[pair] : pairs.bIds[pair]] = 1
    if ((isCounted[pair] & side) === 0) mailPartners[isServerA ? pairs.bIds[pair] : pairs.aIds[pair]]++
    isCounted[pair] |= side
  }
}

function spanOf({ summary }: Judgement): { fromSeconds: number; toSeconds: number } {
  let fromSeconds = Number.NaN
  let toSeconds = Number.NaN
  for (const { firstSeconds, lastSeconds } of summary.captures) {
    if (!(fromSeconds <= firstSeconds)) fromSeconds = Number.isNaN(firstSeconds) ? fromSeconds : firstSeconds
    if (!(toSeconds >= lastSeconds)) toSeconds = Number.isNaN(lastSeconds) ? toSeconds : lastSeconds
  }
  return { fromSeconds, toSeconds }
}

/** Outbound goodput by aligned block, host by host: entries starts[h] to starts[h + 1] - 1 by ascending block, each above 0. */
export interface Blocks {
  blockMinutes: number
  starts: Uint32Array
  /** floor(minute / blockMinutes) of each entry. */
  numbers: Int32Array
  sums: Float64Array
}

/** A month of two-hour blocks is 372; a case that spans more than this has times that are no times. */
const MOST_BLOCKS = 1 << 20

/** Outbound goodput by minute, whatever the chosen measure is. */
export function goodputSeries({ summary, minutes, directions, volumes, by }: Judgement): MinuteSeries {
  return by.measure === 'goodput' ? volumes.series : outSeries(summary, minutes, directions, 'goodput')
}

/** The blocks of each host of `volumes.hosts`, in their order. */
export function hostBlocks({ volumes }: Judgement, series: MinuteSeries, blockMinutes: number): Blocks {
  const { rows, count } = volumes.hosts
  const groups = Array.from({ length: count }, (_, host) =>
    rows.members.subarray(rows.starts[host], rows.starts[host + 1]),
  )
  return blocksOf(series, groups, blockMinutes)
}

/** Adds the rows of each group by block. A scratch column as long as the case serves all groups. */
export function blocksOf(series: MinuteSeries, groups: readonly Uint32Array[], blockMinutes: number): Blocks {
  const [least, most] = rangeOf(series, groups, blockMinutes)
  const scratch = new Float64Array(Math.max(0, most - least + 1))
  const starts = new Uint32Array(groups.length + 1)
  const numbers: number[] = []
  const sums: number[] = []
  groups.forEach((rows, group) => {
    const touched: number[] = []
    for (const row of rows) {
      for (let i = series.starts[row]; i < series.starts[row + 1]; i++) {
        const at = Math.floor(series.minutes[i] / blockMinutes) - least
        if (series.values[i] === 0 || at < 0 || at >= scratch.length) continue
        if (scratch[at] === 0) touched.push(at)
        scratch[at] += series.values[i]
      }
    }
    for (const at of touched.sort((x, y) => x - y)) {
      numbers.push(at + least)
      sums.push(scratch[at])
      scratch[at] = 0
    }
    starts[group + 1] = numbers.length
  })
  return { blockMinutes, starts, numbers: Int32Array.from(numbers), sums: Float64Array.from(sums) }
}

function rangeOf(series: MinuteSeries, groups: readonly Uint32Array[], blockMinutes: number): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const rows of groups) {
    for (const row of rows) {
      if (series.starts[row] === series.starts[row + 1]) continue
      least = Math.min(least, series.minutes[series.starts[row]])
      most = Math.max(most, series.minutes[series.starts[row + 1] - 1])
    }
  }
  if (least > most) return [0, -1]
  const [first, last] = [Math.floor(least / blockMinutes), Math.floor(most / blockMinutes)]
  // Clocks that were never set stand at 1970: the end of the range is kept, since what is recent is what is asked about.
  return [Math.max(first, last - MOST_BLOCKS + 1), last]
}

/** One entry a block of each crossing row: what "all pair blocks" are. */
export function pairBlockSums({ volumes, directions }: Judgement, blockMinutes: number): Float64Array {
  const { starts, minutes, values } = volumes.series
  const sums = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row + 1 < starts.length; row++) {
    if (directions.roles[row] !== CROSSING) continue
    let block = Number.NaN
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      if (values[i] === 0) continue
      const next = Math.floor(minutes[i] / blockMinutes)
      if (next !== block) count++
      block = next
      sums[count - 1] += values[i]
    }
  }
  return sums.subarray(0, count)
}
