// What was seen in clear, by conversation. In: a Summary. Out: its columns, and the facts of each conversation in one place.

import type { SeenColumns, Summary } from '../../engine/index'
import { type Grouped, groupBy } from '../rank/group'

export interface Seen extends SeenColumns {
  /** Rows of ClueColumns by conversation. */
  cluesOf: Grouped
  /** Rows of DnsColumns by client, rows of their names by row. */
  dnsNamesOf: Grouped
}

export function seenOf(summary: Summary): Seen {
  const columns = summary.seen
  return {
    ...columns,
    cluesOf: groupBy(columns.clues.conversationIds, columns.clues.count, summary.conversations.count),
    dnsNamesOf: groupBy(columns.dns.names.dnsIds, columns.dns.names.count, columns.dns.count),
  }
}
