// merge(a, b): the one way in which numbers are combined. In: two Summaries. Out: their sum, in arrays of its own.

import type { Summary } from './summary'
import { SummaryTables } from './tables'

/** Keys are already interned ids of Summaries that were read with a random seed, so a fixed one is enough here. */
const SEED = new Uint32Array([1, 2, 3, 4])

export function merge(a: Summary, b: Summary): Summary {
  const tables = new SummaryTables(SEED)
  tables.add(a)
  tables.add(b)
  return tables.view()
}
