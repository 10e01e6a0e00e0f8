// What is known of one capture as a file: records, times, link types, why frames were not counted, rules, problems. In: records.
// Out: the capture's row of a Summary, for the stretch since the last one.

import type { CaptureNotes } from '../capture/notes'
import type { Problem } from '../capture/problems'
import type { CaptureRecord } from '../capture/record'
import type { ReaderState } from '../capture/resume'
import { linkTypeName } from '../decode/link-types'
import type { Packet } from '../decode/packet'
import { ruleNames } from '../decode/rules'
import {
  TALLY_COUNT,
  TALLY_FRAGMENT,
  TALLY_LINK_TYPE,
  TALLY_NO_TIME,
  TALLY_NONE,
  TALLY_NOT_IP,
  TALLY_REASONS,
} from '../decode/tallies'
import { hasPossibleTime, QualityCounter } from './quality'
import { StretchCounter } from './stretches'
import type { CaptureSummary } from './summary'

/** Problems kept in full; later ones are counted as the last kept one says (safety.md section 5). */
const MAX_PROBLEMS = 1000

export class CaptureCounter {
  format = 'unknown'
  records = 0
  rules = 0
  private takenRecords = 0
  private takenOffset = 0
  private firstSeconds = Number.NaN
  private firstNanoseconds = 0
  private lastSeconds = Number.NaN
  private lastNanoseconds = 0
  /** Frames by link type; those of the present one stand apart until another comes. */
  private readonly linkTypes = new Map<number, number>()
  private presentLinkType = -1
  private presentFrames = 0
  private readonly tallies = new Float64Array(TALLY_COUNT)
  private problems: Problem[] = []
  private readonly quality = new QualityCounter()
  private readonly stretches: StretchCounter
  /** Frames of link types that are not analysed, by type. */
  private readonly notAnalysed = new Map<number, number>()

  /** `stateOf` tells what a reader must know to begin with the present record; null where it cannot. */
  constructor(
    private readonly name: string,
    private readonly bytes: number,
    private readonly notes: CaptureNotes,
    private readonly stateOf: () => ReaderState | null,
  ) {
    this.stretches = new StretchCounter(bytes)
  }

  /** Counts a decoded record; returns its number, from 1. */
  addRecord(record: CaptureRecord, packet: Packet, isCopy: boolean): number {
    this.stretches.add(record, this.records, this.stateOf)
    this.records++
    this.countLinkType(record.linkType)
    if (packet.tally !== TALLY_NONE) this.tallies[packet.tally]++
    else if (packet.depth === 0) this.tallies[TALLY_NOT_IP]++
    if (packet.tally === TALLY_LINK_TYPE) this.noteNotAnalysed(record.linkType)
    if (hasPossibleTime(record)) this.addTime(record)
    else this.tallies[TALLY_NO_TIME]++
    this.quality.add(record, this.records, isCopy)
    return this.records
  }

  problem(problem: Problem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem)
  }

  /** The capture is over: says which link types were not analysed. */
  end(): void {
    for (const [linkType, frames] of this.notAnalysed) {
      const what = `${linkTypeName(linkType)} traffic (link type ${linkType})`
      this.problem({ kind: 'link-type', what, offset: 0, needed: frames, available: 0, record: 0 })
    }
    this.notAnalysed.clear()
  }

  /** The row for what came since the last call; `offset` is how far the file was read, `missedBytes` what TCP streams lack. */
  take(offset: number, lostFragments: number, missedBytes: number): CaptureSummary {
    this.tallies[TALLY_FRAGMENT] += lostFragments
    const summary: CaptureSummary = {
      name: this.name,
      bytes: this.bytes,
      format: this.format,
      records: this.records - this.takenRecords,
      firstSeconds: this.firstSeconds,
      firstNanoseconds: this.firstNanoseconds,
      lastSeconds: this.lastSeconds,
      lastNanoseconds: this.lastNanoseconds,
      ranges: offset > this.takenOffset ? [[this.takenOffset, offset]] : [],
      linkTypes: this.takeLinkTypes(),
      tallies: this.takeTallies(),
      rules: ruleNames(this.rules),
      problems: this.problems,
      quality: { ...this.quality.take(this.notes), missedBytes },
      stretches: this.stretches.take(),
    }
    this.problems = []
    this.takenRecords = this.records
    this.takenOffset = offset
    return summary
  }

  private noteNotAnalysed(linkType: number): void {
    this.notAnalysed.set(linkType, (this.notAnalysed.get(linkType) ?? 0) + 1)
  }

  private addTime({ seconds, nanoseconds }: CaptureRecord): void {
    if (!(seconds > this.firstSeconds || (seconds === this.firstSeconds && nanoseconds >= this.firstNanoseconds))) {
      this.firstSeconds = seconds
      this.firstNanoseconds = nanoseconds
    }
    if (!(seconds < this.lastSeconds || (seconds === this.lastSeconds && nanoseconds <= this.lastNanoseconds))) {
      this.lastSeconds = seconds
      this.lastNanoseconds = nanoseconds
    }
  }

  private countLinkType(linkType: number): void {
    if (linkType !== this.presentLinkType) {
      this.settleLinkType()
      this.presentLinkType = linkType
    }
    this.presentFrames++
  }

  private settleLinkType(): void {
    if (this.presentFrames === 0) return
    this.linkTypes.set(this.presentLinkType, (this.linkTypes.get(this.presentLinkType) ?? 0) + this.presentFrames)
    this.presentFrames = 0
  }

  private takeLinkTypes(): [number, number][] {
    this.settleLinkType()
    const taken = [...this.linkTypes].sort(([x], [y]) => x - y)
    this.linkTypes.clear()
    return taken
  }

  private takeTallies(): [string, number][] {
    const taken: [string, number][] = []
    for (let tally = 1; tally < TALLY_COUNT; tally++) {
      if (this.tallies[tally] > 0) taken.push([TALLY_REASONS[tally], this.tallies[tally]])
    }
    this.tallies.fill(0)
    return taken.sort(([x], [y]) => (x < y ? -1 : 1))
  }
}
