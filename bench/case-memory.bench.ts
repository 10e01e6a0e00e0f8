// What the merged case weighs: bytes a conversation and a busy pair-minute, by our own count and by the process, at 1 M and 10 M.

import { SummaryTables } from '../src/engine/index'
import { type SyntheticPart, syntheticSummary } from '../src/testing/synthetic-summary'

const SEED = Uint32Array.of(1, 2, 3, 4)
const MB = 1e6

function measure(what: string, rows: number, parts: number, partOf: (part: number) => SyntheticPart): void {
  globalThis.gc?.()
  const before = process.memoryUsage().arrayBuffers
  const started = performance.now()
  const tables = new SummaryTables(SEED)
  for (let part = 0; part < parts; part++) tables.add(syntheticSummary(partOf(part)))
  const ms = performance.now() - started
  globalThis.gc?.()
  const held = process.memoryUsage().arrayBuffers - before
  const { conversations, buckets } = tables.view()
  console.log(
    `${what}: ${conversations.count} conversations, ${buckets.count} minutes, ${(tables.bytes / MB).toFixed(0)} MB counted ` +
      `(${(tables.bytes / rows).toFixed(1)} B each), ${(held / MB).toFixed(0)} MB held, ` +
      `resident ${(process.memoryUsage().rss / MB).toFixed(0)} MB, ${ms.toFixed(0)} ms`,
  )
}

for (const millions of [1, 10]) {
  const rows = millions * 1_000_000
  // Few pairs, so that what is weighed is the conversation.
  measure(`${millions} M conversations of ${rows / 100} pairs`, rows, millions, (part) => ({
    firstPair: part * 10_000,
    pairs: 10_000,
    conversationsAPair: 100,
    minutesAPair: 1,
  }))
  measure(`${millions} M minutes of ${rows / 100} pairs`, rows, millions, (part) => ({
    firstPair: part * 10_000,
    pairs: 10_000,
    conversationsAPair: 1,
    minutesAPair: 100,
  }))
}
measure('5 M pairs of one conversation each', 5_000_000, 20, (part) => ({
  firstPair: part * 250_000,
  pairs: 250_000,
  conversationsAPair: 1,
  minutesAPair: 1,
}))
