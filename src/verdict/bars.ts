// Ranked bars (interface.md b.4). In: a judgement, the sort and the threshold. Out: the first twenty hosts or pairs, and the
// sum of all others, so that the picture leaves no byte out.

import { CROSSING } from './direction'
import { hostPeak, topHostsByWindow } from './hosts'
import type { Judgement } from './judgement'
import { bytesOf } from './measure'
import { rankOf } from './rank/sort'
import { topOf } from './rank/top'
import { ratioOf } from './ratio'
import { addressText, highlightOfRow, insideText, outsideText, ratioOfRow } from './rows'
import { highlightOf } from './threshold'
import type { Bar, BarList, SortKey } from './types'

const MOST_BARS = 20

type BarSort = 'out' | 'in' | 'total' | 'ratio' | 'window'

export function hostBars(judgement: Judgement, sort: SortKey, thresholdBytes: number): BarList {
  const top = ranking(judgement, `hosts ${barSort(sort)}`, () => topHosts(judgement, barSort(sort)))
  const bars = top.map((host) => hostBar(judgement, host, thresholdBytes))
  return withOthers(judgement, bars, judgement.volumes.hosts.count)
}

export function pairBars(judgement: Judgement, sort: SortKey, thresholdBytes: number): BarList {
  const top = ranking(judgement, `pairs ${barSort(sort)}`, () => topPairs(judgement, barSort(sort)))
  const bars = top.map((row) => pairBar(judgement, row, thresholdBytes))
  return withOthers(judgement, bars, judgement.totals.rows.crossing)
}

/** The order does not hang on the threshold, so a slider step does not look for it again. */
function ranking(judgement: Judgement, key: string, find: () => number[]): number[] {
  const known = judgement.volumes.rankings.get(key)
  if (known !== undefined) return known
  const found = find()
  judgement.volumes.rankings.set(key, found)
  return found
}

function topHosts(judgement: Judgement, sort: BarSort): number[] {
  const { volumes } = judgement
  if (sort === 'window') return topHostsByWindow(volumes, MOST_BARS)
  return topOf(volumes.hosts.count, MOST_BARS, (host) => orLast(hostRank(judgement, host, sort)))
}

function topPairs(judgement: Judgement, sort: BarSort): number[] {
  const { roles } = judgement.directions
  return topOf(roles.length, MOST_BARS, (row) =>
    roles[row] === CROSSING ? orLast(rankOf(judgement, row, sort)) : Number.NaN,
  )
}

/** Bars show volumes: an order by name or time would rank nothing, so it ranks by bytes out. Always largest first. */
function barSort(sort: SortKey): BarSort {
  return sort === 'in' || sort === 'total' || sort === 'ratio' || sort === 'window' ? sort : 'out'
}

/** A bar without a ratio is still a bar: it stands behind those that have one. */
function orLast(rank: number): number {
  return Number.isNaN(rank) ? Number.NEGATIVE_INFINITY : rank
}

function hostRank(judgement: Judgement, host: number, sort: Exclude<BarSort, 'window'>): number {
  const { hosts } = judgement.volumes
  if (sort === 'out') return hosts.out[host]
  if (sort === 'in') return hosts.in[host]
  if (sort === 'total') return hosts.out[host] + hosts.in[host]
  return ratioOfHost(judgement, host) ?? Number.NaN
}

function ratioOfHost(judgement: Judgement, host: number): number | null {
  const { hosts } = judgement.volumes
  return ratioOf(hosts.out[host], hosts.in[host], hosts.outFrames[host], hosts.inFrames[host])
}

function hostBar(judgement: Judgement, host: number, thresholdBytes: number): Bar {
  const { hosts } = judgement.volumes
  const inside = addressText(judgement.summary, hosts.addressIds[host])
  const { atLeast, atMost } = hostPeak(judgement.volumes, host)
  return {
    label: inside,
    inside,
    outside: '',
    outBytes: hosts.out[host],
    inBytes: hosts.in[host],
    windowBytes: atLeast,
    ratio: ratioOfHost(judgement, host),
    highlight: highlightOf(atLeast, atMost, thresholdBytes),
    partners: hosts.rows.starts[host + 1] - hosts.rows.starts[host],
  }
}

function pairBar(judgement: Judgement, row: number, thresholdBytes: number): Bar {
  const { volumes } = judgement
  const inside = insideText(judgement, row)
  const outside = outsideText(judgement, row)
  return {
    label: `${inside} → ${outside}`,
    inside,
    outside,
    outBytes: volumes.out[row],
    inBytes: volumes.in[row],
    windowBytes: volumes.peaks.atLeast[row],
    ratio: ratioOfRow(judgement, row),
    highlight: highlightOfRow(judgement, row, thresholdBytes),
    partners: 1,
  }
}

function withOthers(judgement: Judgement, bars: Bar[], count: number): BarList {
  const { outbound, inbound } = judgement.totals.volumes
  const outBytes = bytesOf(outbound, judgement.by.measure)
  const inBytes = bytesOf(inbound, judgement.by.measure)
  return {
    bars,
    others: {
      count: count - bars.length,
      outBytes: bars.reduce((left, bar) => left - bar.outBytes, outBytes),
      inBytes: bars.reduce((left, bar) => left - bar.inBytes, inBytes),
    },
  }
}
