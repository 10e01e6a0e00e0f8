import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import { canonical, canonicalTraffic } from '../testing/canonical'
import { readCutAt } from '../testing/in-pieces'
import { randomFrames } from '../testing/random-frames'
import { captureOf, readCapture } from '../testing/read-capture'
import { join } from '../training/frames/bytes'
import { describeProblem, transferablesOf } from './index'

const RUNS = { numRuns: 40, seed: 20_150_312 }

describe('one traffic in several formats', () => {
  it('counts the same as pcap and pcapng, in both byte orders, in µs and ns', () => {
    fc.assert(
      fc.property(randomFrames(15), (frames) => {
        const expected = canonicalTraffic(readCapture(buildPcap(frames)))
        for (const bigEndian of [false, true]) {
          for (const nanosecond of [false, true]) {
            expect(canonicalTraffic(readCapture(buildPcap(frames, { bigEndian, nanosecond })))).toEqual(expected)
          }
          expect(canonicalTraffic(readCapture(pcapngOf(frames, { bigEndian })))).toEqual(expected)
        }
        expect(canonicalTraffic(readCapture(pcapngOf(frames, { tsResolution: 9, tsOffset: 1000 })))).toEqual(expected)
      }),
      RUNS,
    )
  })

  it('counts the same in pieces of any size', () => {
    fc.assert(
      fc.property(randomFrames(8), fc.integer({ min: 1, max: 300 }), fc.boolean(), (frames, piece, isPcapng) => {
        const file = isPcapng ? pcapngOf(frames) : buildPcap(frames)
        expect(canonical(readCapture(file, { piece }))).toEqual(canonical(readCapture(file)))
      }),
      RUNS,
    )
  })
})

/** A good capture in which bytes were changed, cut out and repeated. */
const damaged = randomFrames(8).chain((frames) => {
  const files = [buildPcap(frames), pcapngOf(frames), buildPcap(frames, { bigEndian: true, nanosecond: true })]
  return fc.constantFrom(...files).chain((file) => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.constantFrom(0, 1, 4, 127, 255), fc.nat(3))
    return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => changes.reduce(damage, file))
  })
})

function damage(file: Uint8Array, [place, byte, kind]: [number, number, number]): Uint8Array {
  const at = place % Math.max(1, file.length)
  if (kind === 0) return file.slice(0, at)
  if (kind === 1) return join(file.subarray(0, at), file.subarray(at + byte))
  const copy = file.slice()
  if (copy.length > 0) copy[at] = byte
  return copy
}

const LINK_TYPES = [
  0, 1, 9, 10, 12, 50, 51, 101, 104, 105, 107, 108, 113, 119, 127, 163, 166, 192, 228, 229, 239, 258, 276,
]

/** Any bytes as frames of any link type, some of them with a length on the wire of their own. */
const anyFrames = fc
  .tuple(
    fc.constantFrom(...LINK_TYPES),
    fc.array(fc.tuple(fc.uint8Array({ maxLength: 120 }), fc.nat(0xffff_ffff)), { maxLength: 10 }),
  )
  .map(([linkType, made]) =>
    buildPcap(
      made.map(([bytes, originalLength]) => ({ bytes, originalLength, seconds: 1, nanoseconds: 0 })),
      { linkType },
    ),
  )

/** What must hold for any bytes; the same in pieces of another size. */
function checkAny(file: Uint8Array, piece: number): void {
  const summary = readCapture(file)
  const [capture] = summary.captures
  for (const problem of capture.problems) {
    expect(problem.offset).toBeGreaterThanOrEqual(0)
    expect(problem.offset).toBeLessThanOrEqual(file.length)
    expect(describeProblem(problem, 'a').message).not.toMatch(/NaN|undefined|null/)
  }
  expect(capture.records).toBeLessThanOrEqual(file.length)
  expect(canonical(readCapture(file, { piece }))).toEqual(canonical(summary))
  for (const { parentIds, count } of [summary.pairs]) {
    for (let row = 0; row < count; row++) expect(parentIds[row]).toBeLessThan(row)
  }
}

describe('any bytes', () => {
  const piece = fc.integer({ min: 1, max: 64 })

  it('of a damaged capture are read to an end, with problems inside the file', () => {
    fc.assert(fc.property(damaged, piece, checkAny), { ...RUNS, numRuns: 150 })
  })

  it('behind a good header are read to an end', () => {
    const headers = [buildPcap([]), buildPcap([], { bigEndian: true, nanosecond: true }), pcapngOf([])]
    const file = fc
      .tuple(fc.constantFrom(...headers), fc.uint8Array({ maxLength: 300 }))
      .map(([header, tail]) => join(header, tail))
    fc.assert(fc.property(file, piece, checkAny), { ...RUNS, numRuns: 150 })
  })

  it('as frames of any link type are read to an end', () => {
    fc.assert(fc.property(anyFrames, piece, checkAny), { ...RUNS, numRuns: 150 })
  })

  it('as a file are read to an end', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), piece, checkAny), { ...RUNS, numRuns: 100 })
  })
})

describe('a Summary that was taken', () => {
  const file = buildPcap(fc.sample(randomFrames(10), { numRuns: 1, seed: 7 })[0])

  it('owns its arrays: later ones do not change it', () => {
    const [first, ...rest] = readCutAt(file, [600])
    const again = readCutAt(file, [600, 900])[0]
    expect(rest).toHaveLength(1)
    expect(canonical(first)).toEqual(canonical(again))
  })

  it('gives its buffers away, each once', () => {
    const buffers = transferablesOf(readCapture(file))
    expect(new Set(buffers).size).toBe(buffers.length)
    const copy = structuredClone(readCapture(file))
    expect(canonical(copy)).toEqual(canonical(readCapture(file)))
  })

  it('names the range of bytes that it covers', () => {
    expect(readCutAt(file, [100, 100, 250]).map(({ captures }) => captures[0].ranges)).toEqual([
      [[0, 100]],
      [],
      [[100, 250]],
      [[250, file.length]],
    ])
    expect(captureOf(file).ranges).toEqual([[0, file.length]])
  })
})
