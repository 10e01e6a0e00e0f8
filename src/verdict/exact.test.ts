import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MB, send, T0, weighFrames } from '../testing/judge-frames'
import { borderlineRows, exactWindow, type OutEvents, settleRow } from './exact'
import { pairRow } from './rows'

function eventsOf(given: readonly { at: number; nanoseconds?: number; bytes: number }[]): OutEvents {
  return {
    seconds: Float64Array.from(given, ({ at }) => at),
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
    expect(exactWindow(events, 10)).toEqual({ bytes: 10, first: 0, last: 1 })
    expect(exactWindow(eventsOf([]), 10)).toEqual({ bytes: 0, first: -1, last: -1 })
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

describe('a second look', () => {
  // 13 MB at each end of two hours and half a minute: the minutes cannot tell whether one window holds both.
  const frames = (apart: number) => [
    ...send('10.0.0.5', '9.9.9.9', 13 * MB, T0 + 50),
    ...send('10.0.0.5', '9.9.9.9', 13 * MB, T0 + 50 + apart),
  ]
  const eventsApart = (apart: number) => eventsOf([T0 + 50, T0 + 50 + apart].map((at) => ({ at, bytes: 13 * MB })))

  it('settles a row between the bounds', () => {
    const { judgement } = weighFrames(frames(7200)).field
    expect(borderlineRows(judgement, 25 * MB, 10)).toEqual([0])
    const events = eventsApart(7200)
    expect(settleRow(judgement, 0, exactWindow(events, 7200), events)).toBe(true)
    expect(pairRow(judgement, 0, 25 * MB)).toMatchObject({
      highlight: 'under',
      peak: { atLeast: 13 * MB, atMost: 13 * MB },
    })
    expect(borderlineRows(judgement, 25 * MB, 10)).toEqual([])
  })

  it('changes nothing where the packets are not those that were counted', () => {
    const { judgement } = weighFrames(frames(7200)).field
    const events = eventsOf([{ at: T0, bytes: 90 * MB }])
    expect(settleRow(judgement, 0, exactWindow(events, 7200), events)).toBe(false)
    expect(borderlineRows(judgement, 25 * MB, 10)).toEqual([0])
  })
})
