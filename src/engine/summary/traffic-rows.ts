// Counters of pairs and conversations while a capture is read: one row of twenty doubles (two to three cache lines) for each, so that a packet
// touches two lines a row and not one in each of a dozen columns. In: frames. Out: the columns of a Summary, when it is taken.

import { growFloat64, growInt32 } from '../bytes/columns'
import type { Packet } from '../decode/packet'
import type { BucketTable } from './buckets'
import type { FrameCount } from './frame-count'
import { SequenceTracks } from './sequence-space'
import type { Traffic } from './traffic'

const STRIDE = 20

/** Places in a row; where there are two directions, a→b stands first and b→a behind it. */
const FRAMES = 0
const BYTES = 2
const PAYLOAD = 4
const GOODPUT = 6
const FIRST_SECONDS = 8
const FIRST_NANOSECONDS = 9
const LAST_SECONDS = 10
const LAST_NANOSECONDS = 11
/** Record number of the first frame, negative when it went from b to a; Infinity for none. */
const FIRST_RECORD = 12
/** Where the part of each kind of row begins. */
const OWN = 13

/** The part that both kinds of row share. Rows are addressed by their number. */
class TrafficRows {
  protected rows: Float64Array

  constructor(capacity: number) {
    this.rows = new Float64Array(capacity * STRIDE)
  }

  /** Doubles: a reader's tables are short-lived, and copying wide rows costs more than their slack. */
  nextCapacity(capacity: number): number {
    return capacity * 2
  }

  grow(capacity: number): void {
    this.rows = growFloat64(this.rows, capacity * STRIDE)
  }

  isTouched(row: number): boolean {
    const at = row * STRIDE
    return this.rows[at + FRAMES] + this.rows[at + FRAMES + 1] > 0
  }

  addFrames(row: number, count: FrameCount): void {
    const { rows } = this
    const at = row * STRIDE
    const side = count.isBToA ? 1 : 0
    rows[at + FRAMES + side] += count.frames
    rows[at + BYTES + side] += count.bytes
    rows[at + PAYLOAD + side] += count.payload
    rows[at + GOODPUT + side] += count.goodput
    this.addTimes(at, count)
    if (count.record < Math.abs(rows[at + FIRST_RECORD]))
      rows[at + FIRST_RECORD] = count.isBToA ? -count.record : count.record
  }

  /** Writes a row into the columns of a Summary; its only capture has id 0. */
  copyTo(row: number, into: Traffic, intoRow: number): void {
    const { rows } = this
    const at = row * STRIDE
    const record = rows[at + FIRST_RECORD]
    into.framesAToB.set(intoRow, rows[at + FRAMES])
    into.framesBToA.set(intoRow, rows[at + FRAMES + 1])
    into.bytesAToB.set(intoRow, rows[at + BYTES])
    into.bytesBToA.set(intoRow, rows[at + BYTES + 1])
    into.payloadAToB.set(intoRow, rows[at + PAYLOAD])
    into.payloadBToA.set(intoRow, rows[at + PAYLOAD + 1])
    into.goodputAToB.set(intoRow, rows[at + GOODPUT])
    into.goodputBToA.set(intoRow, rows[at + GOODPUT + 1])
    into.firstSeconds[intoRow] = rows[at + FIRST_SECONDS]
    into.firstNanoseconds[intoRow] = rows[at + FIRST_NANOSECONDS]
    into.lastSeconds[intoRow] = rows[at + LAST_SECONDS]
    into.lastNanoseconds[intoRow] = rows[at + LAST_NANOSECONDS]
    into.firstCaptureIds[intoRow] = Number.isFinite(record) ? 0 : -1
    into.firstRecords[intoRow] = Math.abs(record)
    into.firstIsBToA[intoRow] = record < 0 ? 1 : 0
  }

  /** Sets the shared counters to nothing: the neutral element of adding. */
  protected clearTraffic(at: number): void {
    const { rows } = this
    rows.fill(0, at, at + FIRST_RECORD)
    rows[at + FIRST_SECONDS] = Number.POSITIVE_INFINITY
    rows[at + LAST_SECONDS] = Number.NEGATIVE_INFINITY
    rows[at + FIRST_RECORD] = Number.POSITIVE_INFINITY
  }

