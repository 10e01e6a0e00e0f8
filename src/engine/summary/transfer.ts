// The buffers of a Summary, for handing it over a worker wall without a copy. In: a Summary that owns its arrays. Out: buffers.

import type { Summary } from './summary'

/** Each buffer once. Only for Summaries of takeSummary(): views on live tables must not be given away. */
export function transferablesOf(summary: Summary): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const { clues, names, dns, echoes } = summary.seen
  const seen = [clues, names, dns, dns.names, dns.samples, echoes]
  for (const columns of [summary.addresses, summary.pairs, summary.conversations, summary.buckets, ...seen]) {
    for (const column of Object.values(columns)) {
      if (ArrayBuffer.isView(column)) buffers.add(column.buffer as ArrayBuffer)
    }
  }
  return [...buffers]
}
