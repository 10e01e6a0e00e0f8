// How well a capture was taken: what its verdict can be trusted with (detection.md section 13). In: records and what the file says of
// itself. Out: counters that add.

import type { CaptureNotes } from '../capture/notes'
import type { CaptureRecord } from '../capture/record'

/** All of it adds: counts by sum, the rest by the largest or as a union. */
export interface CaptureQuality {
  /** Frames of which fewer bytes were captured than were sent, and the most captured of any of them. */
  cutFrames: number
  cutLength: number
  /** Frames whose clock says 1970 exactly or later than 2106: counted, but in no chart and no window. */
  impossibleTimes: number
  /** Steps back of the clock by more than a second, the largest of them in seconds, and the record of the first (0: none). */
  clockSteps: number
  largestStepSeconds: number
  firstStepRecord: number
  /** Copies of frames seen a moment before, as a mirror port makes them, and their bytes. */
  copies: number
  copyBytes: number
  /** Bytes of TCP streams that were passed over and never came: packets that the capture lacks. */
  missedBytes: number
  /** Frames longer than any link carries: segmentation offload, so packet counts mean little. */
  giantFrames: number
  /** What the capturing machine says it received and dropped; 0 where it says nothing. */
  received: number
  dropped: number
  /** How often each cap was hit, by what it caps; sorted. */
  limits: [string, number][]
  /** Decryption keys inside the file: counted, never used. */
  secrets: number
  comments: string[]
  /** Names that the file gives to addresses. */
  names: [string, string][]
}

export function emptyQuality(): CaptureQuality {
  return {
    cutFrames: 0,
    cutLength: 0,
    impossibleTimes: 0,
    clockSteps: 0,
    largestStepSeconds: 0,
    firstStepRecord: 0,
    copies: 0,
    copyBytes: 0,
    missedBytes: 0,
    giantFrames: 0,
    received: 0,
    dropped: 0,
    limits: [],
    secrets: 0,
    comments: [],
    names: [],
  }
}

export function addQuality(x: CaptureQuality, y: CaptureQuality): CaptureQuality {
  return {
    cutFrames: x.cutFrames + y.cutFrames,
    cutLength: Math.max(x.cutLength, y.cutLength),
    impossibleTimes: x.impossibleTimes + y.impossibleTimes,
    clockSteps: x.clockSteps + y.clockSteps,
    largestStepSeconds: Math.max(x.largestStepSeconds, y.largestStepSeconds),
    firstStepRecord: earliest(x.firstStepRecord, y.firstStepRecord),
    copies: x.copies + y.copies,
    copyBytes: x.copyBytes + y.copyBytes,
    missedBytes: x.missedBytes + y.missedBytes,
    giantFrames: x.giantFrames + y.giantFrames,
    received: x.received + y.received,
    dropped: x.dropped + y.dropped,
    limits: addLimits(x.limits, y.limits),
    secrets: x.secrets + y.secrets,
    comments: [...new Set([...x.comments, ...y.comments])].sort(),
    names: unionOfNames(x.names, y.names),
  }
}

const LARGEST_STEP_BACK_SECONDS = 1
/** Jumbo Ethernet with room for tags (detection.md section 13). */
const LARGEST_FRAME = 9216
/** 7 February 2106, where 32 bits of seconds end. */
const LATEST_SECONDS = 0xffffffff

/** Whether a frame's time can be charted: there is one, it is not exactly 1970 and not beyond 2106. */
export function hasPossibleTime(record: CaptureRecord): boolean {
  if (!record.hasTime || record.seconds > LATEST_SECONDS || record.seconds < 0) return false
  return record.seconds !== 0 || record.nanoseconds !== 0
}

/** Counts while a capture is read; `take` hands over what came since the last time. */
export class QualityCounter {
  private counted = emptyQuality()
  private lastSeconds = Number.NaN
  private takenReceived = 0
  private takenDropped = 0
  private takenSecrets = 0
  private takenComments = 0
  private takenNames = 0

  add(record: CaptureRecord, recordNumber: number, isCopy: boolean): void {
    const { counted } = this
    if (record.capturedLength < record.originalLength) {
      counted.cutFrames++
      if (record.capturedLength > counted.cutLength) counted.cutLength = record.capturedLength
    }
    if (record.originalLength > LARGEST_FRAME) counted.giantFrames++
    if (isCopy) {
      counted.copies++
      counted.copyBytes += record.originalLength
    }
    if (hasPossibleTime(record)) this.addTime(record, recordNumber)
    else if (record.hasTime) counted.impossibleTimes++
  }

  take(notes: CaptureNotes): CaptureQuality {
    const taken = this.counted
    taken.received = notes.received - this.takenReceived
    taken.dropped = notes.dropped - this.takenDropped
    taken.secrets = notes.secrets - this.takenSecrets
    taken.limits = addLimits([...notes.limits], [])
    notes.limits.clear()
    taken.comments = [...new Set(notes.comments.slice(this.takenComments))].sort()
    taken.names = unionOfNames(notes.names.slice(this.takenNames), [])
    this.takenReceived = notes.received
    this.takenDropped = notes.dropped
    this.takenSecrets = notes.secrets
    this.takenComments = notes.comments.length
    this.takenNames = notes.names.length
    this.counted = emptyQuality()
    return taken
  }

  private addTime(record: CaptureRecord, recordNumber: number): void {
    const seconds = record.seconds + record.nanoseconds / 1e9
    const step = this.lastSeconds - seconds
    this.lastSeconds = seconds
    if (!(step > LARGEST_STEP_BACK_SECONDS)) return
    const { counted } = this
    counted.clockSteps++
    counted.largestStepSeconds = Math.max(counted.largestStepSeconds, step)
    if (counted.firstStepRecord === 0) counted.firstStepRecord = recordNumber
  }
}

function addLimits(x: [string, number][], y: [string, number][]): [string, number][] {
  const sums = new Map(x)
  for (const [limit, hits] of y) sums.set(limit, (sums.get(limit) ?? 0) + hits)
  return [...sums].sort(([p], [q]) => (p < q ? -1 : 1))
}

function earliest(x: number, y: number): number {
  if (x === 0 || y === 0) return x + y
  return Math.min(x, y)
}

function unionOfNames(x: [string, string][], y: [string, string][]): [string, string][] {
  const byText = new Map([...x, ...y].map((pair) => [pair.join('\u0000'), pair]))
  return [...byText.keys()].sort().map((key) => byText.get(key) ?? ['', ''])
}