  private addTimes(at: number, count: FrameCount): void {
    const { rows } = this
    const { firstSeconds, firstNanoseconds, lastSeconds, lastNanoseconds } = count
    const first = rows[at + FIRST_SECONDS]
    if (firstSeconds < first || (firstSeconds === first && firstNanoseconds < rows[at + FIRST_NANOSECONDS])) {
      rows[at + FIRST_SECONDS] = firstSeconds
      rows[at + FIRST_NANOSECONDS] = firstNanoseconds
    }
    const last = rows[at + LAST_SECONDS]
    if (lastSeconds > last || (lastSeconds === last && lastNanoseconds > rows[at + LAST_NANOSECONDS])) {
      rows[at + LAST_SECONDS] = lastSeconds
      rows[at + LAST_NANOSECONDS] = lastNanoseconds
    }
  }
}

/** The minute a pair is in, and its sums; -1 for none. Full minutes go to the bucket table. */
const MINUTE = OWN
const MINUTE_BYTES = OWN + 1
const MINUTE_PAYLOAD = OWN + 3
const MINUTE_GOODPUT = OWN + 5

export class PairRows extends TrafficRows {
  /** A new row. */
  start(row: number): void {
    this.clear(row)
    this.rows[row * STRIDE + MINUTE] = -1
  }

  clear(row: number): void {
    this.clearTraffic(row * STRIDE)
  }

  /** Adds bytes to the pair's minute; a capture in time order looks nothing up until the minute is over. */
  addMinute(row: number, minute: number, count: FrameCount, buckets: BucketTable): void {
    const { rows } = this
    const at = row * STRIDE
    if (rows[at + MINUTE] !== minute) {
      this.flushMinute(row, buckets)
      rows[at + MINUTE] = minute
    }
    const side = count.isBToA ? 1 : 0
    rows[at + MINUTE_BYTES + side] += count.bytes
    rows[at + MINUTE_PAYLOAD + side] += count.payload
    rows[at + MINUTE_GOODPUT + side] += count.goodput
  }

  /** Hands the open minute to the buckets. */
  flushMinute(row: number, buckets: BucketTable): void {
    const { rows } = this
    const at = row * STRIDE
    if (rows[at + MINUTE] < 0) return
    buckets.add(
      row,
      rows[at + MINUTE],
      rows[at + MINUTE_BYTES],
      rows[at + MINUTE_BYTES + 1],
      rows[at + MINUTE_PAYLOAD],
      rows[at + MINUTE_PAYLOAD + 1],
      rows[at + MINUTE_GOODPUT],
      rows[at + MINUTE_GOODPUT + 1],
    )
    rows[at + MINUTE] = -1
    rows.fill(0, at + MINUTE_BYTES, at + STRIDE)
  }
}

/** Connections opened by a, by b; and of the present stream each way the sequence number before its first byte and the end of its
 * highest one seen, unwrapped, NaN while unknown. */
const OPENED = OWN
const BASE = OWN + 2
const HIGH = OWN + 4
/** Record number of the newest segment; 0 while there is none. */
const NEWEST = OWN + 6

const TWO_32 = 4_294_967_296
const TCP_SYN = 0x02
const TCP_RST = 0x04
const TCP_ACK = 0x10

export class ConversationRows extends TrafficRows {
  private readonly tracks = new SequenceTracks()
  /** By row and direction: the track with its holes, 0 for none. */
  private trackIds = new Int32Array(0)

  start(row: number): void {
    this.clear(row)
    this.forgetStream(row)
    this.rows[row * STRIDE + NEWEST] = 0
  }

  /** Sets the counters to nothing; the stream stays. */
  clear(row: number): void {
    const at = row * STRIDE
    this.clearTraffic(at)
    this.rows[at + OPENED] = 0
    this.rows[at + OPENED + 1] = 0
  }

  openedAToB(row: number): number {
    return this.rows[row * STRIDE + OPENED]
  }

  openedBToA(row: number): number {
    return this.rows[row * STRIDE + OPENED + 1]
  }

  /**
   * Follows one TCP segment and counts a connection when a SYN without ACK begins a new stream. The rule is that of
   * SEMANTICS.md section 5: the first segment seen each way sets a base, and such a SYN with another sequence number than its
   * base starts afresh. Returns whether the ports were reused, which tshark lists as a row of its own.
   */
  followStream(row: number, packet: Packet, depth: number, { isBToA, record }: FrameCount): boolean {
    const { rows } = this
    const at = row * STRIDE
    const flags = packet.tcpFlags[depth]
    const sequence = packet.sequences[depth]
    rows[at + NEWEST] = record
    const own = at + BASE + (isBToA ? 1 : 0)
    const other = at + BASE + (isBToA ? 0 : 1)
    const isOpening = (flags & (TCP_SYN | TCP_ACK)) === TCP_SYN
    const isNew = Number.isNaN(rows[own])
    const isReuse = isOpening && !isNew && rows[own] !== sequence
    if (isReuse) this.forgetStream(row)
    if (isOpening && (isReuse || isNew)) rows[at + OPENED + (isBToA ? 1 : 0)]++
    if (isNew || isReuse) rows[own] = (flags & TCP_SYN) !== 0 ? sequence : (sequence - 1) >>> 0
    if (Number.isNaN(rows[other]) && (flags & TCP_ACK) !== 0) rows[other] = (packet.acknowledgements[depth] - 1) >>> 0
    return isReuse
  }

