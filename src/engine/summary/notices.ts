// What a reader of the result should know of a capture, beside what went wrong: the notes of safety.md section 10. In: a capture's row.
// Out: codes and sentences, the same on the page, in the report and on the command line.

import { grouped } from '../bytes/number-text'
import { describeProblem } from '../capture/describe-problem'
import { isCopy } from '../capture/problems'
import { TALLY_DEPTH, TALLY_NOT_IP, TALLY_REASONS } from '../decode/tallies'
import type { CaptureSummary } from './summary'

export interface Notice {
  /** Name of the capture. */
  capture: string
  code: string
  message: string
  /** problem: something was lost. note: all is kept, and this is worth knowing. */
  severity: 'problem' | 'note'
  /** Byte of the file, 0 where it means nothing. */
  offset: number
}

/** Endings under which captures of each format are kept; another one is worth a word (E-EXT). */
const USUAL_ENDINGS = ['pcap', 'pcapng', 'cap', 'dmp', 'dump', 'ntar', 'snoop', 'trc', 'trace', 'pkt', 'pcap0', 'pcap1']
const COMPRESSED_ENDINGS = ['gz', 'zst', 'lz4']
/** detection.md section 13. */
const COPIES_SHARE = 0.02

/** Problems first, then notes. */
export function captureNotices(capture: CaptureSummary): Notice[] {
  const problems = capture.problems.map(
    (problem): Notice => ({
      capture: capture.name,
      ...describeProblem(problem, capture.name),
      severity: isCopy(problem) ? 'note' : 'problem',
      offset: problem.offset,
    }),
  )
  const notes = NOTES.flatMap(([code, sentenceOf]): Notice[] => {
    const message = capture.format === 'unknown' ? '' : sentenceOf(capture, `"${capture.name}"`)
    return message === '' ? [] : [{ capture: capture.name, code, message, severity: 'note', offset: 0 }]
  })
  return [...problems, ...notes]
}

/** Each gives its sentence, or '' when there is nothing to say. */
const NOTES: readonly [string, (capture: CaptureSummary, name: string) => string][] = [
  ['E-EXT', describeEnding],
  ['E-NOIP', describeNoIp],
  ['E-SNAP', describeCuts],
  ['E-TIME0', describeTimes],
  ['E-CLOCK', describeClock],
  ['E-DROP', describeDrops],
  ['E-DUP', describeCopies],
  ['E-TUN', describeDepth],
  ['E-MIXLINK', describeLinkTypes],
  ['E-LIMIT', describeLimits],
]

function describeEnding({ name, format }: CaptureSummary, quoted: string): string {
  const endings = name.toLowerCase().split('/').at(-1)?.split('.').slice(1) ?? []
  while (COMPRESSED_ENDINGS.includes(endings.at(-1) ?? '')) endings.pop()
  const ending = endings.at(-1)
  if (ending === undefined || USUAL_ENDINGS.includes(ending)) return ''
  return `${quoted} was read as ${format}.`
}

function describeNoIp({ records, tallies }: CaptureSummary, quoted: string): string {
  const notIp = countOf(tallies, TALLY_NOT_IP)
  if (records === 0 || notIp < records) return ''
  return `No IP traffic found in ${quoted} (${grouped(records)} packets of other protocols). There is nothing to weigh.`
}

function describeCuts({ records, quality }: CaptureSummary, quoted: string): string {
  if (quality.cutFrames === 0) return ''
  return (
    `${share(quality.cutFrames, records)} of the packets of ${quoted} were cut at ${grouped(quality.cutLength)} bytes. ` +
    'Volumes are right (original lengths are used); names and content may be missing.'
  )
}

function describeTimes({ quality }: CaptureSummary, quoted: string): string {
  if (quality.impossibleTimes === 0) return ''
  return (
    `${grouped(quality.impossibleTimes)} packets of ${quoted} carry an impossible time (1970, or after 2106). ` +
    'Counted in totals, left out of charts and windows.'
  )
}

function describeClock({ quality }: CaptureSummary, quoted: string): string {
  if (quality.clockSteps === 0) return ''
  const seconds = quality.largestStepSeconds
  const often = quality.clockSteps === 1 ? '' : `, ${grouped(quality.clockSteps)} times in all`
  return (
    `${quoted}: the clock steps back ${seconds < 10 ? seconds.toFixed(1) : grouped(seconds)} s ` +
    `at packet ${grouped(quality.firstStepRecord)}${often}. Windows that cross it may be off by as much.`
  )
}

function describeDrops({ records, quality }: CaptureSummary, quoted: string): string {
  if (quality.dropped === 0) return ''
  const all = Math.max(quality.received, records) + quality.dropped
  return (
    `The machine that captured ${quoted} dropped ${grouped(quality.dropped)} packets (${share(quality.dropped, all)}). ` +
    'Volumes are at least what is shown.'
  )
}

function describeCopies({ records, quality }: CaptureSummary, quoted: string): string {
  if (records === 0 || quality.copies / records <= COPIES_SHARE) return ''
  return (
    `About ${share(quality.copies, records)} of the packets of ${quoted} are copies of one seen a moment before ` +
    '(mirror port?). Frame and payload bytes count them too.'
  )
}

function describeDepth({ tallies }: CaptureSummary, quoted: string): string {
  const frames = countOf(tallies, TALLY_DEPTH)
  return frames === 0
    ? ''
    : `${grouped(frames)} packets of ${quoted} are wrapped deeper than 8 layers; counted at the 8th.`
}

function describeLinkTypes({ linkTypes }: CaptureSummary, quoted: string): string {
  if (linkTypes.length < 2) return ''
  return `${quoted} holds ${linkTypes.length} link types; each packet was read by its own.`
}

function describeLimits({ quality }: CaptureSummary, quoted: string): string {
  if (quality.limits.length === 0) return ''
  const limits = quality.limits.map(([limit, hits]) => `${limit} (${grouped(hits)} times)`).join(', ')
  return `Limits were reached in ${quoted}: ${limits}. What was beyond them was skipped; packets are not affected.`
}

function countOf(tallies: readonly [string, number][], tally: number): number {
  return tallies.find(([reason]) => reason === TALLY_REASONS[tally])?.[1] ?? 0
}

/** "12 %", "0.4 %"; never "0 %" for something and never "100 %" for less than all. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / whole
  if (percent >= 99.5 && part < whole) return '99 %'
  return percent < 1 ? `${Math.max(0.1, percent).toFixed(1)} %` : `${Math.round(percent)} %`
}
