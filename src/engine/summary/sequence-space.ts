// TCP goodput: each byte of sequence space counted once (detection.md section 3). In: the segments of one direction, in the order of the
// capture. Out: how many new bytes each brings. A copy or a retransmission brings none; what a lost packet left open is filled later.

import { growFloat64, growInt32 } from '../bytes/columns'

const TWO_32 = 4_294_967_296
/** A jump beyond this is another stream or a wrong number, not lost packets. */
const LARGEST_JUMP = 1_000_000_000
/** Odd segments that follow each other restart the tracking. */
const ODD_TO_RESTART = 3
const MAX_HOLES = 8
/** From and to of each hole. */
const HOLE_NUMBERS = MAX_HOLES * 2

const FIRST_CAPACITY = 256

/**
 * Holes and odd segments of the directions that have some; most never do. A track is a number, 0 for none. The segment to add and its
 * direction stand in fields, and so does the answer: a double that goes from call to call may be a box on the heap.
 */
export class SequenceTracks {
  private count = 1
  private holes = new Float64Array(FIRST_CAPACITY * HOLE_NUMBERS)
  private holeCounts = new Int32Array(FIRST_CAPACITY)
  /** Where the next segment after the last odd one would start, and how many there were in a row. */
  private oddEnds = new Float64Array(FIRST_CAPACITY)
  private oddCounts = new Int32Array(FIRST_CAPACITY)
  /** The segment. */
  sequence = Number.NaN
  length = Number.NaN
  /** What add() left for this direction the last time, and leaves now: end of the highest byte seen, unwrapped, NaN at first; and the track. */
  high = Number.NaN
  track = 0
  /** Bytes of holes that were opened less those that were filled, of all directions. */
  missed = 0
  /** New bytes of the segment: never more than it has, so that no jump invents bytes. */
  added = Number.NaN

  /** Counts the new bytes of the segment. */
  add(): void {
    const { sequence, length, high } = this
    if (Number.isNaN(high)) {
      this.high = sequence + length
      this.added = length
      return
    }
    const start = high + signedDifference(sequence, high)
    if (Math.abs(start - high) > LARGEST_JUMP) {
      this.addOdd()
      return
    }
    if (this.track > 0) this.oddCounts[this.track] = 0
    const end = start + length
    let added = this.track > 0 ? this.fill(this.track, start, end) : 0
    if (end > high) {
      added += end - Math.max(start, high)
      if (start > high) {
        this.missed += start - high
        this.open(high, start)
      }
      this.high = end
    }
    this.added = added
  }

  /** Whether the last segment of a track was an odd one, so that any other one counts for it. */
  hasOdd(track: number): boolean {
    return track > 0 && this.oddCounts[track] > 0
  }

  /** Takes a track of another store over; returns its number here. */
  adopt(from: SequenceTracks, track: number): number {
    if (track === 0) return 0
    this.track = 0
    const own = this.own()
    const first = track * HOLE_NUMBERS
    this.holes.set(from.holes.subarray(first, first + HOLE_NUMBERS), own * HOLE_NUMBERS)
    this.holeCounts[own] = from.holeCounts[track]
    this.oddEnds[own] = from.oddEnds[track]
    this.oddCounts[own] = from.oddCounts[track]
    return own
  }

  /** Bytes far away count as payload only, until three in a row show that the stream is there now. */
  private addOdd(): void {
    const { sequence, length } = this
    this.added = 0
    const track = this.own()
    const isNext = this.oddCounts[track] > 0 && this.oddEnds[track] === sequence
    this.oddCounts[track] = isNext ? this.oddCounts[track] + 1 : 1
    this.oddEnds[track] = (sequence + length) % TWO_32
    if (this.oddCounts[track] < ODD_TO_RESTART) return
    this.oddCounts[track] = 0
    this.holeCounts[track] = 0
    this.high = sequence + length
    this.added = length
  }

  /** Remembers bytes that were not seen; the oldest hole gives way to a ninth. */
  private open(from: number, to: number): void {
    const track = this.own()
    const first = track * HOLE_NUMBERS
    if (this.holeCounts[track] === MAX_HOLES) {
      this.holes.copyWithin(first, first + 2, first + HOLE_NUMBERS)
      this.holeCounts[track]--
    }
    const at = first + this.holeCounts[track]++ * 2
    this.holes[at] = from
    this.holes[at + 1] = to
  }

  /** Bytes of holes that [start, end) covers; what it leaves of a hole stays open. */
  private fill(track: number, start: number, end: number): number {
    let filled = 0
    const first = track * HOLE_NUMBERS
    for (let hole = this.holeCounts[track] - 1; hole >= 0; hole--) {
      const at = first + hole * 2
      const from = Math.max(start, this.holes[at])
      const to = Math.min(end, this.holes[at + 1])
      if (from >= to) continue
      filled += to - from
      this.missed -= to - from
      this.shrink(track, hole, from, to)
    }
    return filled
  }

  /** Takes [from, to) out of a hole: an end of it, the whole of it, or its middle, which leaves two. */
  private shrink(track: number, hole: number, from: number, to: number): void {
    const at = track * HOLE_NUMBERS + hole * 2
    const holeFrom = this.holes[at]
    const holeTo = this.holes[at + 1]
    if (from > holeFrom && to < holeTo) {
      this.holes[at + 1] = from
      this.open(to, holeTo)
    } else if (from > holeFrom) {
      this.holes[at + 1] = from
    } else if (to < holeTo) {
      this.holes[at] = to
    } else {
      const end = track * HOLE_NUMBERS + this.holeCounts[track] * 2
      this.holes.copyWithin(at, at + 2, end)
      this.holeCounts[track]--
    }
  }

  private own(): number {
    if (this.track > 0) return this.track
    if (this.count >= this.holeCounts.length) this.grow()
    this.track = this.count++
    return this.track
  }

  private grow(): void {
    const capacity = this.holeCounts.length * 2
    this.holes = growFloat64(this.holes, capacity * HOLE_NUMBERS)
    this.holeCounts = growInt32(this.holeCounts, capacity)
    this.oddEnds = growFloat64(this.oddEnds, capacity)
    this.oddCounts = growInt32(this.oddCounts, capacity)
  }
}

/** The distance from `high` to a 32-bit sequence number, the short way round. */
function signedDifference(sequence: number, high: number): number {
  return (sequence - (high % TWO_32)) | 0
}