  /** Sets `count.goodput` to the new bytes of a segment. A SYN tells where the bytes of its direction begin. */
  countNewBytes(row: number, packet: Packet, depth: number, count: FrameCount): void {
    const { rows, tracks } = this
    const side = count.isBToA ? 1 : 0
    const at = row * STRIDE + HIGH + side
    const flags = packet.tcpFlags[depth]
    const sequence = packet.sequences[depth]
    const start = (flags & TCP_SYN) !== 0 ? (sequence + 1) >>> 0 : sequence
    if ((flags & TCP_SYN) !== 0 && Number.isNaN(rows[at])) rows[at] = start
    count.goodput = 0
    if (count.payload === 0 || (flags & TCP_RST) !== 0) return
    const key = row * 2 + side
    const track = key < this.trackIds.length ? this.trackIds[key] : 0
    tracks.sequence = start
    tracks.length = count.payload
    tracks.high = rows[at]
    tracks.track = track
    tracks.add()
    rows[at] = tracks.high
    if (tracks.track !== track) this.setTrack(key, tracks.track)
    count.goodput = tracks.added
  }

  /** Whether a segment that is no SYN and brings no bytes, or those from nextSequence() on, changes nothing but that number: then all of its
   * payload is new, and advance() may tell of it later. */
  isInOrder(row: number, isBToA: boolean): boolean {
    const at = row * STRIDE + BASE
    if (Number.isNaN(this.rows[at]) || Number.isNaN(this.rows[at + 1])) return false
    const key = row * 2 + (isBToA ? 1 : 0)
    return key >= this.trackIds.length || !this.tracks.hasOdd(this.trackIds[key])
  }

  /** Whether bytes of a direction were seen, and the sequence number behind the newest one, as 32 bits with a sign. */
  hasBytes(row: number, isBToA: boolean): boolean {
    return !Number.isNaN(this.rows[row * STRIDE + HIGH + (isBToA ? 1 : 0)])
  }

  nextSequence(row: number, isBToA: boolean): number {
    return (this.rows[row * STRIDE + HIGH + (isBToA ? 1 : 0)] % TWO_32) | 0
  }

  /** Moves a stream on by the new bytes of `count`, which followed each other, and notes its newest record. */
  advance(row: number, count: FrameCount, record: number): void {
    const at = row * STRIDE
    this.rows[at + HIGH + (count.isBToA ? 1 : 0)] += count.goodput
    if (record > this.rows[at + NEWEST]) this.rows[at + NEWEST] = record
  }

  /** Bytes of TCP streams that were passed over, less those that came later, since the last call. Negative where more came. */
  takeMissed(): number {
    const { missed } = this.tracks
    this.tracks.missed = 0
    return missed
  }

  /** Record number of the newest TCP segment of the row, 0 for none. */
  newestSegment(row: number): number {
    return this.rows[row * STRIDE + NEWEST]
  }

  /** Takes the stream of another store's row over, without its counts. */
  adoptStream(row: number, from: ConversationRows, fromRow: number): void {
    const at = fromRow * STRIDE
    this.rows.set(from.rows.subarray(at + BASE, at + STRIDE), row * STRIDE + BASE)
    for (let side = 0; side < 2; side++) {
      const key = fromRow * 2 + side
      const track = key < from.trackIds.length ? from.trackIds[key] : 0
      if (track > 0) this.setTrack(row * 2 + side, this.tracks.adopt(from.tracks, track))
    }
  }

  /** Few directions have a track, so the column is as long as the last of them. */
  private setTrack(key: number, track: number): void {
    if (key >= this.trackIds.length)
      this.trackIds = growInt32(this.trackIds, Math.max(key + 1, this.trackIds.length * 2))
    this.trackIds[key] = track
  }

  private forgetStream(row: number): void {
    const at = row * STRIDE
    this.rows.fill(Number.NaN, at + BASE, at + HIGH + 2)
    if (row * 2 + 1 >= this.trackIds.length) return
    this.trackIds[row * 2] = 0
    this.trackIds[row * 2 + 1] = 0
  }
}
