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
  const family = summary.addresses.families[pairs.aIds[row]]
  return {
    ...addressesOf(summary, pairs.aIds[row], pairs.bIds[row], pairs.firstIsBToA[row] === 1),
    protocol: family === 4 ? 'ip' : 'ipv6',
    depth: depths[row],
    ...trafficOf(pairs, row),
  }
}

function conversationRecord(summary: Summary, flat: FlatRows, row: number): ConversationRecord {
  const { pairs, conversations, depths } = flat
  const pair = conversations.pairIds[row]
  const isTurned = conversations.firstIsBToA[row] === 1
  const aPort = isTurned ? conversations.bPorts[row] : conversations.aPorts[row]
  const bPort = isTurned ? conversations.aPorts[row] : conversations.bPorts[row]
  return {
    ...addressesOf(summary, pairs.aIds[pair], pairs.bIds[pair], isTurned),
    protocol: protocolName(conversations.protocols[row]),
    aPort: aPort < 0 ? null : aPort,
    bPort: bPort < 0 ? null : bPort,
    depth: depths[pair],
    ...trafficOf(conversations, row),
  }
}

function addressesOf(summary: Summary, aId: number, bId: number, isTurned: boolean): { a: string; b: string } {
  const { families, words } = summary.addresses
  const a = formatAddress(families[aId], words, aId * 4)
  const b = formatAddress(families[bId], words, bId * 4)
  return isTurned ? { a: b, b: a } : { a, b }
}

function trafficOf(columns: TrafficColumns, row: number) {
  const isTurned = columns.firstIsBToA[row] === 1
  const aToB = { frames: columns.framesAToB[row], bytes: columns.bytesAToB[row] }
  const bToA = { frames: columns.framesBToA[row], bytes: columns.bytesBToA[row] }
  const from = isTurned ? bToA : aToB
  const back = isTurned ? aToB : bToA
  return {
    framesAToB: from.frames,
    bytesAToB: from.bytes,
    framesBToA: back.frames,
    bytesBToA: back.bytes,
    first: formatSeconds(columns.firstSeconds[row], columns.firstNanoseconds[row]),
    last: formatSeconds(columns.lastSeconds[row], columns.lastNanoseconds[row]),
  }
}
