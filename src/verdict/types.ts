// What the reader of a result chooses, and what a verdict answers: types only. Bytes are original frame lengths where the
// name says frame, payload where it says payload, goodput where it says goodput; times are whole seconds since 1970 (UTC) with nanoseconds.

import type { CaptureQuality, ClueKind } from '../engine/index'
import type { Context } from './evidence/types'

/** The three columns a volume can be measured in (detection.md section 5). */
export type Measure = 'goodput' | 'payload' | 'frame'

/** Choices that are applied after the merge; none of them re-reads a file. */
export interface Choices {
  /** The user's own networks as CIDR text, on top of the built-in ones; '!10.5.0.0/16' cuts an outside hole. */
  inside: string[]
  /** T in bytes. A pair is highlighted when its outbound volume in some half-open window [t, t + W) is T or more. */
  thresholdBytes: number
  /** W in minutes: 15, 60, 120 or 1440. */
  windowMinutes: number
  measure: Measure
  /** What no packet says: zone, office hours, normal days, exceptions. Absent: nothing is known. */
  context?: Context
}

/** What limits the rows. */
export interface Filter {
  /** Address, CIDR, ":443" or "port 443"; several words must all hold. Empty: everything. */
  text: string
  /** Which class of traffic the table lists. */
  role: Role
  /** Only rows at or above the threshold. */
  highlightedOnly: boolean
}

/** Where the two ends lie. crossing: one inside, one outside. multicast: the receiver is a group or broadcast address. */
export type Role = 'crossing' | 'internal' | 'transit' | 'multicast'

export type SortKey = 'inside' | 'outside' | 'out' | 'in' | 'total' | 'ratio' | 'window' | 'first' | 'last'

export interface Time {
  seconds: number
  nanoseconds: number
}

/** A volume in all its counters. */
export interface Volume {
  frames: number
  frameBytes: number
  payloadBytes: number
  /** Each byte once: no retransmissions, no copies. */
  goodputBytes: number
}

/** over: at least T in some window, proven. borderline: between the bounds of the minute buckets. */
export type Highlight = 'over' | 'borderline' | 'under'

/** The largest sliding window of a row: atLeast <= V <= atMost, from minute buckets, or V from the packets themselves. */
export interface WindowPeak {
  atLeast: number
  atMost: number
  /** First and last second with traffic in the peak window, whole minutes clipped to the row's first and last frame; NaN when none. */
  startSeconds: number
  endSeconds: number
  /** First and last packet of the window, where its packets were read again; null: the window is from minutes. */
  exact: { first: Time; last: Time } | null
}

/**
 * One row of the table. For role crossing, `inside` is the inside address and out means inside → outside. For the other roles
 * `inside` is the end that sent more and out is its direction.
 */
export interface PairRow {
  inside: string
  outside: string
  role: Role
  out: Volume
  in: Volume
  /** Out and in in the chosen measure. */
  outBytes: number
  inBytes: number
  /** PCR: (out − in) / (out + in) of the chosen measure; null when both are 0 or only one direction was captured. */
  ratio: number | null
  peak: WindowPeak
  highlight: Highlight
  first: Time
  last: Time
  /** Which side opened the connections; unknown when no SYN was seen. */
  opened: 'inside' | 'outside' | 'both' | 'unknown'
  /** Busiest conversation's protocol and the responder's port with its service name: "TCP 443 https". */
  service: string
  /** Depth of encapsulation: 0 for the outermost IP header. */
  depth: number
  /** Captures (indexes into Overview.captures) is left to the case; here only the first frame. */
  firstCapture: string
  firstRecord: number
  conversations: number
}

export interface ConversationRow {
  protocol: string
  /** IP protocol number. */
  ipProtocol: number
  insidePort: number
  outsidePort: number
  /** Service name of the responder's port, '' when unknown. */
  service: string
  out: Volume
  in: Volume
  first: Time
  last: Time
  /** TCP connections opened by the inside, by the outside end. */
  openedByInside: number
  openedByOutside: number
}

/** A fact that a conversation of a pair showed in clear. */
export interface SeenRow {
  /** 'dns-name': a name that was asked for; its packet is the first of all names below its domain. */
  kind: ClueKind | 'dns-name'
  /** As captured. */
  text: string
  /** The packet went from the inside end to the outside one. */
  isOut: boolean
  seconds: number
  capture: string
  /** Record number from 1. */
  record: number
}

