// The captures of a Summary: what was read of each, added by name. In: capture rows of other Summaries. Out: their ids here.

import type { Problem } from '../capture/problems'
import { addQuality } from './quality'
import { addStretches } from './stretches'
import type { CaptureSummary } from './summary'

/** Problems kept of one capture; more are the same damage over again (safety.md section 5). */
const MAX_PROBLEMS = 1000

export class CaptureList {
  readonly list: CaptureSummary[] = []
  private readonly ids = new Map<string, number>()

  /** Adds rows and returns the id of each in this list. */
  add(captures: CaptureSummary[]): Int32Array {
    return Int32Array.from(captures, (capture) => this.addOne(capture))
  }

  /** Whether record `record` of capture `id` comes before record `thanRecord` of `thanId` (-1: none): by name of the capture,
   * then by record number. The order of reading plays no part. */
  isEarlier(id: number, record: number, thanId: number, thanRecord: number): boolean {
    if (thanId < 0) return true
    if (id === thanId) return record < thanRecord
    return keyOf(this.list[id]) < keyOf(this.list[thanId])
  }

  private addOne(capture: CaptureSummary): number {
    const key = keyOf(capture)
    const known = this.ids.get(key)
    if (known === undefined) {
      this.ids.set(key, this.list.length)
      this.list.push(capture)
      return this.list.length - 1
    }
    this.list[known] = addCaptures(this.list[known], capture)
    return known
  }
}

/** By capture: its place in the order of isEarlier, which adding in another order does not change. */
export function captureRanks(captures: readonly CaptureSummary[]): Int32Array {
  const keys = captures.map(keyOf)
  const ranks = new Map([...keys].sort().map((key, rank) => [key, rank]))
  return Int32Array.from(keys, (key) => ranks.get(key) ?? -1)
}

function keyOf(capture: CaptureSummary): string {
  return `${capture.name}\u0000${capture.bytes}`
}

/** Two readings of one capture, added. */
function addCaptures(x: CaptureSummary, y: CaptureSummary): CaptureSummary {
  const isFirstX = isBefore(x.firstSeconds, x.firstNanoseconds, y.firstSeconds, y.firstNanoseconds)
  const isLastX = isAfter(x.lastSeconds, x.lastNanoseconds, y.lastSeconds, y.lastNanoseconds)
  return {
    name: x.name,
    bytes: x.bytes,
    format: x.format.startsWith('unknown') ? y.format : x.format,
    records: x.records + y.records,
    firstSeconds: isFirstX ? x.firstSeconds : y.firstSeconds,
    firstNanoseconds: isFirstX ? x.firstNanoseconds : y.firstNanoseconds,
    lastSeconds: isLastX ? x.lastSeconds : y.lastSeconds,
    lastNanoseconds: isLastX ? x.lastNanoseconds : y.lastNanoseconds,
    ranges: joinRanges([...x.ranges, ...y.ranges]),
    linkTypes: addCounts(x.linkTypes, y.linkTypes),
    tallies: addCounts(x.tallies, y.tallies),
    rules: [...new Set([...x.rules, ...y.rules])].sort(),
    problems: [...x.problems, ...y.problems].sort(compareProblems).slice(0, MAX_PROBLEMS),
    quality: addQuality(x.quality, y.quality),
    stretches: addStretches(x.stretches, y.stretches),
  }
}

/** A time against another; NaN is no time and loses. */
function isBefore(seconds: number, nanoseconds: number, thanSeconds: number, thanNanoseconds: number): boolean {
  if (Number.isNaN(thanSeconds)) return true
  return seconds < thanSeconds || (seconds === thanSeconds && nanoseconds <= thanNanoseconds)
}

function isAfter(seconds: number, nanoseconds: number, thanSeconds: number, thanNanoseconds: number): boolean {
  if (Number.isNaN(thanSeconds)) return true
  return seconds > thanSeconds || (seconds === thanSeconds && nanoseconds >= thanNanoseconds)
}

/** Sorts ranges and joins those that touch. */
export function joinRanges(ranges: [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of [...ranges].sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** By place, then by everything else, so that the order of adding plays no part. */
function compareProblems(p: Problem, q: Problem): number {
  return (
    p.offset - q.offset ||
    compare(p.kind, q.kind) ||
    compare(p.what, q.what) ||
    p.record - q.record ||
    p.needed - q.needed ||
    p.available - q.available
  )
}

function addCounts<Key extends string | number>(x: [Key, number][], y: [Key, number][]): [Key, number][] {
  const sums = new Map<Key, number>(x)
  for (const [key, count] of y) sums.set(key, (sums.get(key) ?? 0) + count)
  return [...sums].sort(([p], [q]) => compare(p, q))
}

function compare<Key extends string | number>(x: Key, y: Key): number {
  if (x === y) return 0
  return x < y ? -1 : 1
}
