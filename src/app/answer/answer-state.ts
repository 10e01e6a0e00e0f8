// Overview → which of the answers the card gives. "No candidate" is an answer too, and so is "there is nothing to weigh".

import type { Bar, Overview, PairRow } from '../../verdict/index'

export type AnswerState =
  | { kind: 'waiting' }
  | { kind: 'no-ip'; notIp: number }
  | { kind: 'all-inside' }
  | { kind: 'all-outside' }
  | { kind: 'none'; largest: PairRow }
  | { kind: 'candidate'; row: PairRow; index: number; shown: number; highlighted: number; host: Bar | null }

export function answerState(overview: Overview, candidate: number): AnswerState {
  const { totals, suspects, largest } = overview
  if (suspects.length > 0) {
    const index = Math.min(candidate, suspects.length - 1)
    const row = suspects[index]
    if (row !== undefined) {
      const host = overview.hosts.bars.find((bar) => bar.inside === row.inside) ?? null
      return { kind: 'candidate', row, index, shown: suspects.length, highlighted: overview.highlighted, host }
    }
  }
  if (largest !== null) return { kind: 'none', largest }
  if (totals.internal.frames > 0 || totals.multicast.frames > 0) return { kind: 'all-inside' }
  if (totals.transit.frames > 0) return { kind: 'all-outside' }
  return overview.records > 0 ? { kind: 'no-ip', notIp: overview.notIp } : { kind: 'waiting' }
}