/** When a pair was busy, by quarter of an hour: columns of equal length, ascending. */
export interface PairQuarters {
  /** First second of each active quarter. */
  starts: number[]
  outBytes: number[]
  inBytes: number[]
}

/** One inside host, or one pair, as a bar. `label` is the address, or "inside → outside". */
export interface Bar {
  label: string
  inside: string
  /** Empty for a host bar. */
  outside: string
  outBytes: number
  inBytes: number
  /** Largest window of the pair (at least); for a host the largest of its own summed minutes. */
  windowBytes: number
  ratio: number | null
  highlight: Highlight
  /** Outside addresses that a host bar stands for. */
  partners: number
}

/** A ranked list of bars and what it leaves out, so that the sum is whole. */
export interface BarList {
  bars: Bar[]
  others: { count: number; outBytes: number; inBytes: number }
}

/** The month. Columns have one entry a bucket; bucket i covers [start + i * bucket, start + (i + 1) * bucket) minutes since 1970. */
export interface Timeline {
  startMinute: number
  bucketMinutes: number
  outBytes: number[]
  inBytes: number[]
  /** Out bytes of the highlighted rows only. */
  highlightedOutBytes: number[]
  /** Largest outbound sum of any one row in a sliding window W that starts in this bucket: what T is compared with. */
  peakBytes: number[]
  /** False where no capture covers the bucket: drawn as a gap, never as zero. */
  covered: boolean[]
  /** Holes between captures, whole seconds. */
  gaps: { fromSeconds: number; toSeconds: number }[]
}

/** Counts of rows by their largest window, for the picture behind the threshold slider. */
export interface Histogram {
  /** Lower edge of each bin in bytes, logarithmic; the last bin ends at maxBytes. */
  edges: number[]
  counts: number[]
  maxBytes: number
}

/** A problem of one capture, ready to show. */
export interface ProblemRow {
  capture: string
  code: string
  message: string
  offset: number
  /** problem: something was lost. note: all is kept, and this is worth knowing. */
  severity: 'problem' | 'note'
}

/** A stretch of time and how many captures cover it. */
export interface CoverageSpan {
  fromSeconds: number
  toSeconds: number
  captures: number
}

/** What was captured of the time that the captures span; holes are what lies between the spans. */
export interface Coverage {
  /** First and last second covered; NaN when no capture has a time. */
  fromSeconds: number
  toSeconds: number
  /** Seconds that at least one capture covers. */
  coveredSeconds: number
  /** In order of time, at most 400. */
  spans: CoverageSpan[]
  /** Captures that cover the same time, each with the one that reaches furthest before it; at most 100. */
  overlaps: { captures: [string, string]; fromSeconds: number; toSeconds: number }[]
}

export interface CaptureRow {
  name: string
  bytes: number
  format: string
  records: number
  first: Time | null
  last: Time | null
  rules: string[]
  tallies: { reason: string; frames: number }[]
  problems: ProblemRow[]
  quality: CaptureQuality
}

/** Everything on the screen but the pages of the table. */
export interface Overview {
  revision: number
  totals: { outbound: Volume; inbound: Volume; internal: Volume; transit: Volume; multicast: Volume }
  /** Frames in all captures, and those with no IP header that could be counted. */
  records: number
  notIp: number
  addresses: number
  pairs: number
  /** Pairs of an inside and an outside address: what the threshold is asked of. */
  crossingPairs: number
  conversations: number
  /** Rows over the threshold, and rows between the bounds. */
  highlighted: number
  borderline: number
  /** The first ten highlighted rows, ranked by their largest window. */
  suspects: PairRow[]
  /** The largest crossing row by window; null when nothing crosses the boundary. */
  largest: PairRow | null
  hosts: BarList
  pairBars: BarList
  timeline: Timeline
  histogram: Histogram
  captures: CaptureRow[]
  /** Problems and notes of all captures. */
  problems: ProblemRow[]
  coverage: Coverage
  /** TCP conversations, and those of which only one direction was captured. */
  tcpConversations: number
  oneWayConversations: number
  /** Bad text in choices or filter, as a sentence; '' when all was understood. The last good value stays active. */
  complaint: string
}

/** Text of a user that was not understood: the sentence names the part and gives an example. */
export interface Complaint {
  code: 'E-CIDR' | 'E-THR' | 'E-BASE'
  message: string
}

/** What reading a user's text gives. Bad text is a value, and the last good one stays active. */
export type Understood<T> = { ok: true; value: T } | { ok: false; complaint: Complaint }
