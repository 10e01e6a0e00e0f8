// Facts of an owner (a conversation, an address, a DNS row): sets with a cap. In: owner, tag, text and the packet that showed it. Out: of
// each (tag, text) the earliest packet; of each owner the first `cap` in the order of their packets. Both are minima of a total order,
// so that neither the order nor the grouping of adding changes them.

import { growFloat64, growInt32, growUint8, growUint32 } from '../bytes/columns'
import type { TextTable } from './text-table'

const FIRST_CAPACITY = 64
const NONE = -1
const BYTES_A_FACT = 41

/** Whether record `record` of capture `id` stands before `thanRecord` of `thanId`. */
export type IsEarlier = (id: number, record: number, thanId: number, thanRecord: number) => boolean

/** While one capture is read there is one capture, and its records are in order. */
export const byRecord: IsEarlier = (_id, record, _thanId, thanRecord) => record < thanRecord

export class FactTable {
  count = 0
  owners = new Int32Array(FIRST_CAPACITY)
  tags = new Uint8Array(FIRST_CAPACITY)
  textIds = new Int32Array(FIRST_CAPACITY)
  seconds = new Float64Array(FIRST_CAPACITY)
  nanoseconds = new Uint32Array(FIRST_CAPACITY)
  captureIds = new Int32Array(FIRST_CAPACITY)
  records = new Float64Array(FIRST_CAPACITY)
  /** By owner: its latest row; by row: the row before it of the same owner. */
  private heads = new Int32Array(0)
  private before = new Int32Array(FIRST_CAPACITY)

  /** `cap`: facts of one owner. */
  constructor(
    private readonly cap: number,
    readonly texts: TextTable,
    private readonly isEarlier: IsEarlier,
  ) {}

  add(
    owner: number,
    tag: number,
    text: string,
    seconds: number,
    nanoseconds: number,
    captureId: number,
    record: number,
  ): void {
    if (owner >= this.heads.length) this.growHeads(owner + 1)
    let latest = NONE
    let held = 0
    for (let row = this.heads[owner]; row !== NONE; row = this.before[row]) {
      if (this.tags[row] === tag && this.texts.texts[this.textIds[row]] === text) {
        if (this.compareTo(row, seconds, nanoseconds, captureId, record) > 0)
          this.place(row, seconds, nanoseconds, captureId, record)
        return
      }
      if (latest === NONE || this.isBehind(row, latest)) latest = row
      held++
    }
    if (held < this.cap) {
      const row = this.append(owner)
      this.tags[row] = tag
      this.textIds[row] = this.texts.intern(text)
      this.place(row, seconds, nanoseconds, captureId, record)
      return
    }
    const order = this.compareTo(latest, seconds, nanoseconds, captureId, record)
    if (order > 0 || (order === 0 && isBefore(tag, text, this.tags[latest], this.textOf(latest)))) {
      this.tags[latest] = tag
      this.textIds[latest] = this.texts.intern(text)
      this.place(latest, seconds, nanoseconds, captureId, record)
    }
  }

  get tableBytes(): number {
    return this.count * BYTES_A_FACT + this.heads.length * 4
  }

  clear(): void {
    this.count = 0
    this.heads.fill(NONE)
  }

  private textOf(row: number): string {
    return this.texts.texts[this.textIds[row]]
  }

  /** Negative, 0, positive as the row's packet stands before, is, or stands behind the other. */
  private compareTo(row: number, seconds: number, nanoseconds: number, captureId: number, record: number): number {
    if (this.seconds[row] !== seconds) return this.seconds[row] < seconds ? -1 : 1
    if (this.nanoseconds[row] !== nanoseconds) return this.nanoseconds[row] < nanoseconds ? -1 : 1
    if (this.captureIds[row] === captureId && this.records[row] === record) return 0
    return this.isEarlier(this.captureIds[row], this.records[row], captureId, record) ? -1 : 1
  }

  private isBehind(row: number, other: number): boolean {
    const order = this.compareTo(
      row,
      this.seconds[other],
      this.nanoseconds[other],
      this.captureIds[other],
      this.records[other],
    )
    if (order !== 0) return order > 0
    return isBefore(this.tags[other], this.textOf(other), this.tags[row], this.textOf(row))
  }

  private place(row: number, seconds: number, nanoseconds: number, captureId: number, record: number): void {
    this.seconds[row] = seconds
    this.nanoseconds[row] = nanoseconds
    this.captureIds[row] = captureId
    this.records[row] = record
  }

  private append(owner: number): number {
    const row = this.count++
    if (row >= this.owners.length) this.grow(this.owners.length * 2)
    this.owners[row] = owner
    this.before[row] = this.heads[owner]
    this.heads[owner] = row
    return row
  }

  private growHeads(least: number): void {
    const heads = new Int32Array(Math.max(least, this.heads.length * 2, FIRST_CAPACITY)).fill(NONE)
    heads.set(this.heads)
    this.heads = heads
  }

  private grow(capacity: number): void {
    this.owners = growInt32(this.owners, capacity)
    this.tags = growUint8(this.tags, capacity)
    this.textIds = growInt32(this.textIds, capacity)
    this.seconds = growFloat64(this.seconds, capacity)
    this.nanoseconds = growUint32(this.nanoseconds, capacity)
    this.captureIds = growInt32(this.captureIds, capacity)
    this.records = growFloat64(this.records, capacity)
    this.before = growInt32(this.before, capacity)
  }
}

/** Two facts of one packet: by tag, then by text. */
function isBefore(tag: number, text: string, thanTag: number, thanText: string): boolean {
  return tag < thanTag || (tag === thanTag && text < thanText)
}
