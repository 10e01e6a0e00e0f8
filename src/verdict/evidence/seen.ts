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
  const columns: SeenColumns = 'seen' in summary ? (summary.seen as SeenColumns) : NOTHING_SEEN
  return {
    ...columns,
    cluesOf: groupBy(columns.clues.conversationIds, columns.clues.count, summary.conversations.count),
    dnsNamesOf: groupBy(columns.dns.names.dnsIds, columns.dns.names.count, columns.dns.count),
  }
}

const ids = new Int32Array(0)
const sums = new Float64Array(0)
const bytes = new Uint8Array(0)
const words = new Uint32Array(0)
const place = { seconds: sums, nanoseconds: words, captureIds: ids, records: sums, texts: [] }

const NOTHING_SEEN: SeenColumns = {
  clues: { count: 0, conversationIds: ids, kinds: bytes, isBToA: bytes, textIds: ids, ...place },
  names: { count: 0, addressIds: ids, sources: bytes, textIds: ids, ...place },
  dns: {
    count: 0,
    clientIds: ids,
    serverIds: ids,
    domainIds: ids,
    queries: sums,
    textQueries: sums,
    answers: sums,
    missing: sums,
    queryBytes: sums,
    answerBytes: sums,
    longestName: words,
    longestLabel: words,
    ...place,
    names: { count: 0, dnsIds: ids, hashHigh: words, hashLow: words, seconds: sums, information: sums },
    samples: { count: 0, dnsIds: ids, textIds: ids, seconds: sums, nanoseconds: words },
  },
  echoes: {
    count: 0,
    pairIds: ids,
    hours: ids,
    packetsAToB: sums,
    packetsBToA: sums,
    bytesAToB: sums,
    bytesBToA: sums,
    distinctAToB: sums,
    distinctBToA: sums,
  },
}
