// Copies of packets, as a mirror port or a second tap makes them (detection.md section 4). In: decoded packets with their times. Out:
// whether the same packet was seen a moment ago.
//
// Same means: addresses, protocol, IP length and identification, and the first 64 bytes from the transport header on. Link header,
// tags, hop limit and header checksum may differ: a routed copy is a copy.

import { emptySlots } from '../bytes/columns'
import type { CaptureRecord } from '../capture/record'
import type { Packet } from '../decode/packet'

/** Keys remembered, the newest ones. */
const CAPACITY = 4096
/** A power of two. */
const CHAINS = 8192
const LOOKED_AT = 64
const WINDOW_SECONDS = 0.01
/** Identification 0 (RFC 6864) or none (IPv6): a resent packet looks the same, so only a very near one is a copy. */
const NARROW_WINDOW_SECONDS = 0.002

/** A ring: a new packet takes the place of the oldest one. Which one goes must not depend on the hash: the seed changes no output. */
export class DuplicateFilter {
  /** Two hashes of each packet's key, and its time. */
  private readonly hashes = new Uint32Array(CAPACITY)
  private readonly checks = new Uint32Array(CAPACITY)
  private readonly times = new Float64Array(CAPACITY)
  /** By hash: the newest packet of a chain; and its neighbours there. -1: none. */
  private readonly chains = emptySlots(CHAINS)
  private readonly older = emptySlots(CAPACITY)
  private readonly newer = emptySlots(CAPACITY)
  /** Packets so far. */
  private count = 0
  private readonly seed: Uint32Array
  private check = 0

  /** `seed`: at least four random words. */
  constructor(seed: Uint32Array) {
    this.seed = seed
  }

  /** Whether the packet's outermost IP packet was seen within the last 10 ms (2 ms without identification). */
  isCopy(packet: Packet, record: CaptureRecord): boolean {
    if (packet.depth === 0 || !record.hasTime) return false
    const hash = this.hash(packet, record)
    const time = record.seconds + record.nanoseconds / 1e9
    const before = this.find(hash)
    const age = before < 0 ? Number.POSITIVE_INFINITY : Math.abs(time - this.times[before])
    this.remember(hash, time)
    const hasIdentification = packet.families[0] === 4 && packet.fragmentIds[0] !== 0
    return age <= (hasIdentification ? WINDOW_SECONDS : NARROW_WINDOW_SECONDS)
  }

  /** The newest packet of this key, -1 for none. */
  private find(hash: number): number {
    let index = this.chains[hash & (CHAINS - 1)]
    while (index >= 0 && (this.hashes[index] !== hash || this.checks[index] !== this.check)) index = this.older[index]
    return index
  }

  private remember(hash: number, time: number): void {
    const index = this.count++ % CAPACITY
    if (this.count > CAPACITY) this.forget(index)
    const chain = hash & (CHAINS - 1)
    const next = this.chains[chain]
    this.hashes[index] = hash
    this.checks[index] = this.check
    this.times[index] = time
    this.older[index] = next
    this.newer[index] = -1
    if (next >= 0) this.newer[next] = index
    this.chains[chain] = index
  }

  /** The oldest packet of all is the oldest of its chain. */
  private forget(index: number): void {
    const newer = this.newer[index]
    if (newer >= 0) this.older[newer] = -1
    else this.chains[this.hashes[index] & (CHAINS - 1)] = -1
  }

  /** Two hashes of the key: one is returned, the other left in `check`. */
  private hash(packet: Packet, record: CaptureRecord): number {
    const { view } = record
    let h = this.seed[0] ^ packet.ipLengths[0]
    let g = this.seed[1] ^ packet.protocols[0]
    // Words behind the first of an IPv4 address are left over from other frames.
    const words = packet.families[0] === 4 ? 1 : 4
    for (let word = 0; word < words; word++) {
      h = mix(h, packet.sources[word])
      g = mix(g, packet.destinations[word])
    }
    h = mix(h, packet.families[0] === 4 ? packet.fragmentIds[0] : 0)
    const from = packet.payloadAts[0]
    const end = Math.min(from + LOOKED_AT, record.at + record.capturedLength)
    let at = from
    for (; end - at >= 4; at += 4) {
      const word = view.getUint32(at)
      h = mix(h, word)
      g = mix(g ^ h, word)
    }
    for (; at < end; at++) h = mix(h, view.getUint8(at))
    this.check = finish(g ^ this.seed[2])
    return finish(h ^ this.seed[3])
  }
}

/** MurmurHash3's step (Appleby, public domain). */
function mix(h: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  const mixed = h ^ Math.imul(k, 0x1b873593)
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
}

function finish(h: number): number {
  let mixed = h ^ (h >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
