// What flows are doing at the moment: the packets of nearly every capture are IPv4, not inside a tunnel, with ports, and most of them go
// on where their flow's last one ended. In: such packets. Out: sums of them, for the rows of their pair and conversation. A packet
// then touches one cache line and not the dozen of three look-ups and two rows.
//
// The cache holds no truth of its own: whoever reads or changes a row, or the stream of one, settles its flows first (row-counter.ts). A
// flow is one direction of a conversation; one that falls out is looked up again.

import type { CaptureRecord } from '../capture/record'
import type { Packet } from '../decode/packet'
import type { FrameCount } from './frame-count'

const FIRST_CAPACITY = 1 << 8
/** 8 MiB. Beyond it flows push each other out. */
const LARGEST_CAPACITY = 1 << 17
/** Places behind its own one where a flow may stand. */
const WINDOW = 4
/** A sum grows no more from here on, so that the next frame cannot wrap it. */
const LARGEST_SUM = 0x7fff_ffff

/** An entry is sixteen words. The twelve that a packet touches stand first: they share a cache line whether the allocator puts the array
 * at the start of one (Chromium) or 16 bytes behind it (Node). */
const WORDS = 16
const SOURCE = 0
const DESTINATION = 1
const PORTS = 2
/** Protocol and the bits below; 0 for an empty entry. */
const KIND = 3
const FRAMES = 4
const BYTES = 5
const PAYLOAD = 6
const GOODPUT = 7
/** All sums are of the minute of this time. NO_TIME while the next packet must go to the rows itself. */
const LAST_SECONDS = 8
const LAST_NANOSECONDS = 9
/** TCP: the sequence number after the newest byte, and the number of the newest record. */
const NEXT_SEQUENCE = 10
const NEWEST = 11
const PAIR = 12
const CONVERSATION = 13

/** Later than any time of seconds and nanoseconds. */
const NO_TIME = 0xffff_ffff
const LARGEST_RECORD = 0xffff_ffff
const SECONDS_A_MINUTE = 60

const PROTOCOL_MASK = 0xff
const USED = 0x100
const PAIR_B_TO_A = 0x200
const CONVERSATION_B_TO_A = 0x400
/** TCP: no byte of this direction was seen yet, so there is no next one. */
const NO_BYTES = 0x800
/** The payload of this direction is still looked at for clues. */
const LOOKED_AT = 0x1000

/** What addNext() did. */
export const NOT_ADDED = 0
export const ADDED = 1
/** Added, and the packet's new bytes are to be looked at. */
export const ADDED_TO_LOOK_AT = 2

const PROTOCOL_TCP = 6
const TCP_SYN = 0x02
const TCP_RST = 0x04

export class FlowCache {
  private entries = new Uint32Array(FIRST_CAPACITY * WORDS)
  private mask = FIRST_CAPACITY - 1
  private used = 0
  private readonly seeds: Uint32Array

  /** `seed`: at least four random words; a clash only costs a look-up. */
  constructor(seed: Uint32Array) {
    this.seeds = seed.slice(0, 4)
  }

  /** Where the flow stands; -1 when it is not here. `ports`: source port times 2^16 plus destination port. */
  find(source: number, destination: number, ports: number, protocol: number): number {
    const { entries, mask } = this
    const home = this.home(source, destination, ports, protocol)
    for (let step = 0; step < WINDOW; step++) {
      const at = ((home + step) & mask) * WORDS
      if (
        entries[at + SOURCE] === source &&
        entries[at + DESTINATION] === destination &&
        entries[at + PORTS] === ports &&
        (entries[at + KIND] & (USED | PROTOCOL_MASK)) === (USED | protocol)
      )
        return at
    }
    return -1
  }

  /**
   * Adds a packet to the sums of its flow when it changes nothing else: same minute, no earlier time and, for TCP, no new bytes but the
   * next ones. Returns one of the three above: NOT_ADDED when it must go to the rows itself. `minuteStart`: seconds,
   * Infinity without a possible time.
   */
  addNext(
    at: number,
    packet: Packet,
    record: CaptureRecord,
    recordNumber: number,
    minuteStart: number,
    isCopy: boolean,
  ): number {
    const { entries } = this
    const { seconds, nanoseconds, originalLength } = record
    const lastSeconds = entries[at + LAST_SECONDS]
    if (lastSeconds < minuteStart || seconds < lastSeconds) return NOT_ADDED
    if (seconds === lastSeconds && nanoseconds < entries[at + LAST_NANOSECONDS]) return NOT_ADDED
    if (entries[at + BYTES] > LARGEST_SUM || originalLength > LARGEST_SUM) return NOT_ADDED
    const payload = packet.payloads[0]
    let goodput = isCopy ? 0 : payload
    if (packet.protocols[0] === PROTOCOL_TCP) {
      const flags = packet.tcpFlags[0]
      if ((flags & TCP_SYN) !== 0 || recordNumber > LARGEST_RECORD) return NOT_ADDED
      goodput = (flags & TCP_RST) !== 0 ? 0 : payload
      if (goodput > 0) {
        const sequence = packet.sequences[0]
        if (sequence !== entries[at + NEXT_SEQUENCE] || (entries[at + KIND] & NO_BYTES) !== 0) return NOT_ADDED
        entries[at + NEXT_SEQUENCE] = sequence + goodput
      }
      entries[at + NEWEST] = recordNumber
    }
    entries[at + FRAMES]++
    entries[at + BYTES] += originalLength
    entries[at + PAYLOAD] += payload
    entries[at + GOODPUT] += goodput
    entries[at + LAST_SECONDS] = seconds
    entries[at + LAST_NANOSECONDS] = nanoseconds
    return goodput > 0 && (entries[at + KIND] & LOOKED_AT) !== 0 ? ADDED_TO_LOOK_AT : ADDED
  }

