// Packets of many captures in time order, with the memory of a few pieces. In: for each capture its packets in file order. Out: one packet
// after the other.
//
// The rule is mergecap's: of the packets that stand first in each capture the earliest comes next, and of equal times the one of the
// capture given last (Wireshark's wiretap/merge.c, is_earlier). A capture that is not in order inside stays so, unless it gets a window: then its packets are put in order as
// far as the window reaches.

import { compareTimes, type FoundPacket } from './found'

export interface MergeInput {
  /** A time before which the capture has no packet; NaN: not known. Its packets are asked for when their time has come. */
  notBefore: number
  packets: () => AsyncIterator<FoundPacket[]>
}

export interface MergedPacket {
  /** Which of the inputs. */
  input: number
  packet: FoundPacket
}

/**
 * `windowPackets`: packets of one capture that are held to put them in order. `onFailure` is told what an input threw; the others go on
 * without it.
 */
export async function* mergeByTime(
  inputs: readonly MergeInput[],
  windowPackets: number,
  onFailure: (input: number, error: unknown) => void,
): AsyncGenerator<MergedPacket> {
  const cursors = inputs.map((input, index) => new Cursor(input, index, windowPackets, onFailure))
  const heap: Cursor[] = []
  for (const cursor of cursors) pushCursor(heap, cursor)
  try {
    for (let least = popCursor(heap); least !== undefined; least = popCursor(heap)) {
      const packet = least.take()
      if (packet !== null) yield { input: least.index, packet }
      if (least.needsMore) await least.fill()
      if (!least.isEmpty) pushCursor(heap, least)
    }
  } finally {
    for (const cursor of cursors) await cursor.close()
  }
}

class Cursor {
  private iterator: AsyncIterator<FoundPacket[]> | null = null
  private queue: FoundPacket[] = []
  private at = 0
  private isOver = false

  constructor(
    private readonly input: MergeInput,
    readonly index: number,
    private readonly windowPackets: number,
    private readonly onFailure: (input: number, error: unknown) => void,
  ) {}

  /** The next packet; null before the first one was asked for. */
  get head(): FoundPacket | null {
    return this.at < this.queue.length ? this.queue[this.at] : null
  }

  /** Seconds of the next packet, or before which there is none. */
  get notBefore(): number {
    return this.input.notBefore
  }

  take(): FoundPacket | null {
    const { head } = this
    if (head !== null) this.at++
    return head
  }

  get needsMore(): boolean {
    return !this.isOver && this.queue.length - this.at <= this.windowPackets
  }

  get isEmpty(): boolean {
    return this.isOver && this.at >= this.queue.length
  }

  async fill(): Promise<void> {
    this.queue.splice(0, this.at)
    this.at = 0
    try {
      this.iterator ??= this.input.packets()
      while (this.needsMore) {
        const { done, value } = await this.iterator.next()
        if (done) this.isOver = true
        else for (const packet of value) this.insert(packet)
      }
    } catch (error) {
      this.isOver = true
      this.onFailure(this.index, error)
    }
  }

  async close(): Promise<void> {
    await this.iterator?.return?.()
  }

  /** At the end, or with a window before those that are later. */
  private insert(packet: FoundPacket): void {
    const { queue } = this
    let place = queue.length
    const least = this.windowPackets === 0 ? place : 0
    while (place > least && compareTimes(packet, queue[place - 1]) < 0) place--
    if (place === queue.length) queue.push(packet)
    else queue.splice(place, 0, packet)
  }
}

/** Not opened yet counts as its earliest possible time, and comes before a packet of that time. */
function isBefore(x: Cursor, y: Cursor): boolean {
  const order = x.head !== null && y.head !== null ? compareTimes(x.head, y.head) : compareBounds(x, y)
  return order < 0 || (order === 0 && x.index > y.index)
}

function compareBounds(x: Cursor, y: Cursor): number {
  if (x.head?.hasTime === false || y.head?.hasTime === false) return x.head === null ? 1 : -1
  const order = boundOf(x) - boundOf(y)
  if (order !== 0) return Number.isNaN(order) ? 0 : order
  return (x.head === null ? 0 : 1) - (y.head === null ? 0 : 1)
}

function boundOf(cursor: Cursor): number {
  if (cursor.head !== null) return cursor.head.seconds
  return Number.isNaN(cursor.notBefore) ? Number.NEGATIVE_INFINITY : cursor.notBefore
}

function pushCursor(heap: Cursor[], cursor: Cursor): void {
  let at = heap.length
  heap.push(cursor)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBefore(heap[at], heap[parent])) return
    swap(heap, at, parent)
    at = parent
  }
}

function popCursor(heap: Cursor[]): Cursor | undefined {
  const least = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return least
  heap[0] = last
  let at = 0
  for (;;) {
    let next = at
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isBefore(heap[child], heap[next])) next = child
    }
    if (next === at) return least
    swap(heap, at, next)
    at = next
  }
}

function swap(heap: Cursor[], x: number, y: number): void {
  const held = heap[x]
  heap[x] = heap[y]
  heap[y] = held
}
