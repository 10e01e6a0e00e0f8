// Rows as tshark lists them: one for each two addresses at a depth, whatever tunnel carried them. In: a Summary. Out: pairs and
// conversations keyed by depth in place of parent.

import { AddressTable } from './addresses'
import { captureRanks } from './captures'
import { ConversationTable, conversationColumns } from './conversations'
import { OpenedTraffic } from './opened'
import { PairTable, pairColumns } from './pairs'
import type { ConversationColumns, PairColumns, Summary, TrafficColumns } from './summary'
import { Traffic } from './traffic'

export interface FlatRows {
  pairs: PairColumns
  conversations: ConversationColumns
  /** By pair row: IP headers around this one, 0 for the outermost. */
  depths: Int32Array
  /** By capture id: the place of the capture in capture order. */
  captureRanks: Int32Array
}

/** Address ids and capture ids are those of the Summary. `seed`: at least four random words. */
export function flatten(summary: Summary, seed: Uint32Array): FlatRows {
  const addresses = new AddressTable(seed)
  const { families, words } = summary.addresses
  for (let id = 0; id < summary.addresses.count; id++) addresses.intern(families[id], words, id * 4)
  const pairs = new PairTable(seed, addresses, (capacity) => new Traffic(capacity))
  const conversations = new ConversationTable(seed, (capacity) => new OpenedTraffic(capacity))
  const ranks = captureRanks(summary.captures)
  const rows = flattenPairs(summary, pairs, ranks)
  flattenConversations(summary, conversations, rows, ranks)
  // The third part of a pair's key holds the depth here, and is no row of this table.
  const columns = pairColumns(pairs)
  const depths = columns.parentIds.slice()
  return { pairs: columns, conversations: conversationColumns(conversations), depths, captureRanks: ranks }
}

function flattenPairs(summary: Summary, table: PairTable<Traffic>, ranks: Int32Array): Int32Array {
  const { pairs } = summary
  const depths = new Int32Array(pairs.count)
  const rows = new Int32Array(pairs.count)
  for (let row = 0; row < pairs.count; row++) {
    const parentId = pairs.parentIds[row]
    depths[row] = parentId < 0 ? 0 : depths[parentId] + 1
    rows[row] = table.find(pairs.aIds[row], pairs.bIds[row], depths[row])
    addTraffic(table.traffic, rows[row], pairs, row, ranks)
  }
  return rows
}

function flattenConversations(
  summary: Summary,
  table: ConversationTable<OpenedTraffic>,
  pairRows: Int32Array,
  ranks: Int32Array,
): void {
  const { conversations } = summary
  for (let row = 0; row < conversations.count; row++) {
    const pairRow = pairRows[conversations.pairIds[row]]
    const id = table.find(pairRow, conversations.protocols[row], conversations.aPorts[row], conversations.bPorts[row])
    table.traffic.addOpened(id, conversations, row)
    addTraffic(table.traffic, id, conversations, row, ranks)
  }
}

/** Rows of one Summary share its captures; the one that comes first there leads. */
function addTraffic(traffic: Traffic, id: number, from: TrafficColumns, row: number, ranks: Int32Array): void {
  const captureId = from.firstCaptureIds[row]
  const ownId = traffic.firstCaptureIds[id]
  const isEarlier =
    captureId >= 0 &&
    (ownId < 0 ||
      ranks[captureId] < ranks[ownId] ||
      (captureId === ownId && from.firstRecords[row] < traffic.firstRecords[id]))
  traffic.addRow(id, from, row, captureId, isEarlier)
}
