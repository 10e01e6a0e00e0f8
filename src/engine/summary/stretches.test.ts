import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { pcapngOf } from '../../testing/build-pcapng'
import { gzip } from '../../testing/compressed'
import type { TestFrame } from '../../testing/frame'
import { udp } from '../../testing/frames'
import { readCutAt, shuffled } from '../../testing/in-pieces'
import { captureOf } from '../../testing/read-capture'
import { merge } from './merge'
import { busyRanges } from './stretches'

/** Three megabytes over three hours, so three stretches of an hour each. */
const HOURS = buildPcap(
  Array.from(
    { length: 3 * 800 },
    (_, i): TestFrame =>
      udp('10.0.0.5:4000', '203.0.113.9:53', 1300, { at: 3600 * 400_000 + Math.floor((i * 10_800) / 2400) }),
  ),
)

describe('stretches', () => {
  it('begin at a record, about a megabyte apart, with their times', () => {
    const { stretches } = captureOf(HOURS)
    expect(stretches.map(({ offset, recordsBefore }) => [offset, recordsBefore])).toEqual([
      [24, 0],
      [1_049_758, 773],
      [2_098_134, 1545],
      [3_146_510, 2317],
    ])
    for (const { reader, recordsBefore } of stretches) expect(reader.records).toBe(recordsBefore)
    expect(stretches[1].firstSeconds).toBeGreaterThanOrEqual(stretches[0].lastSeconds)
  })

  it('are the same wherever the capture is cut into Summaries, and in any order', () => {
    for (const cuts of [[1000], [24, 1_048_576, 1_049_760, 2_000_000], [1_049_758], [HOURS.length - 1]]) {
      const added = shuffled(readCutAt(HOURS, cuts), cuts.length).reduce(merge)
      expect(added.captures[0].stretches).toEqual(captureOf(HOURS).stretches)
    }
  })

  it('of a compressed capture are none, since it is read from its start', () => {
    expect(captureOf(gzip(HOURS)).stretches).toEqual([])
  })

  it('say what a reader must know as JSON keeps it, the finest clocks included', () => {
    const frames = [udp('10.0.0.5:4000', '203.0.113.9:53', 10, { at: 1_426_126_447 })]
    for (const tsResolution of [6, 9, 19, 0xc0]) {
      const readers = captureOf(pcapngOf(frames, { tsResolution })).stretches.map(({ reader }) => reader)
      expect(readers).toHaveLength(1)
      expect(JSON.parse(JSON.stringify(readers))).toEqual(readers)
    }
  })

  it('that hold a busy minute, or no time, are the ranges to read again', () => {
    const { stretches } = captureOf(HOURS)
    const minute = Math.floor(stretches[1].firstSeconds / 60) + 2
    const ranges = busyRanges(stretches, HOURS.length, (first, last) => first <= minute && minute <= last)
    expect(ranges).toEqual([{ start: stretches[1], to: stretches[2].offset }])
    const untimed = stretches.map((stretch, i) => ({ ...stretch, hasUntimed: i > 0 }))
    expect(busyRanges(untimed, HOURS.length, () => false)).toEqual([{ start: untimed[1], to: HOURS.length }])
  })
})
