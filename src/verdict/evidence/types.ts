// What is said of a row, and from what (detection.md sections 6 and 15): types only. An Evidence item is all that the screen, the
// report and JSON may render; each carries its own number, limit, formula and packets.

import type { Highlight, PairRow } from '../types'

/** The signals of detection.md section 6, 'scheduled', which its table folds into 'beacon', and 'channel', which measuring added. */
export const SIGNALS = [
  'volume',
  'drip',
  'dns',
  'icmp',
  'channel',
  'content',
  'baseline',
  'receiver',
  'pcr',
  'off-hours',
  'beacon',
  'scheduled',
  'long',
  'misuse',
  'staging',
  'entropy',
  'benign',
] as const
export type SignalId = (typeof SIGNALS)[number]

/** What a row joins. pair: two addresses. host: one inside address and all outside ones. host-to-site: one inside address and all
 * outside addresses of one registered domain. */
export type Level = 'pair' | 'host' | 'host-to-site'

/** 30, 50 and 70 points (detection.md section 15). '' below 30. "Suspect" is no tier: it is a row that a user took into the tray. */
export type Tier = '' | 'note' | 'likely' | 'strong'

/** Names a row of any level in a question to the case. */
export interface RowKey {
  level: Level
  /** The inside address. */
  inside: string
  /** The outside address; '' at the levels host and host-to-site. */
  outside: string
  /** The registered domain at level host-to-site, and the tunnel's domain of a row found by DNS; else ''. */
  site: string
}

/** Packets of one capture, by record number from 1; first and last are the same where only one is known. */
export interface PacketRange {
  file: string
  first: number
  last: number
}

export interface Evidence {
  id: SignalId
  /** The reason as one sentence with its number. */
  says: string
  observed: number
  /** "bytes", "names", "points of 1", … */
  unit: string
  /** The limit that `observed` is compared with. */
  threshold: number
  /** First and last second, ISO 8601 in UTC; ['', ''] where the signal speaks of no stretch of time. */
  window: [string, string]
  formula: string
  /** After the family cap, one decimal; negative for 'benign'. */
  points: number
  /** The weight: the most that it can give. */
  of: number
  packets: PacketRange[]
  /** Caveats of the capture that touch this number; "complete" when none does. */
  quality: string[]
  /** Innocent readings of this signal. */
  benign: string[]
  /** One action that checks it. */
  check: string
}

/** A signal that did not fire: the answer to "why not higher". */
export interface NotFired {
  id: SignalId
  /** "More came in than went out: PCR -0.01, fires at 0.4." */
  says: string
  /** null where nothing could be measured, which `says` explains. */
  observed: number | null
  threshold: number
}

/** A name of one of the two ends. It stands beside the address and never replaces it. */
export interface NameOfRow {
  end: 'inside' | 'outside'
  address: string
  /** As captured: whoever shows it escapes it. */
  name: string
  /** 'dns', 'sni', 'quic', 'http', 'dhcp', 'netbios', 'mdns', 'certificate'. */
  source: string
  /** True when one of the two ends said so itself (SNI, Host, DHCP, …), false when a name server did. */
  isClaimed: boolean
}

/** A line for a shell, made of numbers and parsed addresses only; FILE stands where the reader puts a file's name. */
export interface Command {
  /** What it recomputes or shows, as a short phrase. */
  purpose: string
  text: string
}

/** Of a ranked row as much as a list shows. */
export interface JudgedHead {
  key: RowKey
  /** Addresses. At the levels host and host-to-site the receiver is the outside address that got most. */
  sender: string
  receiver: string
  /** Outside addresses that the row joins. */
  receivers: number
  site: string
  /** Resolver, proxy or mail relay between the two; '' for none. */
  via: string
  /** Rows of internal, client to resolver traffic are listed too where they carry a tunnel. */
  role: 'crossing' | 'internal'
  /** 0 to 100; a list of facts, never a probability. */
  points: number
  tier: Tier
  /** over: V >= T. */
  highlight: Highlight
  /** What highlighted it: a signal that does so alone, or 'points' for a total of 50. Empty when it is not highlighted. */
  highlightedBy: ('volume' | 'drip' | 'dns' | 'icmp' | 'channel' | 'points')[]
  /** Largest outbound sum of any window W in the chosen measure: at least, at most. Equal when it is exact. */
  windowBytes: number
  windowAtMost: number
  outBytes: number
  inBytes: number
  /** The verdict line: "Likely exfiltration: …" or "Highlighted: …". */
  headline: string
}

