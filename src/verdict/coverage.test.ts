import { describe, expect, it } from 'vitest'
import { type CaptureSummary, emptyQuality } from '../engine/index'
import { coverageOf } from './coverage'

function capture(name: string, firstSeconds: number, lastSeconds: number): CaptureSummary {
  return {
    name,
    bytes: 0,
    format: 'pcap-us',
    records: 1,
    firstSeconds,
    firstNanoseconds: 0,
    lastSeconds,
    lastNanoseconds: 0,
    ranges: [],
    linkTypes: [],
    tallies: [],
    rules: [],
    problems: [],
    quality: emptyQuality(),
    stretches: [],
  }
}

describe('what the captures cover', () => {
  it('joins captures that follow each other and keeps the hole between others', () => {
    const { spans, coveredSeconds } = coverageOf([
      capture('c', 5000, 6000),
      capture('a', 0, 1000),
      capture('b', 1010, 2000),
    ])
    expect(spans).toEqual([
      { fromSeconds: 0, toSeconds: 2000, captures: 1 },
      { fromSeconds: 5000, toSeconds: 6000, captures: 1 },
    ])
    expect(coveredSeconds).toBe(3000)
  })

  it('names the two captures of an overlap and its time', () => {
    const { overlaps, spans } = coverageOf([capture('a', 0, 1000), capture('b', 900, 2000)])
    expect(overlaps).toEqual([{ captures: ['a', 'b'], fromSeconds: 900, toSeconds: 1000 }])
    expect(spans.map((span) => span.captures)).toEqual([1, 2, 1])
  })

  it('finds a short capture inside a long one and the one after it', () => {
    const { overlaps } = coverageOf([
      capture('long', 0, 10_000),
      capture('short', 100, 200),
      capture('late', 9000, 11_000),
    ])
    expect(overlaps.map(({ captures }) => captures)).toEqual([
      ['long', 'short'],
      ['long', 'late'],
    ])
  })

  it('leaves captures without a time out', () => {
    expect(coverageOf([capture('a', Number.NaN, Number.NaN)])).toEqual({
      fromSeconds: Number.NaN,
      toSeconds: Number.NaN,
      coveredSeconds: 0,
      spans: [],
      overlaps: [],
    })
  })

  it('draws at most 400 stretches', () => {
    const captures = Array.from({ length: 1000 }, (_, i) => capture(`c${i}`, i * 1000, i * 1000 + 500))
    const { spans } = coverageOf(captures)
    expect(spans.length).toBeLessThanOrEqual(400)
    expect([spans[0].fromSeconds, spans[spans.length - 1].toSeconds]).toEqual([0, 999_500])
  })
})
