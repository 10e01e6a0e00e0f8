import { describe, expect, it } from 'vitest'
import { emptySummary, merge, type Summary } from '../engine/index'
import { buildPcap } from '../testing/build-pcap'
import { canonical } from '../testing/canonical'
import { tcp } from '../testing/frames'
import type { ByteSource } from './byte-source'
import type { Chunk, ReadOutcome, ReadProgress } from './contract'
import { Gate } from './gate'
import { type ReadPlace, type ReadTask, readFile } from './read-file'

const frames = Array.from({ length: 200 }, (_, i) =>
  tcp(`10.0.0.${i % 7}:${4000 + i}`, '203.0.113.9:443', 100 + i, { at: 1_426_118_400 + i }),
)
const capture = buildPcap(frames)

interface Run {
  chunks: Chunk[]
  progress: ReadProgress[]
  outcome: ReadOutcome
}

/** Reads in pieces of `size`; each piece takes `msAPiece` of a clock of its own. */
async function run(
  options: {
    bytes?: Uint8Array
    size?: number
    msAPiece?: number
    mergedTo?: number
    mostKeys?: number
  } & Partial<ReadPlace>,
  failAt = Number.POSITIVE_INFINITY,
): Promise<Run> {
  const { bytes = capture, size = 1000, msAPiece = 100, mergedTo = 0, mostKeys, ...place } = options
  const chunks: Chunk[] = []
  const progress: ReadProgress[] = []
  let now = 0
  let at = 0
  const source: ByteSource = {
    async next() {
      if (at >= failAt) throw new DOMException('gone', 'NotReadableError')
      now += msAPiece
      const piece = bytes.slice(at, at + size)
      at += piece.length
      return piece.length === 0 ? null : piece
    },
    close: async () => undefined,
  }
  const task: ReadTask = {
    fileId: 3,
    name: 'a.pcap',
    bytes: bytes.length,
    mergedTo,
    mostKeys,
    seed: Uint32Array.of(1, 2, 3, 4),
    source,
  }
  const outcome = await readFile(task, {
    nowMs: () => now,
    isStopped: () => false,
    isPaused: () => false,
    resumed: async () => undefined,
    send: (chunk) => chunks.push(chunk),
    room: async () => undefined,
    progress: (one) => progress.push(one),
    breathe: async () => undefined,
    ...place,
  })
  return { chunks, progress, outcome }
}

const rangesOf = (chunks: Chunk[]) => chunks.map(({ from, to, isLast }) => [from, to, isLast])
const sumOf = (chunks: Chunk[]): Summary => chunks.flatMap(({ summaries }) => summaries).reduce(merge, emptySummary())
const kindsOf = (outcome: ReadOutcome) => [outcome.status, ...outcome.problems.map(({ kind }) => kind)]

