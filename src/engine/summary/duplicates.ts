// Copies of packets, as a mirror port or a second tap makes them (detection.md section 4). In: decoded packets with their times. Out:
// whether the same packet was seen a moment ago.
//
// Same means: addresses, protocol, IP length and identification, and the first 64 bytes from the transport header on. Link header,
// tags, hop limit and header checksum may differ: a routed copy is a copy.

import { emptySlots } from '../bytes/columns'
import { fillRandom } from '../bytes/hash'
import type { CaptureRecord } from '../capture/record'
import type { Packet } from '../decode/packet'

/** Keys remembered, the newest ones. */
const CAPACITY = 4096
/** A power of two. */
const CHAINS = 8192
const LOOKED_AT = 64
/** 2^31 - 1, and a key for each 16 bits of the longest packet key: 4 of the header, 16 of addresses, 32 of the packet, its length. */
const PRIME = 0x7fffffff
const TWO_31 = 0x8000_0000
const KEYS = 53
const WINDOW_SECONDS = 0.01
/** Identification 0 (RFC 6864) or none (IPv6): a resent packet looks the same, so only a very near one is a copy. */
const NARROW_WINDOW_SECONDS = 0.002

/** A ring: a new packet takes the place of the oldest one. Which one goes must not depend on the hash: the seed changes no output. */
export class DuplicateFilter {
  /** The hash of each packet's key, and its time. */
  private readonly hashes = new Uint32Array(CAPACITY)
  private readonly times = new Float64Array(CAPACITY)
  /** By hash: the newest packet of a chain; and its neighbours there. -1: none. */
  private readonly chains = emptySlots(CHAINS)
  private readonly older = emptySlots(CAPACITY)
  private readonly newer = emptySlots(CAPACITY)
  /** Packets so far. */
  private count = 0
  private readonly keys: Float64Array

  /** `seed`: at least four random words. */
  constructor(seed: Uint32Array) {
    this.keys = randomKeys(seed)
  }

  /** Whether the packet's outermost IP packet was seen within the last 10 ms (2 ms without identification). */
  isCopy(packet: Packet, record: CaptureRecord): boolean {
    if (packet.depth === 0 || !record.hasTime) return false
    const hash = this.hash(packet, record)
    const before = this.find(hash)
    const age = before < 0 ? Number.POSITIVE_INFINITY : Math.abs(timeOf(record) - this.times[before])
    this.remember(hash, record)
    const hasIdentification = packet.families[0] === 4 && packet.fragmentIds[0] !== 0
    return age <= (hasIdentification ? WINDOW_SECONDS : NARROW_WINDOW_SECONDS)
  }

  /** The newest packet of this key, -1 for none. */
  private find(hash: number): number {
    let index = this.chains[hash & (CHAINS - 1)]
    while (index >= 0 && this.hashes[index] !== hash) index = this.older[index]
    return index
  }

  private remember(hash: number, record: CaptureRecord): void {
    const index = this.count++ % CAPACITY
    if (this.count > CAPACITY) this.forget(index)
    const chain = hash & (CHAINS - 1)
    const next = this.chains[chain]
    this.hashes[index] = hash
    this.times[index] = timeOf(record)
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

  /**
   * A multilinear hash of the key (Carter and Wegman 1979): the sum of each 16 bits times a random number, modulo a prime. Two
   * different packets are equal under it with a chance of 2^-31 whatever they are, so nobody without the seed can make copies up.
   * Sums stay below 2^53.
   */
  private hash(packet: Packet, record: CaptureRecord): number {
    const { view } = record
    const { keys } = this
    const isIpv4 = packet.families[0] === 4
    // Four sums at once: a machine adds them side by side.
    let sum0 = (packet.ipLengths[0] & 0xffff) * keys[0]
    let sum1 = packet.protocols[0] * keys[1]
    let sum2 = (isIpv4 ? packet.fragmentIds[0] : 0) * keys[2]
    let sum3 = packet.fragmentOffsets[0] * keys[3]
    let key = 4
    // Words behind the first of an IPv4 address are left over from other frames.
    const words = isIpv4 ? 1 : 4
    for (let word = 0; word < words; word++) {
      const source = packet.sources[word]
      const destination = packet.destinations[word]
      sum0 += (source >>> 16) * keys[key]
      sum1 += (source & 0xffff) * keys[key + 1]
      sum2 += (destination >>> 16) * keys[key + 2]
      sum3 += (destination & 0xffff) * keys[key + 3]
      key += 4
    }
    const from = packet.payloadAts[0]
    const end = Math.min(from + LOOKED_AT, record.at + record.capturedLength)
    let at = from
    for (; end - at >= 8; at += 8) {
      const first = view.getInt32(at)
      const second = view.getInt32(at + 4)
      sum0 += (first >>> 16) * keys[key]
      sum1 += (first & 0xffff) * keys[key + 1]
      sum2 += (second >>> 16) * keys[key + 2]
      sum3 += (second & 0xffff) * keys[key + 3]
      key += 4
    }
    for (; end - at >= 2; at += 2) sum0 += view.getUint16(at) * keys[key++]
    if (at < end) sum1 += view.getUint8(at) * keys[key]
    // The length tells apart keys of which one is the other with zeros behind it.
    const sum = sum0 + sum1 + sum2 + sum3 + (end - from) * keys[KEYS - 1]
    // The rest by 2^31 - 1: 2^31 leaves 1, so its multiples count as ones.
    const multiples = Math.floor(sum / TWO_31)
    const rest = sum - multiples * TWO_31 + multiples
    return rest >= PRIME ? rest - PRIME : rest
  }
}

/** In seconds; to a microsecond, which is enough for an age. */
function timeOf(record: CaptureRecord): number {
  return record.seconds + record.nanoseconds / 1e9
}

/** Random numbers below the prime. */
function randomKeys(seed: Uint32Array): Float64Array {
  const random = new Uint32Array(KEYS)
  fillRandom(random, seed)
  return Float64Array.from(random, (word) => word % PRIME)
}
