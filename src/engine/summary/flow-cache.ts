// What flows are doing at the moment: the packets of nearly every capture are IPv4, not inside a tunnel, with ports, and most of them go
// on where their flow's last one ended. In: such packets. Out: sums of them, for the rows of their pair and conversation. A packet
// then touches one cache line and not the dozen of three look-ups and two rows.
//
// The cache holds no truth of its own: whoever reads or changes a row, or the stream of one, settles its flows first (row-counter.ts). A
// flow is one direction of a conversation; one that falls out is looked up again.

import type { CaptureRecord } from '../capture/record'
import type { Packet } from '../decode/packet'
import type { FrameCount } from './frame-count'

/** Entries of 64 bytes, one for each flow. Beyond 8 MiB a new flow takes the place of the one that has been here longest. */
const FIRST_CAPACITY = 1 << 8
const LARGEST_CAPACITY = 1 << 17
const GROWTH = 4
/** Slots for each entry, and how many from its own one on a flow may stand in: a quarter of a cache line. */
const SLOTS_AN_ENTRY = 2
const WINDOW = 4
/** A slot holds the number of an entry, 0 for none, and above it bits of the hash, so that a flow that is not here is seldom compared. */
const ENTRY_BITS = 17
const ENTRY_MASK = (1 << ENTRY_BITS) - 1
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
/** The slot that leads to the entry, or did. */
const SLOT = 14

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

/** The place that holds no flow. */
export const NO_FLOW = 0

/** What addNext() did. */
export const NOT_ADDED = 0
export const ADDED = 1
/** Added, and the packet's new bytes are to be looked at. */
export const ADDED_TO_LOOK_AT = 2

/** EtherType, version and header length of IPv4 without options. */
const PLAIN_IPV4 = 0x080045
const PROTOCOL_TCP = 6
const TCP_SYN = 0x02
const TCP_RST = 0x04

export class FlowCache {
  private entries = new Uint32Array(FIRST_CAPACITY * WORDS)
  private slots = new Int32Array(FIRST_CAPACITY * SLOTS_AN_ENTRY)
  private mask = this.slots.length - 1
  /** Where the next entry begins. The first one is none: a free slot leads to it. */
  private usedEnd = WORDS
  /** The entry that gives way next. */
  private oldest = WORDS
  /** What expect() saw; it must leave something, or a compiler might leave it out. */
  private seen = 0
  /** Start of the present minute in seconds; Infinity without a possible time. */
  minuteStart = Number.POSITIVE_INFINITY
  private readonly seeds: Uint32Array
  /** The first four words of an entry, of the flow in question. Numbers of 32 bits that went from call to call might each be a box on the heap. */
  private readonly key = new Uint32Array(4)

  /** `seed`: at least four random words; a clash only costs a look-up. `largest`: places of flows, itself a power of two, at most 2^17. */
  constructor(
    seed: Uint32Array,
    private readonly largest = LARGEST_CAPACITY,
  ) {
    this.seeds = seed.slice(0, 4)
  }

  /**
   * A frame whose headers start at `at` comes soon. If it is Ethernet, IPv4 without options and TCP or UDP, the line of its flow is asked for,
   * and comes from memory while other frames are counted. Nothing hangs on it, so nothing else is checked.
   */
  expect(view: DataView, at: number): void {
    if (view.getUint32(at + 12) >>> 8 !== PLAIN_IPV4) return
    const { key } = this
    key[SOURCE] = view.getUint32(at + 26)
    key[DESTINATION] = view.getUint32(at + 30)
    key[PORTS] = view.getUint32(at + 34)
    key[KIND] = view.getUint8(at + 23)
    this.seen ^= this.entries[(this.slots[this.hash(key, 0) & this.mask] & ENTRY_MASK) * WORDS]
  }

  /** The flow of a packet is the one that find() and set() are about. */
  meet(packet: Packet): void {
    const { key } = this
    key[SOURCE] = packet.sources[0]
    key[DESTINATION] = packet.destinations[0]
    key[PORTS] = (packet.sourcePorts[0] << 16) | packet.destinationPorts[0]
    key[KIND] = packet.protocols[0]
  }

  /** The same for the flow that answers it. */
  meetBack(packet: Packet): void {
    const { key } = this
    key[SOURCE] = packet.destinations[0]
    key[DESTINATION] = packet.sources[0]
    key[PORTS] = (packet.destinationPorts[0] << 16) | packet.sourcePorts[0]
    key[KIND] = packet.protocols[0]
  }

