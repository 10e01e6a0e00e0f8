// What is known of each capture, read from a file that others wrote. In: JSON. Out: a CaptureSummary of known fields.

import type { CaptureQuality, CaptureSummary, Problem } from '../../engine/index'
import { type Fit, fits, list, number, oneOf, record, type Shape, text, whole } from '../../foreign-json/index'

const LONGEST_NAME = 4096
const LONGEST_COMMENT = 65_536
const MOST_PROBLEMS = 1000
/** Stretches of one file: chunks join, so there are as many as a reading had holes. */
const MOST_RANGES = 100_000

const KINDS = [
  'empty',
  'not-a-capture',
  'other-tool',
  'archive',
  'nested',
  'cut',
  'cut-header',
  'bad-record-length',
  'bad-block',
  'lost',
  'version',
  'cut-compressed',
  'bad-compressed',
  'bomb',
  'unknown-interface',
  'link-type',
  'unreadable',
  'changed',
  'stopped',
  'same-file',
  'in-case',
  'memory',
  'reader',
] as const satisfies readonly Problem['kind'][]

const problem = record<Problem>({
  kind: oneOf(KINDS),
  what: text({ most: LONGEST_NAME }),
  offset: whole(0),
  needed: number(0, Number.MAX_VALUE),
  available: number(0, Number.MAX_VALUE),
  record: whole(0),
})

const sum = number(0, Number.MAX_SAFE_INTEGER)

const qualityFields = record<CaptureQuality>(
  {
    cutFrames: sum,
    cutLength: sum,
    impossibleTimes: sum,
    clockSteps: sum,
    largestStepSeconds: sum,
    firstStepRecord: sum,
    copies: sum,
    copyBytes: sum,
    missedBytes: sum,
    giantFrames: sum,
    received: sum,
    dropped: sum,
    limits: list(two(text({ most: LONGEST_NAME }), sum)),
    secrets: sum,
    comments: list(text({ most: LONGEST_COMMENT })),
    names: list(two(text({ most: LONGEST_NAME }), text({ most: LONGEST_NAME })), { most: 10_000 }),
  },
  ['missedBytes'],
)

/** Summaries that were written before bytes were missed say nothing of them. */
const quality: Shape<CaptureQuality> = (value, field) => {
  const read = qualityFields(value, field)
  return read.ok ? fits({ ...read.value, missedBytes: read.value.missedBytes ?? 0 }) : read
}

/** Stretches are left out: they hold the state of a reader, which is never taken from a file that others wrote. */
export type CaptureOfFile = Omit<CaptureSummary, 'stretches'>

export const captureShape: Shape<CaptureOfFile> = record<CaptureOfFile>({
  name: text({ most: LONGEST_NAME }),
  bytes: whole(0),
  format: text({ most: 40 }),
  records: whole(0),
  firstSeconds: noneOr(sum),
  firstNanoseconds: whole(0, 999_999_999),
  lastSeconds: noneOr(sum),
  lastNanoseconds: whole(0, 999_999_999),
  ranges: list(two(whole(0), whole(0)), { most: MOST_RANGES }),
  linkTypes: list(two(whole(0, 0xffff_ffff), whole(0)), { most: 65_536 }),
  tallies: list(two(text({ most: LONGEST_NAME }), whole(0))),
  rules: list(text({ most: LONGEST_NAME })),
  problems: list(problem, { most: MOST_PROBLEMS }),
  quality,
})

/** JSON has no NaN: null stands for it. */
function noneOr(shape: Shape<number>): Shape<number> {
  return (value, field): Fit<number> => (value === null ? { ok: true, value: Number.NaN } : shape(value, field))
}

function two<A, B>(first: Shape<A>, second: Shape<B>): Shape<[A, B]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length !== 2)
      return { ok: false, misfit: { field, message: 'This is not a list of two.' } }
    const a = first(value[0], `${field}[0]`)
    if (!a.ok) return a
    const b = second(value[1], `${field}[1]`)
    return b.ok ? { ok: true, value: [a.value, b.value] } : b
  }
}
