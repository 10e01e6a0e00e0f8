// Ranked bars (interface.md b.4). In: a judgement, the sort and the threshold. Out: the first twenty hosts or pairs, and the
// sum of all others, so that the picture leaves no byte out.

import { CROSSING } from './direction'
import type { Judgement } from './judgement'
import { rankOf } from './rank/sort'
import { topOf } from './rank/top'
import { ratioOf } from './ratio'
import { addressText, highlightOfRow, insideText, outsideText, ratioOfRow } from './rows'
import { highlightOf } from './threshold'
import type { Bar, BarList, SortKey } from './types'

const MOST_BARS = 20

type BarSort = 'out' | 'in' | 'total' | 'ratio' | 'window'

export function hostBars(judgement: Judgement, sort: SortKey, thresholdBytes: number): BarList {
  const { hosts } = judgement.volumes
  const by = barSort(sort)
  const top = topOf(hosts.count, MOST_BARS, (host) => orLast(hostRank(judgement, host, by)))
  return withOthers(
    judgement,
    top.map((host) => hostBar(judgement, host, thresholdBytes)),
    hosts.count,
  )
}

export function pairBars(judgement: Judgement, sort: SortKey, thresholdBytes: number): BarList {
  const { roles } = judgement.directions
  const by = barSort(sort)
  const top = topOf(roles.length, MOST_BARS, (row) =>
    roles[row] === CROSSING ? orLast(rankOf(judgement, row, by)) : Number.NaN,
  )
  return withOthers(
    judgement,
    top.map((row) => pairBar(judgement, row, thresholdBytes)),
    judgement.totals.rows.crossing,
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

function hostRank(judgement: Judgement, host: number, sort: BarSort): number {
  const { hosts } = judgement.volumes
  if (sort === 'out') return hosts.out[host]
  if (sort === 'in') return hosts.in[host]
  if (sort === 'total') return hosts.out[host] + hosts.in[host]
  if (sort === 'window') return hosts.atLeast[host]
  return ratioOfHost(judgement, host) ?? Number.NaN
}

function ratioOfHost(judgement: Judgement, host: number): number | null {
  const { hosts } = judgement.volumes
  return ratioOf(hosts.out[host], hosts.in[host], hosts.outFrames[host], hosts.inFrames[host])
}

function hostBar(judgement: Judgement, host: number, thresholdBytes: number): Bar {
  const { hosts } = judgement.volumes
  const inside = addressText(judgement.summary, hosts.addressIds[host])
  return {
    label: inside,
    inside,
    outside: '',
    outBytes: hosts.out[host],
    inBytes: hosts.in[host],
    windowBytes: hosts.atLeast[host],
    ratio: ratioOfHost(judgement, host),
    highlight: highlightOf(hosts.atLeast[host], hosts.atMost[host], thresholdBytes),
    partners: hosts.partners[host],
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
  const isPayload = judgement.by.measure === 'payload'
  const outBytes = isPayload ? outbound.payloadBytes : outbound.frameBytes
  const inBytes = isPayload ? inbound.payloadBytes : inbound.frameBytes
  return {
    bars,
    others: {
      count: count - bars.length,
      outBytes: bars.reduce((left, bar) => left - bar.outBytes, outBytes),
      inBytes: bars.reduce((left, bar) => left - bar.inBytes, inBytes),
    },
  }
}
