// The fuzz loop. In: a seed, a count and captures. Out: the cases that broke a promise, each by its own seed.

import { brokenPromises } from './check'
import { mutate, Random } from './mutate'
import type { FuzzSeed } from './seeds'

/** A file is damaged in its first part only, so that a case takes milliseconds. */
const MAX_FILE = 64 * 1024

export interface FuzzFailure {
  capture: string
  seed: number
  broken: string[]
}

/** Runs `count` cases from `seed` on; case i has seed + i, so that one can be run alone. */
export function fuzz(captures: readonly FuzzSeed[], seed: number, count: number): FuzzFailure[] {
  const failures: FuzzFailure[] = []
  for (let i = 0; i < count && failures.length < 20; i++) {
    const { capture, broken } = fuzzCase(captures, seed + i)
    if (broken.length > 0) failures.push({ capture, seed: seed + i, broken: broken.slice(0, 5) })
  }
  return failures
}

/** The bytes of one case and what they broke. */
export function fuzzCase(
  captures: readonly FuzzSeed[],
  seed: number,
): { capture: string; bytes: Uint8Array; broken: string[] } {
  const random = new Random(seed)
  const { name, bytes } = random.pick(captures)
  const damaged = mutate(bytes.subarray(0, MAX_FILE), random)
  return { capture: name, bytes: damaged, broken: brokenPromises(damaged, random) }
}
