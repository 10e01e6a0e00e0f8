// The conversation table: a pair, a protocol and two ports, with counters. In: keys. Out: a row number. While a capture is being
// read each row also follows its TCP stream, so that opened connections are counted as tshark numbers streams.

import { growFloat64, growInt32, growUint8, growUint32 } from '../bytes/columns'
import { KeyedHash } from '../bytes/hash'
import { Slots } from '../bytes/slots'
import type { ConversationColumns } from './summary'
import { Traffic } from './traffic'

const FIRST_CAPACITY = 1024
const HAS_BASE_A = 1
const HAS_BASE_B = 2

const TCP_SYN = 0x02
const TCP_ACK = 0x10

export class ConversationTable {
  count = 0
  pairIds = new Int32Array(FIRST_CAPACITY)
  protocols = new Uint8Array(FIRST_CAPACITY)
  aPorts = new Int32Array(FIRST_CAPACITY)
  bPorts = new Int32Array(FIRST_CAPACITY)
  openedAToB = new Float64Array(FIRST_CAPACITY)
  openedBToA = new Float64Array(FIRST_CAPACITY)
  readonly traffic = new Traffic(FIRST_CAPACITY)
  /** Sequence number before the first byte of the present stream, each way, and which of the two are known. */
  private basesA = new Uint32Array(FIRST_CAPACITY)
  private basesB = new Uint32Array(FIRST_CAPACITY)
  private knownBases = new Uint8Array(FIRST_CAPACITY)
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) =>
    this.hashOf(this.pairIds[row], this.protocols[row], this.aPorts[row], this.bPorts[row]),
  )
  private readonly hash: KeyedHash

  constructor(seed: Uint32Array) {
    this.hash = new KeyedHash(seed)
  }

  /** The row of a pair's conversation; ports are -1 where there are none, and stand in the order of the pair's addresses. */
  find(pairId: number, protocol: number, aPort: number, bPort: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hashOf(pairId, protocol, aPort, bPort) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, pairId, protocol, aPort, bPort)
      if (
        this.pairIds[row] === pairId &&
        this.aPorts[row] === aPort &&
        this.bPorts[row] === bPort &&
        this.protocols[row] === protocol
      ) {
        return row
      }
    }
  }

  /**
   * Follows one TCP segment and counts a connection when a SYN without ACK begins a new stream. The rule is that of
   * SEMANTICS.md section 5: the first segment seen each way sets a base, and such a SYN with another sequence number than its
   * base starts afresh. Returns whether the ports were reused, which tshark lists as a row of its own.
   */
  followStream(row: number, isBToA: boolean, flags: number, sequence: number, acknowledgement: number): boolean {
    const own = isBToA ? HAS_BASE_B : HAS_BASE_A
    const other = isBToA ? HAS_BASE_A : HAS_BASE_B
    const isOpening = (flags & (TCP_SYN | TCP_ACK)) === TCP_SYN
    const known = this.knownBases[row]
    const base = (flags & TCP_SYN) !== 0 ? sequence : (sequence - 1) >>> 0
    const isReuse = isOpening && (known & own) !== 0 && (isBToA ? this.basesB[row] : this.basesA[row]) !== sequence
    if (isReuse) this.knownBases[row] = 0
    if (isOpening && (isReuse || (known & own) === 0)) this.countOpened(row, isBToA)
    if ((this.knownBases[row] & own) === 0) this.setBase(row, own, base)
    if ((this.knownBases[row] & other) === 0 && (flags & TCP_ACK) !== 0)
      this.setBase(row, other, (acknowledgement - 1) >>> 0)
    return isReuse
  }

  columns(): ConversationColumns {
    const { count } = this
    return {
      count,
      pairIds: this.pairIds.subarray(0, count),
      protocols: this.protocols.subarray(0, count),
      aPorts: this.aPorts.subarray(0, count),
      bPorts: this.bPorts.subarray(0, count),
      openedAToB: this.openedAToB.subarray(0, count),
      openedBToA: this.openedBToA.subarray(0, count),
      ...this.traffic.slice(count),
    }
  }

  /** Sets the counters of a row to nothing; key and stream stay. */
  clear(row: number): void {
    this.traffic.clear(row)
    this.openedAToB[row] = 0
    this.openedBToA[row] = 0
  }

  private countOpened(row: number, isBToA: boolean): void {
    if (isBToA) this.openedBToA[row]++
    else this.openedAToB[row]++
  }

  private setBase(row: number, side: number, base: number): void {
    if (side === HAS_BASE_A) this.basesA[row] = base
    else this.basesB[row] = base
    this.knownBases[row] |= side
  }

  private hashOf(pairId: number, protocol: number, aPort: number, bPort: number): number {
    return this.hash.hash3(pairId, ((aPort & 0xffff) << 16) | (bPort & 0xffff), protocol)
  }

  private insert(slot: number, home: number, pairId: number, protocol: number, aPort: number, bPort: number): number {
    const row = this.count++
    if (row >= this.pairIds.length) this.grow()
    this.pairIds[row] = pairId
    this.protocols[row] = protocol
    this.aPorts[row] = aPort
    this.bPorts[row] = bPort
    this.knownBases[row] = 0
    this.clear(row)
    this.slots.take(slot, home, row)
    return row
  }

  private grow(): void {
    const capacity = this.pairIds.length * 2
    this.pairIds = growInt32(this.pairIds, capacity)
    this.protocols = growUint8(this.protocols, capacity)
    this.aPorts = growInt32(this.aPorts, capacity)
    this.bPorts = growInt32(this.bPorts, capacity)
    this.openedAToB = growFloat64(this.openedAToB, capacity)
    this.openedBToA = growFloat64(this.openedBToA, capacity)
    this.basesA = growUint32(this.basesA, capacity)
    this.basesB = growUint32(this.basesB, capacity)
    this.knownBases = growUint8(this.knownBases, capacity)
    this.traffic.grow(capacity)
  }
}
