import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SequenceTracks } from './sequence-space'

/** Adds segments [sequence, length] of one direction; returns the new bytes of each. */
function newBytes(segments: readonly (readonly [number, number])[]): number[] {
  const tracks = new SequenceTracks()
  return segments.map(([sequence, length]) => {
    tracks.sequence = sequence
    tracks.length = length
    tracks.add()
    return tracks.added
  })
}

describe('sequence space', () => {
  it('counts each byte once', () => {
    expect(
      newBytes([
        [100, 50],
        [150, 50],
        [100, 50],
        [120, 100],
      ]),
    ).toEqual([50, 50, 0, 20])
  })

  it('fills what a lost packet left open', () => {
    expect(
      newBytes([
        [0, 100],
        [300, 100],
        [100, 100],
        [200, 100],
        [100, 200],
      ]),
    ).toEqual([100, 100, 100, 100, 0])
  })

  it('fills the middle of a hole and then its two ends', () => {
    expect(
      newBytes([
        [0, 100],
        [400, 100],
        [200, 100],
        [100, 300],
      ]),
    ).toEqual([100, 100, 100, 200])
  })

  it('goes on past 2^32', () => {
    expect(
      newBytes([
        [4_294_967_200, 96],
        [0, 100],
        [4_294_967_200, 96],
        [100, 50],
      ]),
    ).toEqual([96, 100, 0, 50])
  })

  it('takes a jump of more than a gigabyte for odd, and starts afresh at the third of a row', () => {
    expect(
      newBytes([
        [0, 10],
        [2_000_000_000, 10],
        [10, 10],
        [2_000_000_000, 10],
        [2_000_000_010, 10],
        [2_000_000_020, 10],
        [2_000_000_030, 10],
      ]),
    ).toEqual([10, 0, 10, 0, 0, 10, 10])
  })

  it('forgets the oldest of nine holes', () => {
    const apart = Array.from({ length: 10 }, (_, i) => [i * 20, 10] as const)
    expect(newBytes([...apart, [10, 10], [30, 10]]).slice(-2)).toEqual([0, 10])
  })

  it('gives the length of the union for segments in any order with few holes, and never more than a segment has', () => {
    const segment = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 8 }))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 30 }), (pieces) => {
        const base = 4_294_967_290
        const first = [[base, 1] as const]
        const segments = [...first, ...pieces.map(([at, length]) => [(base + at) % 4_294_967_296, length] as const)]
        const added = newBytes(segments)
        const union = new Set(
          segments.flatMap(([sequence, length]) => Array.from({ length }, (_, i) => (sequence + i) % 4_294_967_296)),
        )
        expect(added.reduce((sum, bytes) => sum + bytes, 0)).toBe(union.size)
        expect(added.every((bytes, i) => bytes >= 0 && bytes <= segments[i][1])).toBe(true)
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
