// Ports for fragments: only the first fragment of a datagram has them. In: fragments in any order. Out: the ports of the
// datagram once known, and the counts of fragments that came before their first one.
//
// Key: source, destination, identification and protocol (RFC 791 section 3.2, RFC 8200 section 4.5). The table has a fixed size: a new
// datagram takes the place of an older one in its slot, as a host's reassembly buffer would time out.

import { KeyedHash } from '../bytes/hash'
import { MAX_DEPTH } from '../decode/packet'
import { type FrameCount, newFrameCount } from './traffic'

/** Datagrams in flight that are remembered. */
const CAPACITY = 4096
const WORDS = 4

export const PORTS_UNKNOWN = 0
export const PORTS_KNOWN = 1
export const PORTS_UNREADABLE = 2

/** One datagram; slots are reused, never freed. */
export class Datagram {
  isUsed = false
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
  private readonly datagrams: Datagram[] = []
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
    const slot = this.hashOf(source, destination, at, identification, protocol) % CAPACITY
    this.datagrams[slot] ??= new Datagram()
    const datagram = this.datagrams[slot]
    if (isSame(datagram, family, source, destination, at, identification, protocol)) return datagram
    if (datagram.isUsed && datagram.waiting.frames > 0) onEvicted(datagram.waiting.frames)
    datagram.isUsed = true
    datagram.family = family
    datagram.identification = identification
    datagram.protocol = protocol
    for (let word = 0; word < WORDS; word++) {
      datagram.words[word] = family === 6 || word === 0 ? source[at + word] : 0
      datagram.words[WORDS + word] = family === 6 || word === 0 ? destination[at + word] : 0
    }
    datagram.state = PORTS_UNKNOWN
    datagram.innerCount = 0
    datagram.waiting.frames = 0
    return datagram
  }

  /** Frames that still wait for their first fragment; the capture is over, so they stop waiting. */
  giveUpWaiting(): number {
    let frames = 0
    for (const datagram of this.datagrams) {
      if (datagram === undefined) continue
      frames += datagram.waiting.frames
      datagram.waiting.frames = 0
    }
    return frames
  }

  private hashOf(
    source: Uint32Array,
    destination: Uint32Array,
    at: number,
    identification: number,
    protocol: number,
  ): number {
    return this.hash.hash5(source[at] ^ protocol, source[at + 3], destination[at], destination[at + 3], identification)
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
  if (!datagram.isUsed || datagram.identification !== identification || datagram.protocol !== protocol) return false
  if (datagram.family !== family) return false
  const words = family === 6 ? WORDS : 1
  for (let word = 0; word < words; word++) {
    if (datagram.words[word] !== source[at + word] || datagram.words[WORDS + word] !== destination[at + word])
      return false
  }
  return true
}
