// One capture as many Summaries. In: the bytes of a capture and where to cut. Out: what was counted between the cuts.

import { openCapture, type Summary } from '../engine/index'

const SEED = Uint32Array.of(21, 22, 23, 24)

/** Takes a Summary after each of the offsets `cuts`, in ascending order, and one at the end. */
export function readCutAt(bytes: Uint8Array, cuts: readonly number[], name = 'a.pcap'): Summary[] {
  const feed = openCapture({ name, bytes: bytes.length, seed: SEED })
  const summaries: Summary[] = []
  let from = 0
  for (const to of cuts) {
    feed.push(bytes.subarray(from, to))
    summaries.push(feed.takeSummary())
    from = to
  }
  feed.push(bytes.subarray(from))
  feed.end()
  summaries.push(feed.takeSummary())
  return summaries
}

/** An order by chance that is the same every time (Fisher and Yates, with a linear congruence). */
export function shuffled<Item>(items: readonly Item[], seed = 1): Item[] {
  const result = [...items]
  let state = seed
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const other = state % (i + 1)
    const item = result[i]
    result[i] = result[other]
    result[other] = item
  }
  return result
}
