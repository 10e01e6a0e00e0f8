// Ports for fragments: only the first fragment of a datagram has them. In: fragments in any order. Out: the ports of the
// datagram once known, and the counts of fragments that came before their first one.
//
// Key: source, destination, identification and protocol (RFC 791 section 3.2, RFC 8200 section 4.5). The table has a fixed size: a new
// datagram takes the place of the oldest one, as a host's reassembly buffer would time out. Which one goes must not depend on the hash:
// the seed changes no output.

import { emptySlots } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { MAX_DEPTH } from '../decode/packet'
import { type FrameCount, newFrameCount } from './frame-count'

/** Datagrams in flight that are remembered. */
const CAPACITY = 4096
/** A power of two. */
const CHAINS = 8192
const WORDS = 4

export const PORTS_UNKNOWN = 0
export const PORTS_KNOWN = 1
export const PORTS_UNREADABLE = 2

/** One datagram; reused, never freed. */
export class Datagram {
  /** Its chain, and the datagram behind it there (-1: none). */
  chain = -1
  next = -1
  readonly words = new Uint32Array(2 * WORDS)
  family = 0
  identification = 0
  protocol = 0
  /** PORTS_KNOWN once the first fragment was seen; PORTS_UNREADABLE when its header was cut. */
  state = PORTS_UNKNOWN
  sourcePort = -1
  destinationPort = -1
  /** Rows of the headers inside the first fragment: a fragmented tunnel's later parts belong to them too. -1: no conversation. */
  innerCount = 0
  readonly innerPairIds = new Int32Array(MAX_DEPTH)
  readonly innerRows = new Int32Array(MAX_DEPTH)
  readonly innerIsBToA = new Uint8Array(MAX_DEPTH)
  /** Conversation row and direction of the first fragment. */
  row = -1
  isBToA = false
  /** Sums of the fragments that came before the first one, and the minute of the first of them (-1: none). */
  readonly waiting: FrameCount = newFrameCount()
  waitingMinute = -1
}

export class FragmentTable {
  /** In the order of their first appearance, as a ring. */
  private readonly datagrams: Datagram[] = []
  /** Where the next datagram goes; the oldest one stands there once the ring is full. */
  private turn = 0
  /** By hash: the newest datagram of a chain, -1 for none. */
  private readonly chains = emptySlots(CHAINS)
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array) {
    this.hash = new KeyedHash(seed)
  }

  /**
   * The datagram of a fragment. `onEvicted` is told the frames of an older datagram whose first fragment never came.
   * `source` and `destination` are columns whose four words start at `at`.
   */
  find(
    family: number,
    source: Uint32Array,
    destination: Uint32Array,
    at: number,
    identification: number,
    protocol: number,
    onEvicted: (frames: number) => void,
  ): Datagram {
    const chain = this.hashOf(family, source, destination, at, identification, protocol) & (CHAINS - 1)
    for (let index = this.chains[chain]; index >= 0; index = this.datagrams[index].next) {
      const datagram = this.datagrams[index]
      if (isSame(datagram, family, source, destination, at, identification, protocol)) return datagram
    }
    const datagram = this.takeTurn(chain, onEvicted)
    datagram.family = family
    datagram.identification = identification
    datagram.protocol = protocol
    for (let word = 0; word < WORDS; word++) {
      datagram.words[word] = family === 6 || word === 0 ? source[at + word] : 0
      datagram.words[WORDS + word] = family === 6 || word === 0 ? destination[at + word] : 0
    }
    datagram.state = PORTS_UNKNOWN
    datagram.row = -1
    datagram.innerCount = 0
    datagram.waiting.frames = 0
    return datagram
  }

  /** Frames that still wait for their first fragment; the capture is over, so they stop waiting. */
  giveUpWaiting(): number {
    let frames = 0
    for (const datagram of this.datagrams) {
      frames += datagram.waiting.frames
      datagram.waiting.frames = 0
    }
    return frames
  }

  /** Gives the rows that datagrams remember their numbers in other tables; -1 stays none. */
  renumberRows(pairOf: (row: number) => number, conversationOf: (row: number) => number): void {
    for (const datagram of this.datagrams) {
      if (datagram.row >= 0) datagram.row = conversationOf(datagram.row)
      for (let inner = 0; inner < datagram.innerCount; inner++) {
        datagram.innerPairIds[inner] = pairOf(datagram.innerPairIds[inner])
        if (datagram.innerRows[inner] >= 0) datagram.innerRows[inner] = conversationOf(datagram.innerRows[inner])
      }
    }
  }

  /** A datagram at the head of a chain: a new one, or the oldest, which is given up. */
  private takeTurn(chain: number, onEvicted: (frames: number) => void): Datagram {
    const index = this.turn
    this.turn = (index + 1) % CAPACITY
    if (index === this.datagrams.length) this.datagrams.push(new Datagram())
    else this.giveUp(index, onEvicted)
    const datagram = this.datagrams[index]
    datagram.chain = chain
    datagram.next = this.chains[chain]
    this.chains[chain] = index
    return datagram
  }

  private giveUp(index: number, onEvicted: (frames: number) => void): void {
    const { chain, next, waiting } = this.datagrams[index]
    if (waiting.frames > 0) onEvicted(waiting.frames)
    let before = this.chains[chain]
    if (before === index) {
      this.chains[chain] = next
      return
    }
    while (this.datagrams[before].next !== index) before = this.datagrams[before].next
    this.datagrams[before].next = next
  }

  /** Only the first word of an IPv4 address is its own: those behind it are left over from other frames. */
  private hashOf(
    family: number,
    source: Uint32Array,
    destination: Uint32Array,
    at: number,
    identification: number,
    protocol: number,
  ): number {
    const { hash } = this
    if (family === 4) return hash.hash4(source[at], destination[at], identification, protocol)
    const half = hash.hash5(source[at], source[at + 1], source[at + 2], source[at + 3], identification)
    return hash.hash5(
      destination[at],
      destination[at + 1],
      destination[at + 2],
      destination[at + 3],
      (half ^ protocol) >>> 0,
    )
  }
}

function isSame(
  datagram: Datagram,
  family: number,
  source: Uint32Array,
  destination: Uint32Array,
  at: number,
  identification: number,
  protocol: number,
): boolean {
  if (datagram.identification !== identification || datagram.protocol !== protocol) return false
  if (datagram.family !== family) return false
  const words = family === 6 ? WORDS : 1
  for (let word = 0; word < words; word++) {
    if (datagram.words[word] !== source[at + word] || datagram.words[WORDS + word] !== destination[at + word])
      return false
  }
  return true
}