  /** The next packet of the flow may add to its sums, if it goes on from this one. `nextSequence`: what the next new bytes of TCP begin with,
   * -1 while none were seen. */
  open(at: number, record: CaptureRecord, nextSequence: number, isLookedAt: boolean): void {
    const { entries } = this
    entries[at + LAST_SECONDS] = record.seconds
    entries[at + LAST_NANOSECONDS] = record.nanoseconds
    entries[at + NEXT_SEQUENCE] = nextSequence
    entries[at + KIND] &= ~(NO_BYTES | LOOKED_AT)
    if (nextSequence < 0) entries[at + KIND] |= NO_BYTES
    if (isLookedAt) entries[at + KIND] |= LOOKED_AT
  }

  /** Nothing more of this direction is looked at. */
  endLooking(at: number): void {
    this.entries[at + KIND] &= ~LOOKED_AT
  }

  /** Moves the sums of a flow into `count`, whose direction is left alone; returns their minute, -1 when there are none. */
  take(at: number, count: FrameCount): number {
    const { entries } = this
    const frames = entries[at + FRAMES]
    const lastSeconds = entries[at + LAST_SECONDS]
    const lastNanoseconds = entries[at + LAST_NANOSECONDS]
    entries[at + LAST_SECONDS] = NO_TIME
    entries[at + LAST_NANOSECONDS] = NO_TIME
    if (frames === 0) return -1
    count.frames = frames
    count.bytes = entries[at + BYTES]
    count.payload = entries[at + PAYLOAD]
    count.goodput = entries[at + GOODPUT]
    count.lastSeconds = lastSeconds
    count.lastNanoseconds = lastNanoseconds
    entries.fill(0, at + FRAMES, at + GOODPUT + 1)
    return Math.floor(lastSeconds / SECONDS_A_MINUTE)
  }

  /** Whether a new flow would crowd the table; then settle all and grow(). */
  get isCrowded(): boolean {
    return this.used * 2 > this.mask && this.mask + 1 < LARGEST_CAPACITY
  }

  /** Makes room for more flows and forgets the present ones. */
  grow(): void {
    const capacity = Math.min((this.mask + 1) * 4, LARGEST_CAPACITY)
    this.entries = new Uint32Array(capacity * WORDS)
    this.mask = capacity - 1
    this.used = 0
  }

  /** Where a new flow may stand: at a free place or in that of another flow, to be settled before set(). */
  placeFor(source: number, destination: number, ports: number, protocol: number): number {
    const home = this.home(source, destination, ports, protocol)
    for (let step = 0; step < WINDOW; step++) {
      const at = ((home + step) & this.mask) * WORDS
      if (this.entries[at + KIND] === 0) return at
    }
    return home * WORDS
  }

  set(at: number, source: number, destination: number, ports: number, protocol: number): void {
    const { entries } = this
    if (entries[at + KIND] === 0) this.used++
    entries[at + SOURCE] = source
    entries[at + DESTINATION] = destination
    entries[at + PORTS] = ports
    entries[at + KIND] = protocol | USED
  }

  setRows(at: number, pairId: number, isPairBToA: boolean, conversationId: number, isConversationBToA: boolean): void {
    const { entries } = this
    entries[at + PAIR] = pairId
    entries[at + CONVERSATION] = conversationId
    entries[at + KIND] |= (isPairBToA ? PAIR_B_TO_A : 0) | (isConversationBToA ? CONVERSATION_B_TO_A : 0)
  }

  pairOf(at: number): number {
    return this.entries[at + PAIR]
  }

  conversationOf(at: number): number {
    return this.entries[at + CONVERSATION]
  }

  isPairBToA(at: number): boolean {
    return (this.entries[at + KIND] & PAIR_B_TO_A) !== 0
  }

  /** Differs from the pair's only between two ports of one address. */
  isConversationBToA(at: number): boolean {
    return (this.entries[at + KIND] & CONVERSATION_B_TO_A) !== 0
  }

  isTcp(at: number): boolean {
    return (this.entries[at + KIND] & PROTOCOL_MASK) === PROTOCOL_TCP
  }

  /** Number of the record that brought the newest segment of the sums. */
  newestOf(at: number): number {
    return this.entries[at + NEWEST]
  }

  /** The place behind the last one; places are `step` apart, from 0. */
  get end(): number {
    return this.entries.length
  }

  readonly step = WORDS

  /** Forgets all flows, when the rows they name are gone. */
  clear(): void {
    this.entries.fill(0)
    this.used = 0
  }

  private home(source: number, destination: number, ports: number, protocol: number): number {
    const { seeds } = this
    let hash = Math.imul(source ^ seeds[0], 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15) ^ destination ^ seeds[1], 0x85ebca77)
    hash = Math.imul(hash ^ (hash >>> 13) ^ ports ^ seeds[2], 0xc2b2ae3d) + protocol
    return (hash ^ (hash >>> 16)) & this.mask
  }
}
