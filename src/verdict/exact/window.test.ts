import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactWindow, type OutEvents } from './window'

function eventsOf(given: readonly { at: number; nanoseconds?: number; bytes: number }[]): OutEvents {
  return {
    seconds: Uint32Array.from(given, ({ at }) => at),
    nanoseconds: Uint32Array.from(given, ({ nanoseconds }) => nanoseconds ?? 0),
    bytes: Float64Array.from(given, ({ bytes }) => bytes),
  }
}

describe('the exact window', () => {
  it('is half-open: a packet exactly W later is not in it, a nanosecond earlier it is', () => {
    const at = (nanoseconds: number) =>
      eventsOf([
        { at: 0, nanoseconds: 5, bytes: 10 },
        { at: 7200, nanoseconds, bytes: 10 },
      ])
    expect([exactWindow(at(5), 7200).bytes, exactWindow(at(4), 7200).bytes]).toEqual([10, 20])
  })

  it('is the earliest of the largest, with its first and last packet', () => {
    const events = eventsOf([1, 2, 100, 101].map((at) => ({ at, bytes: 5 })))
    const at = (seconds: number) => ({ seconds, nanoseconds: 0 })
    expect(exactWindow(events, 10)).toEqual({ bytes: 10, first: at(1), last: at(2) })
    expect(exactWindow(eventsOf([]), 10)).toEqual({ bytes: 0, first: null, last: null })
  })

  it('is what trying every start gives', () => {
    const event = fc.record({ at: fc.integer({ min: 0, max: 300 }), bytes: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.integer({ min: 1, max: 120 }), (given, windowSeconds) => {
        const sorted = [...given].sort((x, y) => x.at - y.at)
        const sums = sorted.map(({ at: from }) =>
          sorted.filter(({ at }) => at >= from && at < from + windowSeconds).reduce((sum, { bytes }) => sum + bytes, 0),
        )
        expect(exactWindow(eventsOf(sorted), windowSeconds).bytes).toBe(Math.max(0, ...sums))
      }),
    )
  })
})
