// Whether a frame belongs to one of the chosen pairs or conversations. In: decoded packets. Out: yes, no, or not before the first
// fragment of its datagram is seen. By the rule of counting: a frame belongs to every pair and conversation of its IP headers, and later
// fragments belong where the first one does.

import { emptySlots } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import {
  LATER_FRAGMENT,
  NO_CONVERSATION,
  NOT_FRAGMENT,
  type Packet,
  WITH_PORTS,
  WORDS_AN_ADDRESS,
} from '../decode/packet'
import { hasPorts, tableProtocol } from '../summary/fragment-counter'
import { type Datagram, FragmentTable, PORTS_KNOWN, PORTS_UNKNOWN, PORTS_UNREADABLE } from '../summary/fragments'

/** An address as AddressColumns has it: IPv4 in the first word. */
export interface KeyAddress {
  family: 4 | 6
  words: readonly number[]
}

/** A pair in whatever order, or one conversation of it. Ports are -1 where the protocol has none. */
export interface ChosenKey {
  a: KeyAddress
  b: KeyAddress
  conversation?: { protocol: number; aPort: number; bPort: number } | undefined
}

export const OTHER = 0
export const CHOSEN = 1
/** A later fragment whose first one has not come: `waitsFor` tells its datagram. */
export const WAITING = 2

/** No port has this number: only keys of whole pairs match. */
const NO_PORT = -2

export class Choice {
  /** Datagram of a WAITING frame. */
  waitsFor: Datagram | null = null
  /** Datagrams whose first fragment the last CHOSEN frame is: what waits for them is chosen too. */
  readonly released: Datagram[] = []
  /** IP header of the last CHOSEN frame that matched first. */
  depth = 0
  private readonly hash: KeyedHash
  private readonly chains: Int32Array
  private readonly next: Int32Array
  private readonly fragments: FragmentTable
  /** Datagrams that belong to a chosen key by their first fragment. */
  private readonly followed = new Set<Datagram>()
  private readonly forget = (): undefined => undefined

  constructor(
    private readonly keys: readonly ChosenKey[],
    seed: Uint32Array,
  ) {
    this.hash = new KeyedHash(seed)
    this.fragments = new FragmentTable(seed)
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.chains = emptySlots(size)
    this.next = new Int32Array(keys.length).fill(-1)
    keys.forEach(({ a, b }, index) => {
      const chain = this.chainOf(a.family, a.words, 0, b.words, 0)
      this.next[index] = this.chains[chain]
      this.chains[chain] = index
    })
  }

  /** OTHER, CHOSEN or WAITING. */
  add(packet: Packet): number {
    let answer = OTHER
    this.released.length = 0
    this.waitsFor = null
    const opened: Datagram[] = this.released
    for (let depth = 0; depth < packet.depth; depth++) {
      const before = opened.length
      const found = packet.fragments[depth] === NOT_FRAGMENT ? this.whole(packet, depth) : this.fragment(packet, depth)
      if (found !== CHOSEN) {
        if (found === WAITING && answer === OTHER) answer = WAITING
        continue
      }
      if (answer !== CHOSEN) this.depth = depth
      answer = CHOSEN
      // Its own datagram, and the one around it: what counting remembers.
      for (let i = Math.max(0, before - 1); i < opened.length; i++) this.followed.add(opened[i])
    }
    for (let i = opened.length - 1; i >= 0; i--) if (!this.followed.has(opened[i])) opened.splice(i, 1)
    return answer
  }

  private whole(packet: Packet, depth: number): number {
    if (packet.kinds[depth] === NO_CONVERSATION) return this.match(packet, depth, NO_PORT, NO_PORT)
    return this.match(packet, depth, packet.sourcePorts[depth], packet.destinationPorts[depth])
  }

  private fragment(packet: Packet, depth: number): number {
    const protocol = packet.protocols[depth]
    if (!hasPorts(protocol)) return this.match(packet, depth, packet.sourcePorts[depth], packet.destinationPorts[depth])
    const datagram = this.fragments.find(
      packet.families[depth],
      packet.sources,
      packet.destinations,
      depth * WORDS_AN_ADDRESS,
      packet.fragmentIds[depth],
      tableProtocol(protocol),
      this.forget,
    )
    if (packet.fragments[depth] === LATER_FRAGMENT) return this.laterFragment(packet, depth, datagram)
    this.followed.delete(datagram)
    if (packet.kinds[depth] !== WITH_PORTS) {
      datagram.state = PORTS_UNREADABLE
      return this.match(packet, depth, NO_PORT, NO_PORT)
    }
    datagram.state = PORTS_KNOWN
    datagram.sourcePort = packet.sourcePorts[depth]
    datagram.destinationPort = packet.destinationPorts[depth]
    this.released.push(datagram)
    return this.match(packet, depth, datagram.sourcePort, datagram.destinationPort)
  }

  private laterFragment(packet: Packet, depth: number, datagram: Datagram): number {
    if (datagram.state === PORTS_KNOWN) {
      if (this.followed.has(datagram)) return CHOSEN
      return this.match(packet, depth, datagram.sourcePort, datagram.destinationPort)
    }
    if (this.match(packet, depth, NO_PORT, NO_PORT) === CHOSEN) return CHOSEN
    if (datagram.state !== PORTS_UNKNOWN) return OTHER
    this.waitsFor = datagram
    return WAITING
  }

  private match(packet: Packet, depth: number, sourcePort: number, destinationPort: number): number {
    const { sources, destinations } = packet
    const family = packet.families[depth]
    const at = depth * WORDS_AN_ADDRESS
    for (
      let index = this.chains[this.chainOf(family, sources, at, destinations, at)];
      index >= 0;
      index = this.next[index]
    ) {
      const key = this.keys[index]
      if (key.a.family !== family) continue
      const isForward = isSame(family, key.a.words, sources, at) && isSame(family, key.b.words, destinations, at)
      const isBackward = isSame(family, key.b.words, sources, at) && isSame(family, key.a.words, destinations, at)
      const { conversation } = key
      const isMatch =
        conversation === undefined
          ? isForward || isBackward
          : conversation.protocol === tableProtocol(packet.protocols[depth]) &&
            ((isForward && conversation.aPort === sourcePort && conversation.bPort === destinationPort) ||
              (isBackward && conversation.bPort === sourcePort && conversation.aPort === destinationPort))
      if (isMatch) return CHOSEN
    }
    return OTHER
  }

  /** The same for both directions. */
  private chainOf(family: number, x: ArrayLike<number>, atX: number, y: ArrayLike<number>, atY: number): number {
    return (this.hashOf(family, x, atX) ^ this.hashOf(family, y, atY)) & (this.chains.length - 1)
  }

  private hashOf(family: number, words: ArrayLike<number>, at: number): number {
    if (family === 4) return this.hash.hash1(words[at])
    return this.hash.hash4(words[at], words[at + 1], words[at + 2], words[at + 3])
  }
}

/** Only the first word of an IPv4 address is its own. */
function isSame(family: number, words: readonly number[], column: Uint32Array, at: number): boolean {
  if (words[0] !== column[at]) return false
  return family === 4 || (words[1] === column[at + 1] && words[2] === column[at + 2] && words[3] === column[at + 3])
}