  /** Where the flow stands; NO_FLOW when it is not here. */
  find(): number {
    const { entries, slots, mask, key } = this
    const hash = this.hash(key, 0)
    for (let step = 0; step < WINDOW; step++) {
      const slot = slots[(hash + step) & mask]
      if (((slot ^ hash) & ~ENTRY_MASK) !== 0) continue
      const at = (slot & ENTRY_MASK) * WORDS
      if (
        entries[at + SOURCE] === key[SOURCE] &&
        entries[at + DESTINATION] === key[DESTINATION] &&
        entries[at + PORTS] === key[PORTS] &&
        (entries[at + KIND] & (USED | PROTOCOL_MASK)) === (USED | key[KIND])
      )
        return at
    }
    return NO_FLOW
  }

  /**
   * Adds a packet to the sums of its flow when it changes nothing else: same minute, no earlier time and, for TCP, no new bytes but the
   * next ones. Returns one of the three above: NOT_ADDED when it must go to the rows itself.
   */
  addNext(at: number, packet: Packet, record: CaptureRecord, recordNumber: number, isCopy: boolean): number {
    const { entries } = this
    const { seconds, nanoseconds, originalLength } = record
    const lastSeconds = entries[at + LAST_SECONDS]
    if (lastSeconds < this.minuteStart || seconds < lastSeconds) return NOT_ADDED
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

  /** The next packet of the flow may add to its sums, if it goes on from this one. */
  open(at: number, record: CaptureRecord, isLookedAt: boolean): void {
    const { entries } = this
    entries[at + LAST_SECONDS] = record.seconds
    entries[at + LAST_NANOSECONDS] = record.nanoseconds
    entries[at + KIND] &= ~(NO_BYTES | LOOKED_AT)
    if (isLookedAt) entries[at + KIND] |= LOOKED_AT
  }

  /** What the next new bytes of TCP begin with, as 32 bits; or that none were seen. */
  setNext(at: number, sequence: number): void {
    this.entries[at + NEXT_SEQUENCE] = sequence
  }

  setNoBytes(at: number): void {
    this.entries[at + KIND] |= NO_BYTES
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

  /** Whether there is no place for a new flow, but could be; then settle all and grow(). */
  get isCrowded(): boolean {
    return this.usedEnd === this.entries.length && this.usedEnd < this.largest * WORDS
  }

  /** Makes room for more flows. The present ones stay, but not all of them may be found. */
  grow(): void {
    const entries = new Uint32Array(this.entries.length * GROWTH)
    entries.set(this.entries)
    this.entries = entries
    this.slots = new Int32Array(this.slots.length * GROWTH)
    this.mask = this.slots.length - 1
    for (let at = WORDS; at < this.usedEnd; at += WORDS) this.lead(at)
  }

  /** Where the next new flow may stand: at a free place or in that of another flow, to be settled before set(). */
  get nextPlace(): number {
    return this.usedEnd < this.entries.length ? this.usedEnd : this.oldest
  }

  /** Puts a new flow at nextPlace. Returns the place of one that cannot be found any more, to be settled; NO_FLOW for none. */
  set(): number {
    const { entries, slots, key } = this
    const at = this.nextPlace
    if (at === this.usedEnd) this.usedEnd += WORDS
    else {
      this.oldest = at + WORDS < entries.length ? at + WORDS : WORDS
      if ((slots[entries[at + SLOT]] & ENTRY_MASK) === at / WORDS) slots[entries[at + SLOT]] = 0
    }
    entries[at + SOURCE] = key[SOURCE]
    entries[at + DESTINATION] = key[DESTINATION]
    entries[at + PORTS] = key[PORTS]
    entries[at + KIND] = key[KIND] | USED
    return this.lead(at)
  }

  /** Makes a slot lead to an entry; returns the entry that it led to before, where all of the flow's slots are taken. */
  private lead(at: number): number {
    const { entries, slots, mask } = this
    const hash = this.hash(entries, at)
    let step = 0
    while (step < WINDOW - 1 && slots[(hash + step) & mask] !== 0) step++
    const slot = (hash + step) & mask
    const before = (slots[slot] & ENTRY_MASK) * WORDS
    slots[slot] = (hash & ~ENTRY_MASK) | (at / WORDS)
    entries[at + SLOT] = slot
    return before
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

  /** The first place, and the one behind the last; places are `step` apart. */
  readonly start = WORDS
  get end(): number {
    return this.usedEnd
  }

  readonly step = WORDS

  /** Forgets all flows, when the rows they name are gone. */
  clear(): void {
    this.entries.fill(0)
    this.slots.fill(0)
    this.usedEnd = WORDS
    this.oldest = WORDS
  }

  /** Of the four words at `at`: those of an entry, or the key. */
  private hash(words: Uint32Array, at: number): number {
    const { seeds } = this
    let hash = Math.imul(words[at + SOURCE] ^ seeds[0], 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15) ^ words[at + DESTINATION] ^ seeds[1], 0x85ebca77)
    hash =
      Math.imul(hash ^ (hash >>> 13) ^ words[at + PORTS] ^ seeds[2], 0xc2b2ae3d) + (words[at + KIND] & PROTOCOL_MASK)
    return hash ^ (hash >>> 16)
  }
}
