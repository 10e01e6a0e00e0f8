// Where in a capture what time lies, so that a later pass reads only what it needs. In: records as they are read. Out: stretches, each
// with its times and what a reader must know to begin there.
//
// A pair's minutes say when it was busy, the stretches say where those minutes lie: together they are the places of its packets, at
// no cost a pair. Borders hang on the size of the file alone, so that chunks and their order change no stretch.

import type { CaptureRecord } from '../capture/record'
import type { ReaderState } from '../capture/resume'
import { hasPossibleTime } from './quality'

/** A stretch of a capture that is not compressed. It ends where the next one begins. */
export interface Stretch {
  /** File offset of its first record, and the whole records before it. */
  offset: number
  recordsBefore: number
  /** What a reader must know to begin there. */
  reader: ReaderState
  /** Earliest and latest possible record time in whole seconds; Infinity and -Infinity while there is none. */
  firstSeconds: number
  lastSeconds: number
  /** Some record has no time, or an impossible one. */
  hasUntimed: boolean
}

/** Smaller ones would save less time than it takes to begin anew. */
const SMALLEST_BYTES = 1024 * 1024
/** Of one capture, whatever its size. */
const MOST_STRETCHES = 1024

export class StretchCounter {
  /** Records from this offset on belong to the next stretch. */
  private nextAt = 0
  private present: Stretch | null = null
  private list: Stretch[] = []
  private readonly step: number

  /** `bytes`: size of the file. */
  constructor(bytes: number) {
    this.step = Math.max(SMALLEST_BYTES, Math.ceil(bytes / MOST_STRETCHES))
  }

  /** Counts a record. `recordsBefore`: those before it. `stateOf` is asked where a stretch begins; null ends the counting. */
  add(record: CaptureRecord, recordsBefore: number, stateOf: () => ReaderState | null): void {
    if (record.offset >= this.nextAt) this.open(record.offset, recordsBefore, stateOf())
    const { present } = this
    if (present === null) return
    if (!hasPossibleTime(record)) {
      present.hasUntimed = true
      return
    }
    if (record.seconds < present.firstSeconds) present.firstSeconds = record.seconds
    if (record.seconds > present.lastSeconds) present.lastSeconds = record.seconds
  }

  /** What came since the last call. The stretch that is under way goes on, and is told again. */
  take(): Stretch[] {
    const taken = this.list
    this.present = this.present === null ? null : fresh(this.present)
    this.list = this.present === null ? [] : [this.present]
    return taken.filter(({ lastSeconds, hasUntimed }) => hasUntimed || lastSeconds > Number.NEGATIVE_INFINITY)
  }

  private open(offset: number, recordsBefore: number, state: ReaderState | null): void {
    this.nextAt = state === null ? Number.POSITIVE_INFINITY : (Math.floor(offset / this.step) + 1) * this.step
    this.present = state === null ? null : fresh({ offset, recordsBefore, reader: state })
    if (this.present !== null) this.list.push(this.present)
  }
}

/** Stretches of two readings of one capture, by offset. */
export function addStretches(x: readonly Stretch[], y: readonly Stretch[]): Stretch[] {
  const added: Stretch[] = []
  for (const stretch of [...x, ...y].sort((p, q) => p.offset - q.offset)) {
    const last = added.at(-1)
    if (last?.offset === stretch.offset) added[added.length - 1] = joined(last, stretch)
    else added.push(stretch)
  }
  return added
}

/**
 * Byte ranges of a capture that hold all records of the given minutes, with the stretch that each begins with. `isBusy` is asked for
 * minutes since 1970, both included. What has no time can be anything, so it is always read.
 */
export function busyRanges(
  stretches: readonly Stretch[],
  end: number,
  isBusy: (firstMinute: number, lastMinute: number) => boolean,
): { start: Stretch; to: number }[] {
  const ranges: { start: Stretch; to: number }[] = []
  let isOpen = false
  stretches.forEach((stretch, i) => {
    const isWanted = stretch.hasUntimed || isBusy(minuteOf(stretch.firstSeconds), minuteOf(stretch.lastSeconds))
    const to = stretches[i + 1]?.offset ?? end
    const last = ranges.at(-1)
    if (isWanted && isOpen && last !== undefined) last.to = to
    else if (isWanted) ranges.push({ start: stretch, to })
    isOpen = isWanted
  })
  return ranges
}

function minuteOf(seconds: number): number {
  return Math.floor(seconds / 60)
}

function fresh({ offset, recordsBefore, reader }: Pick<Stretch, 'offset' | 'recordsBefore' | 'reader'>): Stretch {
  const [firstSeconds, lastSeconds] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return { offset, recordsBefore, reader, firstSeconds, lastSeconds, hasUntimed: false }
}

function joined(x: Stretch, y: Stretch): Stretch {
  return {
    ...x,
    firstSeconds: Math.min(x.firstSeconds, y.firstSeconds),
    lastSeconds: Math.max(x.lastSeconds, y.lastSeconds),
    hasUntimed: x.hasUntimed || y.hasUntimed,
  }
}
