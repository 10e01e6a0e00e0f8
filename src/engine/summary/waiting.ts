// Fragments that wait for the first one of their datagram. In: counts. Out: their sum.

import type { Datagram } from './fragments'
import type { FrameCount } from './frame-count'

/** Adds one frame to those that wait for the first fragment of their datagram. */
export function wait(datagram: Datagram, count: FrameCount, minute: number): void {
  const { waiting } = datagram
  if (waiting.frames === 0) {
    datagram.waitingMinute = minute
    Object.assign(waiting, count)
    return
  }
  waiting.frames++
  waiting.bytes += count.bytes
  waiting.payload += count.payload
  waiting.goodput += count.goodput
  if (isEarlier(count.firstSeconds, count.firstNanoseconds, waiting.firstSeconds, waiting.firstNanoseconds)) {
    waiting.firstSeconds = count.firstSeconds
    waiting.firstNanoseconds = count.firstNanoseconds
  }
  if (isEarlier(waiting.lastSeconds, waiting.lastNanoseconds, count.lastSeconds, count.lastNanoseconds)) {
    waiting.lastSeconds = count.lastSeconds
    waiting.lastNanoseconds = count.lastNanoseconds
  }
}

function isEarlier(seconds: number, nanoseconds: number, thanSeconds: number, thanNanoseconds: number): boolean {
  return seconds < thanSeconds || (seconds === thanSeconds && nanoseconds < thanNanoseconds)
}
