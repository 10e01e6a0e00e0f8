import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySummary, merge, type Summary } from '../engine/index'
import { buildPcap } from '../testing/build-pcap'
import { canonical } from '../testing/canonical'
import { gzip, gzipMembers } from '../testing/compressed'
import { tcp } from '../testing/frames'
import { readCapture } from '../testing/read-capture'
import { openSource } from './byte-source'
import type { Chunk, ReadOutcome } from './contract'
import { GzipSource } from './gzip-source'
import { readFile } from './read-file'

/** Payloads that do not pack, so that the file is longer than what is held back. */
const frames = Array.from({ length: 5000 }, (_, i) =>
  tcp(`10.0.0.${i % 7}:${4000 + (i % 50)}`, '203.0.113.9:443', 0, { at: 1_426_118_400 + i, payload: noise(i) }),
)
const capture = buildPcap(frames)
const packed = gzip(capture)

function noise(seed: number): Uint8Array {
  let state = seed + 1
  return Uint8Array.from({ length: 1200 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

interface Run {
  summary: Summary
  chunks: Chunk[]
  outcome: ReadOutcome
}

/** As a reader reads it, on a clock that makes many chunks; it is stopped after `stopAfter` of them. */
async function read(bytes: Uint8Array, mergedTo = 0, stopAfter = Number.POSITIVE_INFINITY): Promise<Run> {
  const file = new Blob([bytes as BlobPart])
  const chunks: Chunk[] = []
  let now = 0
  const outcome = await readFile(
    {
      fileId: 1,
      name: 'capture.pcap',
      bytes: bytes.length,
      mergedTo,
      seed: Uint32Array.of(1, 2, 3, 4),
      source: openSource(file),
      unzip: () => new GzipSource(file),
    },
    {
      nowMs: () => {
        now += 100
        return now
      },
      isStopped: () => chunks.length >= stopAfter,
      isPaused: () => false,
      resumed: async () => undefined,
      send: (chunk) => chunks.push(chunk),
      room: async () => undefined,
      progress: () => undefined,
      breathe: async () => undefined,
    },
  )
  return { summary: sumOf(chunks), chunks, outcome }
}

const sumOf = (chunks: Chunk[]) => chunks.flatMap(({ summaries }) => summaries).reduce(merge, emptySummary())

/** What the engine alone makes of the file, by the library. */
const byEngine = (bytes: Uint8Array) => told(readCapture(bytes, { name: 'capture.pcap' }))

/** All that a Summary says, but for how far a file was read that is over before its end: that depends on the pieces. */
function told(summary: Summary): string[] {
  return canonical({ ...summary, captures: summary.captures.map((capture) => ({ ...capture, ranges: [] })) })
}

describe('a .gz in a reader', () => {
  it('counts what the plain capture holds, by many chunks', async () => {
    const { summary, chunks, outcome } = await read(packed)
    expect(told(summary)).toEqual(byEngine(packed))
    expect(summary.captures[0].ranges).toEqual([[0, packed.length]])
    expect(chunks.length).toBeGreaterThan(3)
    expect(outcome).toMatchObject({ status: 'done', bytesRead: packed.length, records: frames.length })
  })

  it('goes on with the library where the browser gives up: members, junk behind, a wrong checksum', async () => {
    const junk = new Uint8Array([...packed, ...new Uint8Array(300).fill(7)])
    const wrong = packed.slice()
    wrong[wrong.length - 6] ^= 1
    for (const file of [gzipMembers(capture, 3_000_000), gzipMembers(capture, 6_900_000), junk, wrong]) {
      expect(told((await read(file)).summary)).toEqual(byEngine(file))
    }
  })

  it('keeps the same of damaged and cut files as the engine does', { timeout: 60_000 }, async () => {
    const damages = fc.tuple(fc.nat(packed.length - 1), fc.constantFrom('cut', 'flip', 'ones'))
    await fc.assert(
      fc.asyncProperty(damages, async ([at, kind]) => {
        const file = kind === 'cut' ? packed.slice(0, at) : packed.slice()
        if (kind === 'flip') file[at] ^= 0x55
        if (kind === 'ones') file.fill(255, at, at + 200)
        expect(told((await read(file)).summary)).toEqual(byEngine(file))
      }),
      { numRuns: 5, endOnFailure: true, examples: [[[packed.length - 3, 'cut']], [[40, 'flip']], [[12, 'cut']]] },
    )
  })

  it.each([
    ['nested', gzip(packed)],
    ['bomb', gzip(new Uint8Array([...capture.subarray(0, 24), ...new Uint8Array(66_000_000)]))],
  ])('reads no further where it should not: %s', async (kind, file) => {
    const { summary } = await read(file)
    expect(told(summary)).toEqual(byEngine(file))
    expect(summary.captures[0].problems.map((problem) => problem.kind)).toEqual([kind])
  })

  it('goes on where it was stopped', async () => {
    const whole = byEngine(packed)
    for (const stopAfter of [1, 2, 3]) {
      const first = await read(packed, 0, stopAfter)
      const mergedTo = first.chunks[first.chunks.length - 1].to
      const second = await read(packed, mergedTo)
      expect(second.chunks[0].from).toBe(mergedTo)
      expect(told(sumOf([...first.chunks, ...second.chunks]))).toEqual(whole)
    }
  })
})