/** A row with all that is known of it. */
export interface Judged extends JudgedHead {
  /** What the table says of it; of several rows their sum. */
  row: PairRow
  /** First and last second of the largest window, epoch seconds; NaN when it has none. */
  windowStart: number
  windowEnd: number
  /** Fired signals, most points first. */
  evidence: Evidence[]
  /** "Why not higher": the others, with their values. */
  notFired: NotFired[]
  /** "What speaks against it": sentences, the best innocent reading first. */
  against: string[]
  /** The best of them, for behind the headline; '' where the headline says it itself, or accuses nobody. */
  but: string
  /** What reading its packets again told of its window: V with its first and last packet, or why it told nothing. '' when they were not. */
  exact: string
  /** Caveats of the capture-quality gates that change the sentence. */
  quality: string[]
  /** Who sent how much to whom in what window, the two strongest reasons, what data, but, caveat, check (section 16). */
  sentence: string
  /** What the third slot of the answer card says: kind of data, or why it cannot be known. */
  what: string
  /** "With a threshold above 27.5 MB this row is not highlighted by volume." */
  counterfactual: string
  names: NameOfRow[]
  commands: Command[]
}

/** A suggested threshold and how many rows it would highlight. */
export interface ThresholdTick {
  id: 'default' | 'p99.5' | 'robust' | 'budget'
  thresholdBytes: number
  rows: number
  /** "P99.5 of all pair blocks of 2 h". */
  says: string
}

/** Networks that could be inside, with the bytes that each choice moves from transit (detection.md section 2). */
export interface InsideQuestion {
  says: string
  choices: { network: string; outboundBytes: number; inboundBytes: number; addresses: number }[]
}

/** The answer to "who likely sends": ranked rows, counts, and what else the threshold could be. */
export interface JudgedList {
  revision: number
  /** Highlighted rows by points, then by window: the first of them. */
  rows: JudgedHead[]
  /** Rows at or above T of all levels, rows highlighted by other signals only, rows between the bounds. */
  byVolume: number
  bySignals: number
  borderline: number
  /** Where nothing is highlighted: "Nothing over 25 MB in any 2 h. The largest is 18.2 MB: …"; else ''. */
  nothing: string
  largest: JudgedHead | null
  ticks: ThresholdTick[]
  /** Rows at or above each threshold, thresholds ascending. */
  curve: { thresholdBytes: number; rows: number }[]
  question: InsideQuestion | null
  /** Which weights the points come from. */
  weights: { version: number; hash: string }
}

/** What the reader of the result knows and no packet says. Every part is a choice; none of it hides a row. */
export interface Context {
  /** IANA zone of the site; 'UTC' until told. Off-hours are local. */
  zone: string
  /** null: not told. Days 0 (Sunday) to 6; hours [from, to) of the local day. */
  officeHours: { days: number[]; fromHour: number; toHour: number } | null
  /** UTC days "2015-03-11" that were normal: the baseline is learned from them alone. Empty: from all. */
  normalDays: string[]
  /** A baseline that was saved before; it stands in for hosts that it names. */
  baseline: Baseline | null
  exceptions: Exception[]
}

/** Per-host history: a small file (schema egress.baseline/1). */
export interface Baseline {
  schema: 'egress.baseline/1'
  blockMinutes: number
  /** Median and MAD of log10(1 + outbound goodput) over active blocks. */
  hosts: { address: string; blocks: number; days: number; median: number; mad: number }[]
}

/** "This is expected": it lowers the rank, prints its reason, and hides nothing. */
export interface Exception {
  /** Address or network of the inside end; '' for any. */
  inside: string
  /** Address or network of the outside end; '' for any. */
  outside: string
  reason: string
  owner: string
  /** UTC day "2026-01-31" after which it does not hold; '' for none. */
  expires: string
}
