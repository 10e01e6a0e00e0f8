// The second look itself: captures are read again and V is computed from packets. In: a plan and files that can be read again. Out: a look for
// each row of the plan. Memory is bounded by the packets held at once; a row that needs more stays between its bounds.

import { type AgainFile, type AgainRange, recount } from '../../engine/index'
import type { Measure } from '../types'
import { EventList } from './events'
import type { ExactLook } from './looks'
import type { LookPart, LookPlan, LookSubject } from './plan'
import { exactWindow } from './window'

/** A capture, and the ranges of it that hold the pairs; undefined: all of it. */
export interface LookSource {
  file: AgainFile
  ranges?: readonly AgainRange[] | undefined
}

export interface LookPlace {
  /** At least four random words; they change no result. */
  seed: Uint32Array
  isStopped: () => boolean
  /** Told bytes as they are read. */
  onBytes: (count: number) => void
}

/** Packets held at once, 16 bytes each, twice that while a list grows. */
const MOST_EVENTS = 1 << 22

/** In the order of the plan's subjects; null when it was stopped. Never throws for a source. */
export async function lookAgain(
  plan: LookPlan,
  sources: readonly LookSource[],
  place: LookPlace,
  mostEvents = MOST_EVENTS,
): Promise<ExactLook[] | null> {
  const look = new Look(plan, mostEvents)
  const { pairs } = plan
  for (const { file, ranges } of sources) {
    try {
      const passes = recount(
        file,
        { pairs, seed: place.seed, onCount: look.onCount },
        { ranges, onBytes: place.onBytes },
      )
      for await (const _ of passes) if (place.isStopped()) return null
    } catch {
      look.isUnreadable = true
    }
  }
  return look.results()
}

type OnCount = Parameters<typeof recount>[1]['onCount']

class Look {
  /** A capture could not be read to its end: nothing that was found is all there is. */
  isUnreadable = false
  private readonly rows: Row[]
  /** By pair: which rows it is a part of. */
  private readonly partsOfPair: { row: Row; part: LookPart; own: Set<string>; others: Set<string> }[][]
  private held = 0

  constructor(
    private readonly plan: LookPlan,
    private readonly mostEvents: number,
  ) {
    this.rows = plan.subjects.map((subject) => new Row(subject))
    this.partsOfPair = plan.pairs.map(() => [])
    for (const row of this.rows) {
      for (const part of row.subject.parts) {
        const [own, others] = [new Set(part.naming?.own), new Set(part.naming?.others)]
        this.partsOfPair[part.pair].push({ row, part, own, others })
      }
    }
  }

  readonly onCount: OnCount = (index, count, hasTime, conversation) => {
    const bytes = bytesOf(count, this.plan.measure)
    if (bytes === 0) return
    const { firstSeconds, firstNanoseconds, isBToA } = count
    for (const { row, part, own, others } of this.partsOfPair[index]) {
      if (part.isBToA !== isBToA || others.has(conversation)) continue
      const isSure = part.naming === null || own.has(conversation)
      this.held += row.add(hasTime, firstSeconds, firstNanoseconds, bytes, isSure)
      if (this.held > this.mostEvents) this.dropLargest()
    }
  }

  results(): ExactLook[] {
    return this.rows.map((row) => row.result(this.plan.windowSeconds, this.isUnreadable))
  }

  private dropLargest(): void {
    const largest = this.rows.reduce((most, row) => (row.held > most.held ? row : most))
    this.held -= largest.held
    largest.giveUp()
  }
}

class Row {
  private readonly sure = new EventList()
  /** Packets that may belong to the row or not. */
  private readonly doubtful = new EventList()
  private untimed = 0
  private isTooMany = false
  /** The span that the last packet lay in: packets come about by time. */
  private span = 0

  constructor(readonly subject: LookSubject) {}

  get held(): number {
    return this.sure.count + this.doubtful.count
  }

  /** How many packets it holds more. */
  add(hasTime: boolean, seconds: number, nanoseconds: number, bytes: number, isSure: boolean): number {
    if (this.isTooMany) return 0
    if (!hasTime) {
      this.untimed += bytes
      return 0
    }
    if (!this.isWithin(Math.floor(seconds / 60))) return 0
    const list = isSure ? this.sure : this.doubtful
    list.add(seconds, nanoseconds, bytes)
    return 1
  }

  giveUp(): void {
    this.isTooMany = true
    this.sure.clear()
    this.doubtful.clear()
  }

  result(windowSeconds: number, isUnreadable: boolean): ExactLook {
    const { atLeast, atMost, lackBytes } = this.subject
    if (this.isTooMany || isUnreadable) return failed(this.isTooMany ? 'many' : 'unreadable', this.subject)
    const { bytes: least, first, last } = exactWindow(this.sure.byTime(), windowSeconds)
    let most = least
    if (this.doubtful.count > 0) {
      this.doubtful.addAll(this.sure.byTime())
      most = exactWindow(this.doubtful.byTime(), windowSeconds).bytes
    }
    most += this.untimed
    if (least < atLeast || least > atMost + lackBytes) return failed('changed', this.subject)
    return { failure: '', atLeast: least, atMost: most, first, last }
  }

  private isWithin(minute: number): boolean {
    const { spans } = this.subject
    // Behind the last span there is no other: then it begins anew too.
    if (!(minute >= spans[this.span])) this.span = 0
    while (minute > spans[this.span + 1]) this.span += 2
    return minute >= spans[this.span]
  }
}

function failed(failure: ExactLook['failure'], { atLeast, atMost }: LookSubject): ExactLook {
  return { failure, atLeast, atMost, first: null, last: null }
}

function bytesOf(count: { bytes: number; payload: number; goodput: number }, measure: Measure): number {
  if (measure === 'goodput') return count.goodput
  return measure === 'payload' ? count.payload : count.bytes
}
