// Large ICMP echoes by pair and hour. In: echoes with a hash of their payload. Out: sums, and how many of the payloads differ, up to 16.

import type { KeyedHash } from '../bytes/hash'
import { Slots } from '../bytes/slots'
import type { EchoColumns } from './columns'

const FIRST_CAPACITY = 16
/** Payload hashes kept each way: the smallest, so that sets of them add. */
export const ECHO_HASHES = 16
/** No hash. */
const NONE = 0xffff_ffff

export class EchoTable {
  count = 0
  private pairIds: number[] = []
  private hours: number[] = []
  /** By row: packets a→b, b→a, bytes a→b, b→a. */
  private sums: number[] = []
  /** By row and direction: hashes, ascending. */
  private hashes: number[][] = []
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) => this.hash().hash2(this.pairIds[row], this.hours[row]))

  constructor(private readonly hash: () => KeyedHash) {}

  add(pairId: number, hour: number, isBToA: boolean, packets: number, bytes: number): number {
    const row = this.find(pairId, hour)
    const side = isBToA ? 1 : 0
    this.sums[row * 4 + side] += packets
    this.sums[row * 4 + 2 + side] += bytes
    return row
  }

  addHash(row: number, isBToA: boolean, hash: number): void {
    const kept = this.hashes[row * 2 + (isBToA ? 1 : 0)]
    if (hash === NONE || kept.includes(hash)) return
    if (kept.length === ECHO_HASHES && hash > kept[ECHO_HASHES - 1]) return
    let at = kept.length
    while (at > 0 && kept[at - 1] > hash) at--
    kept.splice(at, 0, hash)
    kept.length = Math.min(kept.length, ECHO_HASHES)
  }

  addColumns(from: EchoColumns, pairIds: Int32Array): void {
    for (let i = 0; i < from.count; i++) {
      const pairId = pairIds[from.pairIds[i]]
      if (pairId < 0) continue
      const row = this.add(pairId, from.hours[i], false, from.packetsAToB[i], from.bytesAToB[i])
      this.add(pairId, from.hours[i], true, from.packetsBToA[i], from.bytesBToA[i])
      for (let k = 0; k < ECHO_HASHES; k++) {
        this.addHash(row, false, from.hashesAToB[i * ECHO_HASHES + k])
        this.addHash(row, true, from.hashesBToA[i * ECHO_HASHES + k])
      }
    }
  }

  get tableBytes(): number {
    return this.count * (48 + 16 * ECHO_HASHES)
  }

  columns(): EchoColumns {
    const { count } = this
    const sum = (which: number): Float64Array =>
      Float64Array.from({ length: count }, (_, row) => this.sums[row * 4 + which])
    const hashesOf = (side: number): Uint32Array => {
      const columns = new Uint32Array(count * ECHO_HASHES).fill(NONE)
      for (let row = 0; row < count; row++) columns.set(this.hashes[row * 2 + side], row * ECHO_HASHES)
      return columns
    }
    const distinct = (side: number): Float64Array =>
      Float64Array.from({ length: count }, (_, row) => this.hashes[row * 2 + side].length)
    return {
      count,
      pairIds: Int32Array.from(this.pairIds),
      hours: Int32Array.from(this.hours),
      packetsAToB: sum(0),
      packetsBToA: sum(1),
      bytesAToB: sum(2),
      bytesBToA: sum(3),
      distinctAToB: distinct(0),
      distinctBToA: distinct(1),
      hashesAToB: hashesOf(0),
      hashesBToA: hashesOf(1),
    }
  }

  clear(): void {
    this.count = 0
    this.slots.clear()
    this.pairIds = []
    this.hours = []
    this.sums = []
    this.hashes = []
  }

  private find(pairId: number, hour: number): number {
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hash().hash2(pairId, hour) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, pairId, hour)
      if (this.pairIds[row] === pairId && this.hours[row] === hour) return row
    }
  }

  private insert(slot: number, home: number, pairId: number, hour: number): number {
    const row = this.count++
    this.pairIds.push(pairId)
    this.hours.push(hour)
    this.sums.push(0, 0, 0, 0)
    this.hashes.push([], [])
    this.slots.take(slot, home, row)
    return row
  }
}
