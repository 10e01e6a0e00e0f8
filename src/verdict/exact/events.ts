// Packets of a row as they are read again. In: one at a time, in any order. Out: columns by time.

import type { OutEvents } from './window'

const FIRST_CAPACITY = 256

export class EventList {
  count = 0
  private seconds = new Uint32Array(FIRST_CAPACITY)
  private nanoseconds = new Uint32Array(FIRST_CAPACITY)
  private bytes = new Float64Array(FIRST_CAPACITY)
  private isInOrder = true

  add(seconds: number, nanoseconds: number, bytes: number): void {
    const at = this.count++
    if (at === this.bytes.length) this.grow()
    this.seconds[at] = seconds
    this.nanoseconds[at] = nanoseconds
    this.bytes[at] = bytes
    if (at > 0 && this.compare(at - 1, at) > 0) this.isInOrder = false
  }

  addAll({ seconds, nanoseconds, bytes }: OutEvents): void {
    bytes.forEach((value, i) => {
      this.add(seconds[i], nanoseconds[i], value)
    })
  }

  /** Lets go of everything. */
  clear(): void {
    this.count = 0
    this.seconds = new Uint32Array(FIRST_CAPACITY)
    this.nanoseconds = new Uint32Array(FIRST_CAPACITY)
    this.bytes = new Float64Array(FIRST_CAPACITY)
    this.isInOrder = true
  }

  byTime(): OutEvents {
    const { count, seconds, nanoseconds, bytes } = this
    if (this.isInOrder) {
      return {
        seconds: seconds.subarray(0, count),
        nanoseconds: nanoseconds.subarray(0, count),
        bytes: bytes.subarray(0, count),
      }
    }
    const order = Uint32Array.from({ length: count }, (_, at) => at).sort((x, y) => this.compare(x, y))
    return {
      seconds: Uint32Array.from(order, (at) => seconds[at]),
      nanoseconds: Uint32Array.from(order, (at) => nanoseconds[at]),
      bytes: Float64Array.from(order, (at) => bytes[at]),
    }
  }

  private compare(x: number, y: number): number {
    return this.seconds[x] - this.seconds[y] || this.nanoseconds[x] - this.nanoseconds[y]
  }

  private grow(): void {
    const capacity = this.bytes.length * 2
    const seconds = new Uint32Array(capacity)
    const nanoseconds = new Uint32Array(capacity)
    const bytes = new Float64Array(capacity)
    seconds.set(this.seconds)
    nanoseconds.set(this.nanoseconds)
    bytes.set(this.bytes)
    Object.assign(this, { seconds, nanoseconds, bytes })
  }
}
