// A Summary as four Parquet tables whose rows add (README: "Parquet"). In: a Summary. Out: pairs, conversations, minutes, captures.
//
// Rows are keyed by text, never by ids, so that files of many machines can be laid beside each other: a tunnel's pairs name the pairs
// around them in `via`. Every number is an exact 64-bit integer.

import { type CaptureSummary, formatAddress, type Summary, type TrafficColumns } from '../../engine/index'
import { exactInteger, nanosecondsOf } from './exact'
import { type ParquetColumn, type ParquetTable, writeParquet } from './table-file'

export interface ParquetFile {
  /** "pairs.parquet" */
  name: string
  bytes: Uint8Array
}

export function summaryParquet(summary: Summary): ParquetFile[] {
  const names = pairNames(summary)
  return [
    { name: 'pairs.parquet', bytes: writeParquet(pairTable(summary, names)) },
    { name: 'conversations.parquet', bytes: writeParquet(conversationTable(summary, names)) },
    { name: 'minutes.parquet', bytes: writeParquet(minuteTable(summary, names)) },
    { name: 'captures.parquet', bytes: writeParquet(captureTable(summary.captures)) },
  ]
}

/** Key columns of a pair row. */
interface PairNames {
  via: (pair: number) => string
  a: (pair: number) => string
  b: (pair: number) => string
}

/** Texts are made when asked for and kept by address: a hundred thousand rows name a few thousand addresses. */
function pairNames({ addresses, pairs }: Summary): PairNames {
  const texts: string[] = []
  const textOf = (id: number): string => {
    texts[id] ??= formatAddress(addresses.families[id], addresses.words, id * 4)
    return texts[id]
  }
  const ends = (pair: number): string => `${textOf(pairs.aIds[pair])} ${textOf(pairs.bIds[pair])}`
  const via = (pair: number): string => {
    const around: string[] = []
    for (let parent = pairs.parentIds[pair]; parent >= 0; parent = pairs.parentIds[parent]) around.unshift(ends(parent))
    return around.join('/')
  }
  return { via, a: (pair) => textOf(pairs.aIds[pair]), b: (pair) => textOf(pairs.bIds[pair]) }
}

function pairTable({ pairs, captures }: Summary, names: PairNames): ParquetTable {
  return {
    schema: 'egress.pairs/1',
    rows: pairs.count,
    columns: [...keyColumns(names, (row) => row), ...trafficColumns(pairs, captures)],
  }
}

function conversationTable({ conversations, captures }: Summary, names: PairNames): ParquetTable {
  const { protocols, aPorts, bPorts, openedAToB, openedBToA } = conversations
  return {
    schema: 'egress.conversations/1',
    rows: conversations.count,
    columns: [
      ...keyColumns(names, (row) => conversations.pairIds[row]),
      { name: 'protocol', type: 'INT32', valueOf: (row) => protocols[row] },
      { name: 'a_port', type: 'INT32', valueOf: (row) => aPorts[row] },
      { name: 'b_port', type: 'INT32', valueOf: (row) => bPorts[row] },
      ...trafficColumns(conversations, captures),
      sumColumn('opened_a_to_b', openedAToB),
      sumColumn('opened_b_to_a', openedBToA),
    ],
  }
}

function minuteTable({ buckets }: Summary, names: PairNames): ParquetTable {
  return {
    schema: 'egress.minutes/1',
    rows: buckets.count,
    columns: [
      ...keyColumns(names, (row) => buckets.pairIds[row]),
      { name: 'minute', type: 'INT32', valueOf: (row) => buckets.minutes[row] },
      sumColumn('bytes_a_to_b', buckets.bytesAToB),
      sumColumn('bytes_b_to_a', buckets.bytesBToA),
      sumColumn('payload_a_to_b', buckets.payloadAToB),
      sumColumn('payload_b_to_a', buckets.payloadBToA),
      sumColumn('goodput_a_to_b', buckets.goodputAToB),
      sumColumn('goodput_b_to_a', buckets.goodputBToA),
    ],
  }
}

function captureTable(captures: readonly CaptureSummary[]): ParquetTable {
  const text = (name: string, of: (capture: CaptureSummary) => string): ParquetColumn => ({
    name,
    type: 'STRING',
    valueOf: (row) => of(captures[row]),
  })
  const sum = (name: string, of: (capture: CaptureSummary) => number): ParquetColumn => ({
    name,
    type: 'INT64',
    valueOf: (row) => exactInteger(of(captures[row])),
  })
  const time = (name: string, of: (capture: CaptureSummary) => bigint | null): ParquetColumn => ({
    name,
    type: 'INT64',
    nullable: true,
    valueOf: (row) => of(captures[row]),
  })
  return {
    schema: 'egress.captures/1',
    rows: captures.length,
    columns: [
      text('name', ({ name }) => name),
      sum('size', ({ bytes }) => bytes),
      text('format', ({ format }) => format),
      sum('records', ({ records }) => records),
      time('first_ns', ({ firstSeconds, firstNanoseconds }) => nanosecondsOf(firstSeconds, firstNanoseconds)),
      time('last_ns', ({ lastSeconds, lastNanoseconds }) => nanosecondsOf(lastSeconds, lastNanoseconds)),
      sum('problems', ({ problems }) => problems.length),
    ],
  }
}

function keyColumns(names: PairNames, pairOf: (row: number) => number): ParquetColumn[] {
  return [
    { name: 'via', type: 'STRING', valueOf: (row) => names.via(pairOf(row)) },
    { name: 'a', type: 'STRING', valueOf: (row) => names.a(pairOf(row)) },
    { name: 'b', type: 'STRING', valueOf: (row) => names.b(pairOf(row)) },
  ]
}

function trafficColumns(from: TrafficColumns, captures: readonly CaptureSummary[]): ParquetColumn[] {
  return [
    sumColumn('frames_a_to_b', from.framesAToB),
    sumColumn('frames_b_to_a', from.framesBToA),
    sumColumn('bytes_a_to_b', from.bytesAToB),
    sumColumn('bytes_b_to_a', from.bytesBToA),
    sumColumn('payload_a_to_b', from.payloadAToB),
    sumColumn('payload_b_to_a', from.payloadBToA),
    sumColumn('goodput_a_to_b', from.goodputAToB),
    sumColumn('goodput_b_to_a', from.goodputBToA),
    timeColumn('first_ns', from.firstSeconds, from.firstNanoseconds),
    timeColumn('last_ns', from.lastSeconds, from.lastNanoseconds),
    {
      name: 'first_capture',
      type: 'STRING',
      valueOf: (row) => (from.firstCaptureIds[row] < 0 ? '' : captures[from.firstCaptureIds[row]].name),
    },
    {
      name: 'first_record',
      type: 'INT64',
      nullable: true,
      valueOf: (row) => (from.firstCaptureIds[row] < 0 ? null : exactInteger(from.firstRecords[row])),
    },
    { name: 'first_is_b_to_a', type: 'BOOLEAN', valueOf: (row) => from.firstIsBToA[row] === 1 },
  ]
}

function sumColumn(name: string, sums: ArrayLike<number>): ParquetColumn {
  return { name, type: 'INT64', valueOf: (row) => exactInteger(sums[row]) }
}

function timeColumn(name: string, seconds: Float64Array, nanoseconds: Uint32Array): ParquetColumn {
  return { name, type: 'INT64', nullable: true, valueOf: (row) => nanosecondsOf(seconds[row], nanoseconds[row]) }
}
