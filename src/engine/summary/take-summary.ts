// Cuts what was counted since the last cut out of the tables. In: the tables of a capture. Out: a Summary of the touched rows in
// arrays of its own, and tables whose counters stand at nothing.

import type { SeenColumns } from '../clues/columns'
import { OpenedTraffic } from './opened'
import type { ReadingTables } from './reading-tables'
import type {
  AddressColumns,
  BucketColumns,
  CaptureSummary,
  ConversationColumns,
  PairColumns,
  Summary,
} from './summary'
import { Traffic } from './traffic'

const WORDS = 4

export function takeSummary(tables: ReadingTables, capture: CaptureSummary): Summary {
  const pairIds = numberPairs(tables)
  const { columns: pairs, addressIds } = takePairs(tables, pairIds)
  const conversations = takeConversations(tables, pairIds.map)
  const seen = takeSeen(tables, pairIds.map, conversations.ids, addressIds)
  return {
    captures: [capture],
    addresses: takeAddresses(tables, addressIds),
    pairs,
    conversations: conversations.columns,
    buckets: takeBuckets(tables, pairIds.map),
    seen,
  }
}

interface Numbering {
  /** Old row to new row, -1 where it is left out. */
  map: Int32Array
  count: number
}

/** Pairs that were touched, that hold a touched conversation, or that carry such a pair; in table order, so parents come first. */
function numberPairs(tables: ReadingTables): Numbering {
  const { pairs, conversations } = tables
  const map = new Int32Array(pairs.count).fill(-1)
  for (let row = 0; row < pairs.count; row++) if (pairs.traffic.isTouched(row)) map[row] = 0
  for (let row = 0; row < conversations.count; row++) {
    if (conversations.traffic.isTouched(row)) map[conversations.pairIds[row]] = 0
  }
  for (let row = pairs.count - 1; row >= 0; row--) {
    if (map[row] === 0 && pairs.parentIds[row] >= 0) map[pairs.parentIds[row]] = 0
  }
  let count = 0
  for (let row = 0; row < pairs.count; row++) if (map[row] === 0) map[row] = count++
  return { map, count }
}

function takePairs(tables: ReadingTables, { map, count }: Numbering): { columns: PairColumns; addressIds: Numbering } {
  const { pairs, addresses } = tables
  const addressIds: Numbering = { map: new Int32Array(addresses.count).fill(-1), count: 0 }
  const traffic = new Traffic(count)
  const aIds = new Int32Array(count)
  const bIds = new Int32Array(count)
  const parentIds = new Int32Array(count)
  for (let row = 0; row < pairs.count; row++) {
    const taken = map[row]
    if (taken < 0) continue
    aIds[taken] = numberOf(addressIds, pairs.aIds[row])
    bIds[taken] = numberOf(addressIds, pairs.bIds[row])
    parentIds[taken] = pairs.parentIds[row] < 0 ? -1 : map[pairs.parentIds[row]]
    pairs.traffic.copyTo(row, traffic, taken)
    pairs.traffic.clear(row)
  }
  return { columns: { count, aIds, bIds, parentIds, ...traffic.slice(count) }, addressIds }
}

function numberOf(numbering: Numbering, id: number): number {
  if (numbering.map[id] < 0) numbering.map[id] = numbering.count++
  return numbering.map[id]
}

function takeAddresses(tables: ReadingTables, { map, count }: Numbering): AddressColumns {
  const { addresses } = tables
  const families = new Uint8Array(count)
  const words = new Uint32Array(count * WORDS)
  for (let id = 0; id < addresses.count; id++) {
    const taken = map[id]
    if (taken < 0) continue
    families[taken] = addresses.families[id]
    for (let word = 0; word < WORDS; word++) words[taken * WORDS + word] = addresses.words[id * WORDS + word]
  }
  return { count, families, words }
}

function takeConversations(
  tables: ReadingTables,
  pairIds: Int32Array,
): { columns: ConversationColumns; ids: Int32Array } {
  const { conversations } = tables
  let count = 0
  for (let row = 0; row < conversations.count; row++) if (conversations.traffic.isTouched(row)) count++
  const traffic = new OpenedTraffic(count)
  const taken = {
    pairIds: new Int32Array(count),
    protocols: new Uint8Array(count),
    aPorts: new Int32Array(count),
    bPorts: new Int32Array(count),
  }
  const ids = new Int32Array(conversations.count).fill(-1)
  let next = 0
  for (let row = 0; row < conversations.count; row++) {
    if (!conversations.traffic.isTouched(row)) continue
    ids[row] = next
    taken.pairIds[next] = pairIds[conversations.pairIds[row]]
    taken.protocols[next] = conversations.protocols[row]
    taken.aPorts[next] = conversations.aPorts[row]
    taken.bPorts[next] = conversations.bPorts[row]
    traffic.openedAToB.set(next, conversations.traffic.openedAToB(row))
    traffic.openedBToA.set(next, conversations.traffic.openedBToA(row))
    conversations.traffic.copyTo(row, traffic, next)
    conversations.traffic.clear(row)
    next++
  }
  return { columns: { count, ...taken, ...traffic.sliceOpened(count) }, ids }
}

/** Facts belong to conversations that were touched, but a name may be that of an address without a packet of its own. */
function takeSeen(
  { seen }: ReadingTables,
  pairIds: Int32Array,
  conversationIds: Int32Array,
  addressIds: Numbering,
): SeenColumns {
  const columns = seen.columns()
  seen.clear()
  const address = (id: number): number => numberOf(addressIds, id)
  return {
    clues: { ...columns.clues, conversationIds: columns.clues.conversationIds.map((id) => conversationIds[id]) },
    names: { ...columns.names, addressIds: columns.names.addressIds.map(address) },
    dns: {
      ...columns.dns,
      clientIds: columns.dns.clientIds.map(address),
      serverIds: columns.dns.serverIds.map(address),
    },
    echoes: { ...columns.echoes, pairIds: columns.echoes.pairIds.map((id) => pairIds[id]) },
  }
}

function takeBuckets(tables: ReadingTables, pairIds: Int32Array): BucketColumns {
  const { buckets, pairs } = tables
  for (let row = 0; row < pairs.count; row++) pairs.traffic.flushMinute(row, buckets)
  const columns = buckets.columns()
  const taken: BucketColumns = {
    count: columns.count,
    pairIds: columns.pairIds.map((id) => pairIds[id]),
    minutes: columns.minutes.slice(),
    bytesAToB: columns.bytesAToB.slice(),
    bytesBToA: columns.bytesBToA.slice(),
    payloadAToB: columns.payloadAToB.slice(),
    payloadBToA: columns.payloadBToA.slice(),
    goodputAToB: columns.goodputAToB.slice(),
    goodputBToA: columns.goodputBToA.slice(),
  }
  buckets.clear()
  return taken
}
