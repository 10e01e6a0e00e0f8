// Joins what a chunk boundary cut. In: the unused tail of one chunk and the head of the next. Out: one window on both.

import { type ByteWindow, windowOn } from './window'

const FIRST_CAPACITY = 64 * 1024

/** Holds at most one unfinished record; grows to the largest one seen, whose size the readers bound. */
export class Joiner {
  length = 0
  window: ByteWindow = windowOn(new Uint8Array(FIRST_CAPACITY), 0)

  /** Appends from `bytes` until `wanted` bytes are held or the chunk is used up; returns how many were taken. */
  take(bytes: Uint8Array, at: number, wanted: number): number {
    const count = Math.min(wanted - this.length, bytes.length - at)
    if (count <= 0) return 0
    this.reserve(this.length + count)
    this.window.bytes.set(bytes.subarray(at, at + count), this.length)
    this.length += count
    return count
  }

  /** Forgets the first `count` bytes held. */
  drop(count: number): void {
    this.window.bytes.copyWithin(0, count, this.length)
    this.length -= count
    this.window.fileOffset += count
  }

  private reserve(capacity: number): void {
    const held = this.window
    if (capacity <= held.bytes.length) return
    let size = held.bytes.length
    while (size < capacity) size *= 2
    const grown = windowOn(new Uint8Array(size), held.fileOffset)
    grown.bytes.set(held.bytes.subarray(0, this.length))
    this.window = grown
  }
}
