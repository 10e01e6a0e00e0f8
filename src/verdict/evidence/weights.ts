// Points and limits of all signals in one versioned place (detection.md section 6). In: nothing. Out: the table, its version and its
// hash, so that two results can be told to come from the same rules.

import { hexOf, sha256 } from '../../engine/index'
import type { SignalId } from './types'

/** Bytes are goodput unless said; times are in the unit that the name ends with. */
export const WEIGHTS = {
  version: 1,
  /** The most that each signal can give; 'scheduled' gives the points of 'beacon'. */
  points: {
    volume: 40,
    drip: 15,
    dns: 25,
    icmp: 25,
    channel: 25,
    content: 15,
    baseline: 15,
    receiver: 10,
    pcr: 10,
    'off-hours': 5,
    beacon: 10,
    scheduled: 10,
    long: 3,
    misuse: 10,
    staging: 5,
    entropy: 5,
    benign: -25,
  } satisfies Record<SignalId, number>,
  /** Signals that say the same thing twice share a cap. */
  families: [
    { signals: ['volume', 'drip'], cap: 40 },
    { signals: ['beacon', 'scheduled', 'off-hours', 'long'], cap: 15 },
    { signals: ['content', 'misuse', 'entropy'], cap: 20 },
  ] satisfies { signals: SignalId[]; cap: number }[],
  /** Points from which a row is a note, likely, strong. */
  tiers: { note: 30, likely: 50, strong: 70 },
  limits: {
    dripWindowMinutes: 1440,
    dripBurstMinutes: 120,
    dripActiveHours: 6,
    baselineZ: 3.5,
    baselineBytes: 1_000_000,
    baselineBlocks: 20,
    baselineDays: 3,
    receiverShare: 0.02,
    receiverHosts: 50,
    receiverFewHosts: 10,
    receiverNewHours: 24,
    receiverNewDays: 3,
    ratio: 0.4,
    ratioBytes: 1_000_000,
    offHoursShare: 0.05,
    offHoursDays: 5,
    offHoursWindowShare: 0.95,
    beaconFrom: 0.5,
    beaconScore: 0.7,
    beaconFull: 0.9,
    beaconStarts: 8,
    beaconDailyBytes: 1_000_000,
    beaconCommonShare: 0.5,
    beaconCommonLoss: 0.15,
    scheduledDays: 3,
    scheduledMinutes: 5,
    longHours: 1,
    longFullHours: 12,
    dnsHourBytes: 1000,
    dnsHours: 3,
    dnsNames15: 200,
    dnsUnique: 1000,
    dnsBurstBytes: 2000,
    dnsBurstMean: 15,
    dnsLongBytes: 500,
    dnsLongMean: 60,
    dnsQueryMean: 70,
    dnsQueryCount: 10,
    dnsQueryBytes: 1500,
    dnsAnswerMean: 300,
    dnsAnswerCount: 100,
    dnsSecureRatio: 3.8,
    dnsSecureBytes: 20_000,
    dnsSecureSeconds: 600,
    dnsTextQueries: 30,
    dnsTextShare: 0.8,
    echoDistinct: 8,
    echoOnlyFrames: 100,
    channelBytes: 5000,
    /** What sends more in a window is found by its volume, and is no small upload. */
    channelMostBytes: 10_000_000,
    channelRatio: 1.2,
    channelOddRatio: 0.9,
    channelMailBytes: 100_000,
    channelRelayPartners: 3,
    channelPosts: 5,
    echoBytesAnHour: 100_000,
    echoOneWayBytes: 10_000,
    contentBytes: 100_000,
    misuseBytes: 100_000,
    stagingLow: 0.5,
    stagingHigh: 2,
    stagingHours: 24,
    stagingBytes: 1_000_000,
    relayCorrelation: 0.9,
    relayMinutes: 10,
  },
} as const

/** The first 64 bits of the SHA-256 of the table's text, as 16 hex digits. */
export function weightsHash(): string {
  return HASH
}

const HASH = hexOf(sha256(Uint8Array.from(JSON.stringify(WEIGHTS), (character) => character.charCodeAt(0)))).slice(
  0,
  16,
)

/** 0 at a tenth of the limit, 0.5 at the limit, 1 at ten times (detection.md section 6). */
export function decade(x: number, limit: number): number {
  if (!(x > 0)) return 0
  return Math.min(1, Math.max(0, 0.5 + 0.5 * Math.log10(x / limit)))
}

/** 0 at `from`, 1 at `to`, straight between. */
export function ramp(x: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (x - from) / (to - from)))
}
