// Makes a Summary by hand for tests of the verdict. In: a list of frames, each with its ends, time and sizes. Out: the columns
// that the engine would give for them, made the slow and plain way, with Maps.

import ipaddr from 'ipaddr.js'
import {
  type CaptureSummary,
  type ConversationColumns,
  emptyQuality,
  emptySummary,
  type PairColumns,
  type Summary,
  type TrafficColumns,
} from '../engine/index'

/** One frame. Ends are "10.0.0.5:50123" or "[2001:db8::1]:443", or an address alone. */
export interface BuiltFrame {
  from: string
  to: string
  /** Seconds since 1970, with a fraction. */
  at: number
  /** Frames that this one stands for; 1 unless given. Sizes are of all together. */
  frames?: number
  /** Original length; payload is the same unless given. */
  bytes: number
  payload?: number
  /** New bytes; the payload unless given. */
  goodput?: number
  /** 6 unless given. */
  protocol?: number
  /** True for a SYN without ACK. */
  opens?: boolean
  /** Ends of the headers around this one, outermost first. */
  via?: [string, string][]
  /** Name of the capture, 'a.pcap' unless given. */
  capture?: string
}

type Row = Record<string, number>

export function buildSummary(frames: BuiltFrame[]): Summary {
  const builder = new Builder(frames)
  for (const frame of frames) builder.add(frame)
  return builder.finish()
}

class Builder {
  private readonly addresses: { family: number; words: number[]; text: string }[]
  private readonly pairs = new Map<string, Row>()
  private readonly conversations = new Map<string, Row>()
  private readonly buckets = new Map<string, Row>()
  private readonly captures = new Map<string, CaptureSummary>()

  constructor(frames: BuiltFrame[]) {
    const texts = frames.flatMap((frame) => [frame.from, frame.to, ...(frame.via ?? []).flat()])
    const unique = [...new Set(texts.map((text) => splitEnd(text).address))]
    this.addresses = unique.map((text) => ({ text, ...addressOf(text) }))
  }

  add(frame: BuiltFrame): void {
    const capture = this.captureOf(frame)
    capture.records += frame.frames ?? 1
    let parent = -1
    for (const [from, to] of [...(frame.via ?? []), [frame.from, frame.to]]) {
      parent = this.addLayer(frame, from, to, parent, capture.records)
    }
  }

  finish(): Summary {
    const [pairs, conversations, buckets] = [this.pairs, this.conversations, this.buckets].map((map) => [
      ...map.values(),
    ])
    return {
      captures: [...this.captures.values()],
      addresses: {
        count: this.addresses.length,
        families: Uint8Array.from(this.addresses, (address) => address.family),
        words: Uint32Array.from(this.addresses.flatMap((address) => address.words)),
      },
      pairs: {
        count: pairs.length,
        ...trafficColumns(pairs),
        aIds: Int32Array.from(pairs, (row) => row.a),
        bIds: Int32Array.from(pairs, (row) => row.b),
        parentIds: Int32Array.from(pairs, (row) => row.parent),
      } satisfies PairColumns,
      conversations: {
        count: conversations.length,
        ...trafficColumns(conversations),
        pairIds: Int32Array.from(conversations, (row) => row.pair),
        protocols: Uint8Array.from(conversations, (row) => row.protocol),
        aPorts: Int32Array.from(conversations, (row) => row.aPort),
        bPorts: Int32Array.from(conversations, (row) => row.bPort),
        openedAToB: Float64Array.from(conversations, (row) => row.openedAToB),
        openedBToA: Float64Array.from(conversations, (row) => row.openedBToA),
      } satisfies ConversationColumns,
      buckets: {
        count: buckets.length,
        pairIds: Int32Array.from(buckets, (row) => row.pair),
        minutes: Int32Array.from(buckets, (row) => row.minute),
        bytesAToB: Float64Array.from(buckets, (row) => row.bytesAToB),
        bytesBToA: Float64Array.from(buckets, (row) => row.bytesBToA),
        payloadAToB: Float64Array.from(buckets, (row) => row.payloadAToB),
        payloadBToA: Float64Array.from(buckets, (row) => row.payloadBToA),
        goodputAToB: Float64Array.from(buckets, (row) => row.goodputAToB),
        goodputBToA: Float64Array.from(buckets, (row) => row.goodputBToA),
      },
      seen: emptySummary().seen,
    }
  }

  /** Adds the frame to one layer's pair, conversation and minute; answers the pair's number. */
  private addLayer(frame: BuiltFrame, from: string, to: string, parent: number, record: number): number {
    const [source, target] = [splitEnd(from), splitEnd(to)]
    const [x, y] = [this.idOf(source.address), this.idOf(target.address)]
    const isBToA = this.compare(x, y) > 0 || (x === y && source.port > target.port)
    const [a, b] = isBToA ? [y, x] : [x, y]
    const [aPort, bPort] = isBToA ? [target.port, source.port] : [source.port, target.port]
    const pair = take(this.pairs, `${a} ${b} ${parent}`, { a, b, parent })
    const protocol = frame.protocol ?? 6
    const key = `${pair.id} ${protocol} ${aPort} ${bPort}`
    const ports = { pair: pair.id, protocol, aPort, bPort, openedAToB: 0, openedBToA: 0 }
    const conversation = take(this.conversations, key, ports)
    const minute = Math.floor(frame.at / 60)
    const bucket = take(this.buckets, `${pair.id} ${minute}`, { pair: pair.id, minute })
    const captureId = [...this.captures.keys()].indexOf(frame.capture ?? 'a.pcap')
    for (const row of [pair, conversation, bucket]) addFrame(row, frame, isBToA, captureId, record)
    if (frame.opens) conversation[isBToA ? 'openedBToA' : 'openedAToB']++
    return pair.id
  }

