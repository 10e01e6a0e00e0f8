// Overview and ranked rows → which of the answers the card gives. "No candidate" is an answer too, and so is "there is nothing to weigh".

import type { Bar, JudgedHead, JudgedList, Overview } from '../../verdict/index'

export type AnswerState =
  | { kind: 'waiting' }
  | { kind: 'no-ip'; notIp: number }
  | { kind: 'all-inside' }
  | { kind: 'all-outside' }
  | { kind: 'none'; nothing: string; largest: JudgedHead }
  | { kind: 'candidate'; head: JudgedHead; index: number; shown: number; highlighted: number; host: Bar | null }

export function answerState(overview: Overview, list: JudgedList | null, candidate: number): AnswerState {
  if (list === null) return { kind: 'waiting' }
  const { rows, largest, nothing } = list
  const index = Math.min(candidate, rows.length - 1)
  const head = rows[index]
  if (head !== undefined) {
    const host = overview.hosts.bars.find((bar) => bar.inside === head.sender) ?? null
    const highlighted = list.byVolume + list.bySignals + list.borderline
    return { kind: 'candidate', head, index, shown: rows.length, highlighted, host }
  }
  if (largest !== null) return { kind: 'none', nothing, largest }
  return nothingToWeigh(overview)
}

function nothingToWeigh({ totals, records, notIp }: Overview): AnswerState {
  if (totals.internal.frames > 0 || totals.multicast.frames > 0) return { kind: 'all-inside' }
  if (totals.transit.frames > 0) return { kind: 'all-outside' }
  return records > 0 ? { kind: 'no-ip', notIp } : { kind: 'waiting' }
}