describe('reading a file', () => {
  it('hands over an early chunk, then one each two seconds, then the rest, without a hole', async () => {
    const { chunks, outcome } = await run({})
    const total = capture.length
    expect(rangesOf(chunks)).toEqual([
      [0, 3000, false],
      [3000, 23_000, false],
      [23_000, 43_000, false],
      [43_000, total, true],
    ])
    expect(outcome).toMatchObject({ fileId: 3, status: 'done', records: 200, bytesRead: total, problems: [] })
  })

  it('gives the same sum however it is cut', async () => {
    const whole = sumOf((await run({ size: 1 << 20 })).chunks)
    for (const [size, msAPiece] of [
      [370, 300],
      [1000, 2000],
      [5000, 1],
    ]) {
      expect(canonical(sumOf((await run({ size, msAPiece })).chunks))).toEqual(canonical(whole))
    }
  })

  it('hands over at once what a file of many conversations has filled, also when it goes on', async () => {
    const whole = (await run({ mostKeys: 40, size: 1 << 20 })).chunks
    expect(whole.flatMap(({ summaries }) => summaries).length).toBeGreaterThan(3)
    const inPieces = (await run({ mostKeys: 40, msAPiece: 1 })).chunks
    expect(inPieces.length).toBeGreaterThan(3)
    expect(canonical(sumOf(inPieces))).toEqual(canonical(sumOf(whole)))
    let pieces = 0
    const first = await run({ mostKeys: 40, isStopped: () => pieces++ === 12 })
    const second = await run({ mostKeys: 40, mergedTo: 12_000 })
    expect(canonical(sumOf([...first.chunks, ...second.chunks]))).toEqual(canonical(sumOf(whole)))
  })

  it('tells progress ten times a second at most, and at the end', async () => {
    const { progress } = await run({ size: 100, msAPiece: 10 })
    expect(progress.length).toBeLessThan(capture.length / 100 / 10 + 3)
    expect(progress.at(-1)).toEqual({ fileId: 3, bytesRead: capture.length, records: 200 })
    expect(progress.map(({ bytesRead }) => bytesRead)).toEqual(
      progress.map(({ bytesRead }) => bytesRead).sort((x, y) => x - y),
    )
  })

  it('stops between two reads and keeps what was read', async () => {
    let pieces = 0
    const { chunks, outcome } = await run({ isStopped: () => pieces++ === 5 })
    expect(kindsOf(outcome)).toEqual(['stopped'])
    expect(rangesOf(chunks)).toEqual([
      [0, 3000, false],
      [3000, 5000, false],
    ])
  })

  it('hands over what was read when it is paused, and goes on to the same sum', async () => {
    const gate = new Gate()
    gate.open(3)
    let pieces = 0
    const isStopped = () => {
      if (++pieces === 3) gate.pause()
      return gate.isStopped(3)
    }
    const resumed = () => {
      setTimeout(() => gate.resume())
      return gate.resumed()
    }
    const { chunks } = await run({ isStopped, isPaused: () => gate.isPaused, resumed, msAPiece: 1 })
    expect(rangesOf(chunks)[0]).toEqual([0, 3000, false])
    expect(canonical(sumOf(chunks))).toEqual(canonical(sumOf((await run({ msAPiece: 1 })).chunks)))
  })

  it('goes on where the case has it, to the same sum', async () => {
    let pieces = 0
    const first = await run({ isStopped: () => pieces++ === 7 })
    for (const size of [999, 1000, 7000, 1 << 20]) {
      const second = await run({ size, mergedTo: 7000 })
      expect(rangesOf(second.chunks)[0][0]).toBe(7000)
      const sum = sumOf([...first.chunks, ...second.chunks])
      expect(canonical(sum)).toEqual(canonical(sumOf((await run({})).chunks)))
    }
  })

  it('hands nothing over twice when it ends before what the case has', async () => {
    const { chunks, outcome } = await run({ mergedTo: 9000 }, 4000)
    expect(chunks).toEqual([])
    expect(outcome.untold.map(({ kind }) => kind)).toEqual(['changed'])
  })

  it('tells a file that changed from one that cannot be read', async () => {
    const changed = await run({}, 4000)
    expect(kindsOf(changed.outcome)).toEqual(['unreadable', 'changed'])
    expect(changed.chunks.at(-1)?.isLast).toBe(true)
    expect(sumOf(changed.chunks).captures[0]).toMatchObject({
      ranges: [[0, 4000]],
      problems: [{ kind: 'changed', offset: 4000 }],
    })
    expect(kindsOf((await run({}, 0)).outcome)).toEqual(['unreadable', 'unreadable'])
  })

  it('returns a mistake of ours as a problem and never throws', async () => {
    const outcome = (await run({ room: () => Promise.reject(new Error('no room')) })).outcome
    expect(outcome).toMatchObject({
      status: 'unreadable',
      untold: [{ kind: 'reader', what: 'Error: no room', offset: 3000 }],
    })
  })

  it('says what is wrong with a file that is no capture, or is cut', async () => {
    const text = new TextEncoder().encode('Hello, this is no capture at all.')
    expect(kindsOf((await run({ bytes: text })).outcome)).toEqual(['done', 'not-a-capture'])
    expect(kindsOf((await run({ bytes: new Uint8Array(0) })).outcome)).toEqual(['done', 'empty'])
    const cut = await run({ bytes: capture.slice(0, -5) })
    expect(kindsOf(cut.outcome)).toEqual(['done', 'cut'])
    expect(cut.outcome.records).toBe(199)
  })
})
