// Signals "beacon", "scheduled" and "long" (detection.md section 8). The score's four parts and limits follow RITA v5; written from the
// formula. A beacon alone is no exfiltration: a megabyte a day keeps small ones out.

import { counted, grouped, lengthText } from '../evidence/clock'
import { type Field, type Finding, firstPackets, packetAt } from '../evidence/finding'
import { median, quantile } from '../evidence/robust'
import type { Measured } from '../evidence/subject'
import { ramp, WEIGHTS } from '../evidence/weights'
import { responderPort } from '../responder'
import { formatBytes } from '../threshold'
import { episodesOf } from './volume'

const { beaconFrom, beaconScore, beaconFull, beaconStarts, beaconDailyBytes, beaconCommonShare, beaconCommonLoss } =
  WEIGHTS.limits
const { scheduledDays, scheduledMinutes, longHours, longFullHours, receiverFewHosts } = WEIGHTS.limits
const DAY = 86_400
const MINUTES_A_DAY = 1440
/** The earliest starts of a key that are weighed (detection.md section 14). */
const MOST_STARTS = 2048

interface Start {
  seconds: number
  bytes: number
}

export interface Beat {
  starts: number
  score: number
  gapSeconds: number
  dailyBytes: number
}

export function beaconSignal(field: Field, measured: Measured): Finding {
  const beat = beatOf(field, measured)
  const fired = beat.starts >= beaconStarts && beat.score >= beaconScore && beat.dailyBytes >= beaconDailyBytes
  return {
    id: 'beacon',
    fired,
    strength: fired ? ramp(beat.score, beaconFrom, beaconFull) : 0,
    observed: beat.starts < beaconStarts ? null : Number(beat.score.toFixed(2)),
    unit: 'score from 0 to 1',
    threshold: beaconScore,
    formula: 'mean of regular gaps, regular sizes, flatness over 24 bins and duration; >= 8 starts; >= 1 MB out a day',
    window: null,
    says: () => beatText(beat),
    packets: () => firstPackets(field, measured),
    benign: ['updates', 'telemetry', 'mail polling', 'time synchronisation'],
    check: 'List the starts of its connections.',
  }
}

/** Of all responder ports the one that beats best. */
function beatOf(field: Field, measured: Measured): Beat {
  const best: Beat = { starts: 0, score: 0, gapSeconds: Number.NaN, dailyBytes: dailyBytesOf(measured) }
  if (measured.subject.level === 'host') return best
  for (const starts of startsByPort(field, measured)) {
    const score = starts.length < beaconStarts ? 0 : scoreOf(field, measured, starts)
    if (score < best.score || (score === best.score && starts.length <= best.starts)) continue
    best.score = score
    best.starts = starts.length
    best.gapSeconds = median(gapsOf(starts))
  }
  return best
}

function dailyBytesOf({ outGoodput, firstSeconds, lastSeconds }: Measured): number {
  return outGoodput / Math.max(1, (lastSeconds - firstSeconds) / DAY)
}

/** A conversation starts when its first packet is seen: ports that were used again count once. */
function startsByPort({ judgement }: Field, { conversations, isFlipped }: Measured): Start[][] {
  const columns = judgement.summary.conversations
  const byPort = new Map<number, Start[]>()
  for (let i = 0; i < conversations.length; i++) {
    const id = conversations[i]
    if (!Number.isFinite(columns.firstSeconds[id])) continue
    const port = responderPort(columns, id)
    const starts = byPort.get(port) ?? []
    if (starts.length === 0) byPort.set(port, starts)
    const bytes = isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    starts.push({ seconds: columns.firstSeconds[id] + columns.firstNanoseconds[id] / 1e9, bytes })
  }
  return [...byPort.values()].map((starts) => starts.sort((x, y) => x.seconds - y.seconds).slice(0, MOST_STARTS))
}

function scoreOf(field: Field, measured: Measured, starts: readonly Start[]): number {
  const sizes = Float64Array.from(starts, ({ bytes }) => bytes)
  const score = (regular(gapsOf(starts)) + regular(sizes) + flatness(starts) + duration(field, starts)) / 4
  const { population } = field
  const share = population.contacts[measured.subject.receiverId] / Math.max(1, population.insideHosts)
  const isCommon = population.insideHosts >= receiverFewHosts && share >= beaconCommonShare
  return Math.max(0, isCommon ? score - beaconCommonLoss : score)
}

function gapsOf(starts: readonly Start[]): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, starts.length - 1) },
    (_, i) => starts[i + 1].seconds - starts[i].seconds,
  )
}

/** Mean of 1 - |Bowley skew| and (median - MAD) / median. */
export function regular(values: Float64Array): number {
  const middle = median(values.slice())
  const [low, high] = [quantile(values.slice(), 0.25), quantile(values.slice(), 0.75)]
  const isFlat = high - low < 10 || middle === low || middle === high
  const skew = isFlat ? 0 : (low + high - 2 * middle) / (high - low)
  const mad = median(values.map((value) => Math.abs(value - middle)))
  const spread = middle > 0 ? Math.max(0, (middle - mad) / middle) : 0
  return (1 - Math.abs(skew) + spread) / 2
}

const BINS = 24