  private captureOf(frame: BuiltFrame): CaptureSummary {
    const name = frame.capture ?? 'a.pcap'
    const seconds = Math.floor(frame.at)
    const known = this.captures.get(name)
    const capture = known ?? { ...emptyCapture(name), firstSeconds: seconds, lastSeconds: seconds }
    capture.firstSeconds = Math.min(capture.firstSeconds, seconds)
    capture.lastSeconds = Math.max(capture.lastSeconds, seconds)
    this.captures.set(name, capture)
    return capture
  }

  private idOf(text: string): number {
    return this.addresses.findIndex((address) => address.text === text)
  }

  private compare(x: number, y: number): number {
    const [one, other] = [this.addresses[x], this.addresses[y]]
    if (one.family !== other.family) return one.family - other.family
    const at = one.words.findIndex((word, i) => word !== other.words[i])
    return at < 0 ? 0 : one.words[at] - other.words[at]
  }
}

const COUNTERS = [
  'framesAToB',
  'framesBToA',
  'bytesAToB',
  'bytesBToA',
  'payloadAToB',
  'payloadBToA',
  'goodputAToB',
  'goodputBToA',
] as const

function take(map: Map<string, Row>, key: string, fresh: Row): Row {
  const known = map.get(key)
  if (known !== undefined) return known
  const row: Row = { id: map.size, ...fresh, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY }
  for (const counter of COUNTERS) row[counter] = 0
  map.set(key, row)
  return row
}

function addFrame(row: Row, frame: BuiltFrame, isBToA: boolean, captureId: number, record: number): void {
  const way = isBToA ? 'BToA' : 'AToB'
  row[`frames${way}`] += frame.frames ?? 1
  row[`bytes${way}`] += frame.bytes
  row[`payload${way}`] += frame.payload ?? frame.bytes
  row[`goodput${way}`] += frame.goodput ?? frame.payload ?? frame.bytes
  row.first = Math.min(row.first, frame.at)
  row.last = Math.max(row.last, frame.at)
  if (row.record !== undefined && (row.capture < captureId || (row.capture === captureId && row.record < record)))
    return
  row.capture = captureId
  row.record = record
  row.isBToA = isBToA ? 1 : 0
}

function trafficColumns(rows: Row[]): TrafficColumns {
  const floats = (of: (row: Row) => number): Float64Array => Float64Array.from(rows, of)
  const nanoseconds = (seconds: number): number => Math.round((seconds - Math.floor(seconds)) * 1e9)
  return {
    framesAToB: floats((row) => row.framesAToB),
    framesBToA: floats((row) => row.framesBToA),
    bytesAToB: floats((row) => row.bytesAToB),
    bytesBToA: floats((row) => row.bytesBToA),
    payloadAToB: floats((row) => row.payloadAToB),
    payloadBToA: floats((row) => row.payloadBToA),
    goodputAToB: floats((row) => row.goodputAToB),
    goodputBToA: floats((row) => row.goodputBToA),
    firstSeconds: floats((row) => Math.floor(row.first)),
    firstNanoseconds: Uint32Array.from(rows, (row) => nanoseconds(row.first)),
    lastSeconds: floats((row) => Math.floor(row.last)),
    lastNanoseconds: Uint32Array.from(rows, (row) => nanoseconds(row.last)),
    firstCaptureIds: Int32Array.from(rows, (row) => row.capture),
    firstRecords: floats((row) => row.record),
    firstIsBToA: Uint8Array.from(rows, (row) => row.isBToA),
  }
}

function emptyCapture(name: string): CaptureSummary {
  return {
    name,
    bytes: 0,
    format: 'pcap-us',
    records: 0,
    firstSeconds: Number.NaN,
    firstNanoseconds: 0,
    lastSeconds: Number.NaN,
    lastNanoseconds: 0,
    ranges: [],
    linkTypes: [],
    tallies: [],
    rules: [],
    problems: [],
    quality: emptyQuality(),
    stretches: [],
  }
}

function splitEnd(text: string): { address: string; port: number } {
  const match = /^(?:\[(.+)\]|([\d.]+)):(\d+)$/.exec(text)
  return match === null ? { address: text, port: -1 } : { address: match[1] ?? match[2], port: Number(match[3]) }
}

function addressOf(text: string): { family: number; words: number[] } {
  const address = ipaddr.parse(text)
  const bytes = address.toByteArray()
  const words = [0, 4, 8, 12].map((at) => bytes.slice(at, at + 4).reduce((word, byte) => word * 256 + byte, 0))
  return { family: bytes.length === 4 ? 4 : 6, words }
}
