// Summaries of many rows for tests and benches of the case: made as columns, since reading ten million conversations from packets takes minutes.

import { emptySummary, type Summary } from '../engine/index'

export interface SyntheticPart {
  /** Number of the first pair of this part: parts with other numbers have other pairs. */
  firstPair: number
  pairs: number
  conversationsAPair: number
  /** Busy minutes of each pair. */
  minutesAPair: number
  /** Pairs of one inside host; 256 unless given. */
  pairsAHost?: number
}

const FIRST_MINUTE = 23_768_640 // 2015-03-12T00:00:00Z
const INSIDE = 0x0a00_0001
const OUTSIDE = 0x1600_0000

/** Pair n is 10.0.0.1 + n / pairsAHost to 22.0.0.0 + n, with TCP conversations of 60 to 1,059 bytes out and 40 in. */
export function syntheticSummary(part: SyntheticPart): Summary {
  const { firstPair, pairs, conversationsAPair, minutesAPair, pairsAHost = 256 } = part
  const hosts = Math.ceil(pairs / pairsAHost) + 1
  const firstHost = Math.floor(firstPair / pairsAHost)
  const words = new Uint32Array((hosts + pairs) * 4)
  for (let host = 0; host < hosts; host++) words[host * 4] = INSIDE + firstHost + host
  for (let pair = 0; pair < pairs; pair++) words[(hosts + pair) * 4] = OUTSIDE + firstPair + pair
  const conversations = pairs * conversationsAPair
  const buckets = pairs * minutesAPair
  const pairOf = (each: number) => (_: unknown, row: number) => Math.floor(row / each)
  return {
    ...emptySummary(),
    addresses: { count: hosts + pairs, families: new Uint8Array(hosts + pairs).fill(4), words },
    pairs: {
      count: pairs,
      aIds: Int32Array.from({ length: pairs }, (_, row) => Math.floor((firstPair + row) / pairsAHost) - firstHost),
      bIds: Int32Array.from({ length: pairs }, (_, row) => hosts + row),
      parentIds: new Int32Array(pairs).fill(-1),
      ...trafficOf(pairs, conversationsAPair),
    },
    conversations: {
      count: conversations,
      pairIds: Int32Array.from({ length: conversations }, pairOf(conversationsAPair)),
      protocols: new Uint8Array(conversations).fill(6),
      aPorts: Int32Array.from({ length: conversations }, (_, row) => 1024 + (row % conversationsAPair)),
      bPorts: new Int32Array(conversations).fill(443),
      openedAToB: new Uint8Array(conversations).fill(1),
      openedBToA: new Uint8Array(conversations),
      ...trafficOf(conversations, 1),
    },
    buckets: {
      count: buckets,
      pairIds: Int32Array.from({ length: buckets }, pairOf(minutesAPair)),
      minutes: Int32Array.from({ length: buckets }, (_, row) => FIRST_MINUTE + (row % minutesAPair)),
      ...countersOf(buckets, 1),
    },
  }
}

function countersOf(count: number, each: number) {
  const out = Float64Array.from({ length: count }, (_, row) => each * (60 + (row % 1000)))
  const back = new Float64Array(count).fill(each * 40)
  return { bytesAToB: out, bytesBToA: back, payloadAToB: out, payloadBToA: back, goodputAToB: out, goodputBToA: back }
}

function trafficOf(count: number, each: number) {
  return {
    framesAToB: new Uint32Array(count).fill(each),
    framesBToA: new Uint32Array(count).fill(each),
    ...countersOf(count, each),
    firstSeconds: new Float64Array(count).fill(FIRST_MINUTE * 60),
    firstNanoseconds: new Uint32Array(count),
    lastSeconds: new Float64Array(count).fill(FIRST_MINUTE * 60 + 1),
    lastNanoseconds: new Uint32Array(count),
    firstCaptureIds: new Int32Array(count).fill(-1),
    firstRecords: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    firstIsBToA: new Uint8Array(count),
  }
}