function flatness(starts: readonly Start[]): number {
  const from = starts[0].seconds
  const span = starts[starts.length - 1].seconds - from
  if (span <= 0) return 0
  const bins = new Float64Array(BINS)
  for (const { seconds } of starts) bins[Math.min(BINS - 1, Math.floor((BINS * (seconds - from)) / span))]++
  const mean = starts.length / BINS
  const variance = bins.reduce((sum, count) => sum + (count - mean) ** 2, 0) / BINS
  return Math.max(0, 1 - Math.sqrt(variance) / mean)
}

function duration({ population }: Field, starts: readonly Start[]): number {
  const seen = starts[starts.length - 1].seconds - starts[0].seconds
  if (seen < 6 * 3600) return 0
  const capture = population.toSeconds - population.fromSeconds
  return Math.min(1, Math.max(capture > 0 ? seen / capture : 0, longestRun(starts) / 12))
}

/** The longest run of clock hours in a row that each have a start. */
function longestRun(starts: readonly Start[]): number {
  let longest = 0
  let run = 0
  let last = Number.NaN
  for (const { seconds } of starts) {
    const hour = Math.floor(seconds / 3600)
    if (hour === last) continue
    run = hour === last + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    last = hour
  }
  return longest
}

function beatText({ starts, score, gapSeconds, dailyBytes }: Beat): string {
  if (starts < beaconStarts)
    return `${counted(starts, 'start')} of connections are too few for a rhythm; it takes ${beaconStarts}.`
  const rhythm = `${grouped(starts)} connections, ${lengthText(gapSeconds)} apart in the middle: score ${score.toFixed(2)}`
  return dailyBytes < beaconDailyBytes ? `${rhythm}, but only ${formatBytes(dailyBytes)} a day.` : `${rhythm}.`
}

/** The same minute of the day, give or take five, on at least three days, and a megabyte a day. */
export function scheduledSignal(field: Field, measured: Measured): Finding {
  const best =
    measured.subject.level === 'host' ? { days: 0, minute: 0 } : bestMinute(startsByPort(field, measured).flat())
  const dailyBytes = dailyBytesOf(measured)
  // A connection that is opened all day long is at every minute: that is no schedule.
  const fired =
    best.days >= scheduledDays && dailyBytes >= beaconDailyBytes && measured.conversations.length <= 4 * best.days
  return {
    id: 'scheduled',
    fired,
    strength: fired ? 1 : 0,
    observed: best.days,
    unit: 'days',
    threshold: scheduledDays,
    formula: 'starts at the same minute of the day +/- 5 min on >= 3 days; >= 1 MB out a day',
    window: null,
    says: () => `It began within five minutes of ${minuteOfDay(best.minute)} UTC on ${counted(best.days, 'day')}.`,
    packets: () => firstPackets(field, measured),
    benign: ['a nightly backup', 'a report that is sent every day'],
    check: 'Look for a job with that time on the host.',
  }
}

function bestMinute(starts: readonly Start[]): { days: number; minute: number } {
  const placed = starts
    .map(({ seconds }) => ({ day: Math.floor(seconds / DAY), minute: Math.floor((seconds % DAY) / 60) }))
    .sort((x, y) => x.minute - y.minute)
  const best = { days: 0, minute: 0 }
  for (const { minute } of placed.slice(0, MOST_STARTS)) {
    const near = placed.filter((other) => distance(other.minute, minute) <= scheduledMinutes)
    const days = new Set(near.map(({ day }) => day)).size
    if (days > best.days) Object.assign(best, { days, minute })
  }
  return best
}

function distance(x: number, y: number): number {
  const apart = Math.abs(x - y)
  return Math.min(apart, MINUTES_A_DAY - apart)
}

function minuteOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The longest conversation that carried data out. */
export function longSignal(field: Field, measured: Measured): Finding {
  const columns = field.judgement.summary.conversations
  let longest = -1
  let seconds = 0
  measured.conversations.forEach((id, i) => {
    const out = measured.isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    const length = columns.lastSeconds[id] - columns.firstSeconds[id]
    if (out === 0 || !(length > seconds)) return
    seconds = length
    longest = id
  })
  const fired = seconds >= longHours * 3600
  return {
    id: 'long',
    fired,
    strength: fired ? ramp(seconds / 3600, longHours, longFullHours) : 0,
    observed: Math.round(seconds),
    unit: 'seconds',
    threshold: longHours * 3600,
    formula: 'longest connection, last packet less first; 0 at 1 h, 1 at 12 h',
    window: longest < 0 ? null : [columns.firstSeconds[longest], columns.lastSeconds[longest]],
    says: () => `Its longest connection lasted ${lengthText(seconds)}.${fired ? episodeText(measured) : ''}`,
    packets: () =>
      longest < 0 ? [] : [packetAt(field.judgement, columns.firstCaptureIds[longest], columns.firstRecords[longest])],
    benign: ['remote work', 'a VPN', 'a chat or push service'],
    check: 'Open the connection in Wireshark.',
  }
}

/** An upload inside a long flow: much in few minutes, where the rest of the flow is quiet. */
function episodeText(measured: Measured): string {
  const [episode] = episodesOf(measured, 1)
  if (episode === undefined || episode.bytes < measured.outGoodput / 2) return ''
  const minutes = episode.endMinute - episode.startMinute + 1
  return ` ${formatBytes(episode.bytes)} of what went out did so within ${counted(minutes, 'minute')}.`
}
