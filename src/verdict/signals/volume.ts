// Signals "volume" and "drip": how much in the window, and little by little over a day (detection.md sections 5 and 6).

import { counted, lengthText } from '../evidence/clock'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { decade, WEIGHTS } from '../evidence/weights'
import { windowBounds } from '../hosts'
import { formatBytes } from '../threshold'

const { dripWindowMinutes, dripBurstMinutes, dripActiveHours } = WEIGHTS.limits

/** V >= T; below T it gives points too, down to a tenth of T. Between the bounds it has not fired: that is for a second look. */
export function volumeSignal(field: Field, measured: Measured, thresholdBytes: number): Finding {
  const { by } = field.judgement
  const bytes = measured.isCrossing ? measured.atLeast : 0
  const times = bytes / thresholdBytes
  return {
    id: 'volume',
    fired: bytes >= thresholdBytes,
    strength: decade(bytes, thresholdBytes),
    observed: bytes,
    unit: 'bytes',
    threshold: thresholdBytes,
    formula: `sliding max, ${by.windowMinutes * 60} s, ${by.measure}${measured.look === null ? '' : ', from packets'}`,
    window: Number.isFinite(measured.windowStart) ? [measured.windowStart, measured.windowEnd] : null,
    says: () =>
      `${boundsText(bytes, measured.atMost)} of ${by.measure} went out within ${windowName(by.windowMinutes)}, ` +
      `${Number(times.toPrecision(2))} times the limit of ${formatBytes(thresholdBytes)}.`,
    packets: () => firstPackets(field, measured),
    benign: ['a large upload by the user', 'a scheduled job that nobody listed'],
    check: 'Open its packets in Wireshark.',
  }
}

/** 24 h hold T, no 2 h do, and at least six clock hours of the 24 were active. Not asked of a host as a whole: a day of browsing
 * adds up to as much. */
export function dripSignal(field: Field, measured: Measured, thresholdBytes: number): Finding {
  const day = measured.subject.level === 'host' || !measured.isCrossing ? null : dayOf(field, measured, thresholdBytes)
  const fired =
    day !== null && day.atMost >= thresholdBytes && day.burst < thresholdBytes && day.hours >= dripActiveHours
  return {
    id: 'drip',
    fired,
    strength: fired ? 1 : 0,
    observed: day?.atLeast ?? measured.outBytes,
    unit: 'bytes',
    threshold: thresholdBytes,
    formula: `sliding sum, 86400 s; sliding max, 7200 s, below it; active clock hours >= ${dripActiveHours}`,
    window: day === null ? null : [day.startMinute * 60, day.endMinute * 60 + 59],
    says: () => (day === null ? wholeText(measured, thresholdBytes) : dayText(day, thresholdBytes)),
    packets: () => firstPackets(field, measured),
    benign: ['a backup or synchronisation in small portions', 'telemetry'],
    check: 'Look at its bytes by hour.',
  }
}

interface Day {
  atLeast: number
  atMost: number
  startMinute: number
  endMinute: number
  /** Largest sum in 2 h, and clock hours with bytes. */
  burst: number
  hours: number
  /** Portions apart by five minutes of silence. */
  portions: number
}

/** null when all of its bytes together are less than T. */
function dayOf({ judgement }: Field, { subject, outBytes }: Measured, thresholdBytes: number): Day | null {
  if (outBytes < thresholdBytes) return null
  const day = windowBounds(judgement.volumes, subject.rows, dripWindowMinutes)
  const burst = windowBounds(judgement.volumes, subject.rows, dripBurstMinutes).atLeast
  return { ...day, burst, ...activityOf(judgement.volumes.series, subject.rows, day.startMinute, day.endMinute) }
}

const QUIET_MINUTES = 5

function activityOf(
  series: { starts: Uint32Array; minutes: Int32Array; values: Float64Array },
  rows: Uint32Array,
  from: number,
  to: number,
): { hours: number; portions: number } {
  const minutes: number[] = []
  for (const row of rows) {
    for (let i = series.starts[row]; i < series.starts[row + 1]; i++) {
      if (series.values[i] > 0 && series.minutes[i] >= from && series.minutes[i] <= to) minutes.push(series.minutes[i])
    }
  }
  minutes.sort((x, y) => x - y)
  let portions = 0
  minutes.forEach((minute, i) => {
    if (i === 0 || minute - minutes[i - 1] > QUIET_MINUTES) portions++
  })
  return { hours: new Set(minutes.map((minute) => Math.floor(minute / 60))).size, portions }
}

function dayText(day: Day, thresholdBytes: number): string {
  const bytes = boundsText(day.atLeast, day.atMost)
  if (day.burst >= thresholdBytes) return `It sent ${bytes} in 24 hours, most of it at once.`
  if (day.hours < dripActiveHours) return `It sent ${bytes} in 24 hours, in ${counted(day.hours, 'clock hour')}.`
  return (
    `It never passed ${formatBytes(day.burst)} in two hours, but sent ${bytes} in 24 hours in ` +
    `${counted(day.portions, 'portion')} over ${counted(day.hours, 'clock hour')}.`
  )
}

function wholeText({ outBytes }: Measured, thresholdBytes: number): string {
  return `It sent ${formatBytes(outBytes)} in all, less than ${formatBytes(thresholdBytes)}.`
}

/** "27.5 MB", or "24.9 MB to 25.2 MB" where the minutes cannot tell. */
export function boundsText(atLeast: number, atMost: number): string {
  const [low, high] = [formatBytes(atLeast), formatBytes(atMost)]
  return low === high ? low : `${low} to ${high}`
}

/** "15 minutes", "2 hours". */
export function windowName(minutes: number): string {
  return lengthText(minutes * 60)
}

/** A stretch of busy minutes inside a longer flow: an upload between two silences. */
export interface Episode {
  startMinute: number
  endMinute: number
  bytes: number
}

/** Runs of minutes that each carry at least a tenth of the busiest minute, apart by at most two minutes; largest first. */
export function episodesOf({ goodput }: Measured, limit: number): Episode[] {
  let most = 0
  for (const value of goodput.values) most = Math.max(most, value)
  const episodes: Episode[] = []
  for (let i = 0; i < goodput.minutes.length; i++) {
    if (goodput.values[i] < most / 10 || goodput.values[i] === 0) continue
    const last = episodes.at(-1)
    if (last !== undefined && goodput.minutes[i] - last.endMinute <= 2) {
      last.endMinute = goodput.minutes[i]
      last.bytes += goodput.values[i]
    } else episodes.push({ startMinute: goodput.minutes[i], endMinute: goodput.minutes[i], bytes: goodput.values[i] })
  }
  return episodes.sort((x, y) => y.bytes - x.bytes || x.startMinute - y.startMinute).slice(0, limit)
}
