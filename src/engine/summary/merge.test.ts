import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { buildPcapng } from '../../testing/build-pcapng'
import { canonical } from '../../testing/canonical'
import { tcp } from '../../testing/frames'
import { readCutAt, shuffled } from '../../testing/in-pieces'
import { enhancedPacket, interfaceDescription, sectionHeader, simplePacket } from '../../testing/pcapng-blocks'
import { randomFrames } from '../../testing/random-frames'
import { readCapture } from '../../testing/read-capture'
import { emptySummary, merge, type Summary, SummaryTables } from '../index'

const RUNS = { numRuns: 60, seed: 20_150_312 }

/** The Summary of frames in a capture of this name. */
function summaryOf(name: string): fc.Arbitrary<Summary> {
  return randomFrames(12).map((frames) => readCapture(buildPcap(frames), { name }))
}

/** Three Summaries, of different captures or of the same one. */
const three = fc
  .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('b', 'c'), fc.constantFrom('a', 'c'))
  .chain(([x, y, z]) => fc.tuple(summaryOf(x), summaryOf(y), summaryOf(z)))

describe('merge', () => {
  it('gives the same for a and b as for b and a', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(canonical(merge(a, b))).toEqual(canonical(merge(b, a)))
      }),
      RUNS,
    )
  })

  it('gives the same however Summaries are grouped', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(canonical(merge(merge(a, b), c))).toEqual(canonical(merge(a, merge(b, c))))
      }),
      RUNS,
    )
  })

  it('changes nothing by adding an empty Summary', () => {
    fc.assert(
      fc.property(three, ([a]) => {
        expect(canonical(merge(a, emptySummary()))).toEqual(canonical(a))
        expect(canonical(merge(emptySummary(), a))).toEqual(canonical(a))
      }),
      RUNS,
    )
    expect(canonical(merge(emptySummary(), emptySummary()))).toEqual([])
  })

  it('leaves what it adds as it was', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const before = [canonical(a), canonical(b)]
        merge(merge(a, b), b)
        expect([canonical(a), canonical(b)]).toEqual(before)
      }),
      RUNS,
    )
  })

  it('adds totals of more than four gigabytes exactly', () => {
    const frame = { ...tcp('10.0.0.5:1', '10.0.0.6:2', 9), originalLength: 4_000_000_001 }
    const [a, b] = ['a', 'b'].map((name) => readCapture(buildPcap([frame, frame]), { name }))
    expect(merge(a, b).pairs.bytesAToB[0]).toBe(16_000_000_004)
  })

  it('takes the first direction from the capture that comes first by name, not by reading', () => {
    const up = readCapture(buildPcap([tcp('10.0.0.5:1', '10.0.0.6:2', 9)]), { name: 'b.pcap' })
    const down = readCapture(buildPcap([tcp('10.0.0.6:2', '10.0.0.5:1', 9)]), { name: 'a.pcap' })
    expect([merge(up, down).pairs.firstIsBToA[0], merge(down, up).pairs.firstIsBToA[0]]).toEqual([1, 1])
  })
})

describe('a capture cut anywhere', () => {
  const cutCapture = randomFrames(20).chain((frames) => {
    const file = buildPcap(frames)
    const cuts = fc.array(fc.nat(file.length), { maxLength: 6 }).map((offsets) => offsets.sort((x, y) => x - y))
    return fc.tuple(fc.constant(file), cuts, fc.nat())
  })

  it('adds up to the whole, in any order', () => {
    fc.assert(
      fc.property(cutCapture, ([file, cuts, seed]) => {
        const tables = new SummaryTables(Uint32Array.of(9, 9, 9, 9))
        for (const piece of shuffled(readCutAt(file, cuts), seed)) tables.add(piece)
        expect(canonical(tables.view())).toEqual(canonical(readCapture(file)))
      }),
      RUNS,
    )
  })

  it('adds up to the whole when a piece has no time', () => {
    const timed = tcp('10.0.0.5:1', '10.0.0.6:2', 9)
    const blocks = [sectionHeader(), interfaceDescription(), simplePacket(timed)]
    const file = buildPcapng(...blocks, enhancedPacket(timed))
    const [a, b] = readCutAt(file, [buildPcapng(...blocks).length])
    expect(canonical(merge(a, b))).toEqual(canonical(readCapture(file)))
    expect(canonical(merge(b, a))).toEqual(canonical(readCapture(file)))
  })
})

describe('the hash seed', () => {
  it('changes nothing', () => {
    const seed = fc.array(fc.nat(0xffff_ffff), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(randomFrames(20), seed, (frames, words) => {
        const file = buildPcap(frames)
        expect(canonical(readCapture(file, { seed: words }))).toEqual(canonical(readCapture(file)))
      }),
      RUNS,
    )
  })
})
