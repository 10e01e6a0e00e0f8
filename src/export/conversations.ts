// The rows of a Summary as people and programs read them (schema egress.conversations/1). In: a Summary. Out: plain rows, largest
// first, with a as the source of the first frame counted.

import { type FlatRows, flatten, formatAddress, protocolName, type Summary, type TrafficColumns } from '../engine/index'
import { formatSeconds } from './seconds'

export interface ConversationRecord {
  a: string
  b: string
  /** 'ip' or 'ipv6' for a pair; the protocol's name for a conversation. */
  protocol: string
  /** Ports of a conversation, null where the protocol has none; a pair has neither field. */
  aPort?: number | null
  bPort?: number | null
  /** IP headers around this one, 0 for the outermost. */
  depth: number
  framesAToB: number
  bytesAToB: number
  framesBToA: number
  bytesBToA: number
  /** Epoch seconds with nine places; 0.000000000 when no frame had a time. */
  first: string
  last: string
}

export type GroupBy = 'pair' | 'conversation'

/** Rows by total bytes, the largest first; equal ones in the order of their first frame. Made one by one, each time they are walked. */
export function conversationRecords(summary: Summary, by: GroupBy, seed: Uint32Array): Iterable<ConversationRecord> {
  const flat = flatten(summary, seed)
  const columns = by === 'pair' ? flat.pairs : flat.conversations
  const rows = sortedRows(flat, columns, (row) => flat.depths[by === 'pair' ? row : flat.conversations.pairIds[row]])
  return {
    *[Symbol.iterator]() {
      for (const row of rows)
        yield by === 'pair' ? pairRecord(summary, flat, row) : conversationRecord(summary, flat, row)
    },
  }
}

function sortedRows(
  { captureRanks }: FlatRows,
  columns: TrafficColumns & { count: number },
  depthOf: (row: number) => number,
): number[] {
  const rows = Array.from({ length: columns.count }, (_, row) => row)
  const total = (row: number) => columns.bytesAToB[row] + columns.bytesBToA[row]
  return rows.sort(
    (x, y) =>
      total(y) - total(x) ||
      captureRanks[columns.firstCaptureIds[x]] - captureRanks[columns.firstCaptureIds[y]] ||
      columns.firstRecords[x] - columns.firstRecords[y] ||
      depthOf(x) - depthOf(y),
  )
}

function pairRecord(summary: Summary, { pairs, depths }: FlatRows, row: number): ConversationRecord {
  const { families } = summary.addresses
  const [a, b] = endsOf(summary, pairs.aIds[row], pairs.bIds[row], pairs.firstIsBToA[row] === 1)
  const record: ConversationRecord = {
    a,
    b,
    protocol: families[pairs.aIds[row]] === 4 ? 'ip' : 'ipv6',
    depth: depths[row],
    framesAToB: 0,
    bytesAToB: 0,
    framesBToA: 0,
    bytesBToA: 0,
    first: '',
    last: '',
  }
  return withTraffic(record, pairs, row)
}

function conversationRecord(summary: Summary, flat: FlatRows, row: number): ConversationRecord {
  const { pairs, conversations, depths } = flat
  const pair = conversations.pairIds[row]
  const isTurned = conversations.firstIsBToA[row] === 1
  const [a, b] = endsOf(summary, pairs.aIds[pair], pairs.bIds[pair], isTurned)
  const aPort = isTurned ? conversations.bPorts[row] : conversations.aPorts[row]
  const bPort = isTurned ? conversations.aPorts[row] : conversations.bPorts[row]
  const record: ConversationRecord = {
    a,
    b,
    protocol: protocolName(conversations.protocols[row]),
    aPort: aPort < 0 ? null : aPort,
    bPort: bPort < 0 ? null : bPort,
    depth: depths[pair],
    framesAToB: 0,
    bytesAToB: 0,
    framesBToA: 0,
    bytesBToA: 0,
    first: '',
    last: '',
  }
  return withTraffic(record, conversations, row)
}

function endsOf(summary: Summary, aId: number, bId: number, isTurned: boolean): [string, string] {
  const { families, words } = summary.addresses
  const a = formatAddress(families[aId], words, aId * 4)
  const b = formatAddress(families[bId], words, bId * 4)
  return isTurned ? [b, a] : [a, b]
}

/** Fills it in place: joining objects of parts took longer than all else of a row. */
function withTraffic(record: ConversationRecord, columns: TrafficColumns, row: number): ConversationRecord {
  const isTurned = columns.firstIsBToA[row] === 1
  record.framesAToB = isTurned ? columns.framesBToA[row] : columns.framesAToB[row]
  record.bytesAToB = isTurned ? columns.bytesBToA[row] : columns.bytesAToB[row]
  record.framesBToA = isTurned ? columns.framesAToB[row] : columns.framesBToA[row]
  record.bytesBToA = isTurned ? columns.bytesAToB[row] : columns.bytesBToA[row]
  record.first = formatSeconds(columns.firstSeconds[row], columns.firstNanoseconds[row])
  record.last = formatSeconds(columns.lastSeconds[row], columns.lastNanoseconds[row])
  return record
}
