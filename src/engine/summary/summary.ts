// The one value of the house: what a stretch of a capture, a capture or a whole case sums up to.
// In: nothing. Out: the types of the columns. A Summary is plain data (typed arrays and small objects), so it crosses
// the worker wall by transfer, and it adds: see merge.ts.
//
// Every counter is kept per direction a→b and b→a, where a is the lower address (IPv4 before IPv6, then by value). Which of
// the two was seen first is a column of its own. So two rows of one key add without turning, and no column depends on
// which packet came first, on the inside networks, the threshold, the window or the time zone.

import type { Counts } from '../bytes/counts'
import type { Problem } from '../capture/problems'
import { emptySeen, type SeenColumns } from '../clues/columns'
import type { CaptureQuality } from './quality'
import type { Stretch } from './stretches'

/** Addresses by id (the index). Ids are private to one Summary: merge maps them. */
export interface AddressColumns {
  count: number
  /** 4 or 6. */
  families: Uint8Array
  /** Four words an address, most significant first; an IPv4 address stands in the first word, the other three are 0. */
  words: Uint32Array
}

/** The counters that pair rows and conversation rows share. */
export interface TrafficColumns {
  /** Frames from a to b, from b to a. */
  framesAToB: Counts
  framesBToA: Counts
  /** Original lengths of those frames in bytes (what `tshark -z conv` prints), from a to b, from b to a. */
  bytesAToB: Counts
  bytesBToA: Counts
  /** Payload in bytes: IP length less the IP and the TCP, UDP or ICMP header (detection.md section 3). */
  payloadAToB: Counts
  payloadBToA: Counts
  /** Goodput in bytes: TCP by new sequence space, others the payload of packets that are no copies. */
  goodputAToB: Counts
  goodputBToA: Counts
  /** Earliest frame: whole seconds since 1970 and nanoseconds; Infinity while no frame had a time. */
  firstSeconds: Float64Array
  firstNanoseconds: Uint32Array
  /** Latest frame; -Infinity while no frame had a time. */
  lastSeconds: Float64Array
  lastNanoseconds: Uint32Array
  /** Capture (index into `captures`) and record number (from 1) of the frame that comes first in capture order, not in time;
   * -1 and Infinity in a row without frames. */
  firstCaptureIds: Int32Array
  firstRecords: Float64Array
  /** 1 when that frame went from b to a, else 0. */
  firstIsBToA: Uint8Array
}

/** Two addresses at one depth of encapsulation. */
export interface PairColumns extends TrafficColumns {
  count: number
  /** Address ids; a is never above b. */
  aIds: Int32Array
  bIds: Int32Array
  /** Pair whose packets carried these (a tunnel), -1 for the outermost IP header. A parent stands before its children. */
  parentIds: Int32Array
}

/** Two addresses, a protocol and, where it has them, two ports. */
export interface ConversationColumns extends TrafficColumns {
  count: number
  pairIds: Int32Array
  /** IP protocol number; UDP-Lite is counted as UDP (17), as tshark does. */
  protocols: Uint8Array
  /** Ports, -1 where the protocol has none. */
  aPorts: Int32Array
  bPorts: Int32Array
  /** TCP connections opened by a, by b: a SYN without ACK that starts a new stream. */
  openedAToB: Counts
  openedBToA: Counts
}

/** One active minute of one pair. */
export interface BucketColumns {
  count: number
  pairIds: Int32Array
  /** floor(seconds / 60) since 1970 in UTC. */
  minutes: Int32Array
  bytesAToB: Counts
  bytesBToA: Counts
  payloadAToB: Counts
  payloadBToA: Counts
  goodputAToB: Counts
  goodputBToA: Counts
}

/** What was read of one capture. */
export interface CaptureSummary {
  /** Path as the user gave it, for example "march/day-03.pcap". */
  name: string
  /** File size in bytes. */
  bytes: number
  /** 'pcap-us', 'pcap-ns', 'pcapng', or 'unknown'. */
  format: string
  /** Whole records read. */
  records: number
  /** Earliest and latest record time; seconds are NaN while there is none. */
  firstSeconds: number
  firstNanoseconds: number
  lastSeconds: number
  lastNanoseconds: number
  /** Byte ranges [from, to) read, sorted, apart. */
  ranges: [number, number][]
  /** Frames by link type: [LINKTYPE number, frames], sorted by number. */
  linkTypes: [number, number][]
  /** Frames that were not counted in full, and why; sorted by reason. Reasons are those of tallies.ts. */
  tallies: [string, number][]
  /** Names of the rules of SEMANTICS.md section 10 that changed a number of this capture; sorted. */
  rules: string[]
  /** What went wrong, in file order. */
  problems: Problem[]
  /** How well it was captured. */
  quality: CaptureQuality
  /** Where what time lies, sorted by offset; none of a compressed capture. */
  stretches: Stretch[]
}

export interface Summary {
  captures: CaptureSummary[]
  addresses: AddressColumns
  pairs: PairColumns
  conversations: ConversationColumns
  buckets: BucketColumns
  /** What was seen in clear: facts, names, DNS, large echoes. */
  seen: SeenColumns
  /** What was folded to keep within the memory budget; absent while every row is as it was counted. */
  folded?: Folded
}

/** What became of small rows when a case passed its budget (fold.ts). */
export interface Folded {
  /** The highest floor so far: smaller rows were folded. Frame bytes, both ways. */
  floorBytes: number
  /** A listed row lacks less than this: what was folded of it before it grew. */
  lackBytes: number
  /** Rows that were folded; one that came again counts again. */
  pairs: number
  conversations: number
  /** Addresses that stand for others: a pair with one of them is a sum of small pairs. */
  othersIds: number[]
  /** The address with the most folded pairs, and how many; '' for none. A scanner, or what was scanned. */
  host: string
  hostPairs: number
}

export function emptySummary(): Summary {
  const traffic: TrafficColumns = {
    framesAToB: new Float64Array(0),
    framesBToA: new Float64Array(0),
    bytesAToB: new Float64Array(0),
    bytesBToA: new Float64Array(0),
    payloadAToB: new Float64Array(0),
    payloadBToA: new Float64Array(0),
    goodputAToB: new Float64Array(0),
    goodputBToA: new Float64Array(0),
    firstSeconds: new Float64Array(0),
    firstNanoseconds: new Uint32Array(0),
    lastSeconds: new Float64Array(0),
    lastNanoseconds: new Uint32Array(0),
    firstCaptureIds: new Int32Array(0),
    firstRecords: new Float64Array(0),
    firstIsBToA: new Uint8Array(0),
  }
  const ids = new Int32Array(0)
  const sums = new Float64Array(0)
  return {
    captures: [],
    addresses: { count: 0, families: new Uint8Array(0), words: new Uint32Array(0) },
    pairs: { count: 0, aIds: ids, bIds: ids, parentIds: ids, ...traffic },
    conversations: {
      count: 0,
      pairIds: ids,
      protocols: new Uint8Array(0),
      aPorts: ids,
      bPorts: ids,
      openedAToB: sums,
      openedBToA: sums,
      ...traffic,
    },
    buckets: {
      count: 0,
      pairIds: ids,
      minutes: ids,
      bytesAToB: sums,
      bytesBToA: sums,
      payloadAToB: sums,
      payloadBToA: sums,
      goodputAToB: sums,
      goodputBToA: sums,
    },
    seen: emptySeen(),
  }
}
