import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { againFile } from '../../testing/again-file'
import { buildPcap } from '../../testing/build-pcap'
import { CORPUS, capturesIn, hasCorpus } from '../../testing/corpus'
import { randomFrames } from '../../testing/random-frames'
import { readCapture } from '../../testing/read-capture'
import type { Summary } from '../summary/summary'
import { rangesOf, recount } from './read-again'
import { pathOf, watchedPair } from './watched-pair'

const SEED = Uint32Array.of(9, 8, 7, 6)

it('adds up to the minutes of the first count, packet by packet', async () => {
  await fc.assert(
    fc.asyncProperty(randomFrames(40), async (frames) => {
      const bytes = buildPcap(frames)
      const summary = readCapture(bytes)
      expect(await recounted('a.pcap', bytes, summary, allPairs(summary))).toEqual(minutesOf(summary))
    }),
    { numRuns: 60 },
  )
})

it('counts the chosen pairs alone as if the others were counted too', async () => {
  await fc.assert(
    fc.asyncProperty(randomFrames(40), fc.nat(), async (frames, number) => {
      const bytes = buildPcap(frames)
      const summary = readCapture(bytes)
      if (summary.pairs.count === 0) return
      const pair = number % summary.pairs.count
      const path = pathOf(summary, pair)
      const own = minutesOf(summary).filter((line) => line.startsWith(`${path} @`))
      expect(await recounted('a.pcap', bytes, summary, [pair])).toEqual(own)
    }),
    { numRuns: 60 },
  )
})

it.runIf(hasCorpus)(
  'does so for every pair of the corpus, by ranges where there are some',
  async () => {
    for (const folder of ['semantics', 'real']) {
      for (const name of capturesIn(folder)) {
        const bytes = new Uint8Array(readFileSync(join(CORPUS, folder, name)))
        if (bytes.length > 3_000_000) continue
        const summary = readCapture(bytes, { name })
        expect([name, await recounted(name, bytes, summary, allPairs(summary))]).toEqual([name, minutesOf(summary)])
      }
    }
  },
  240_000,
)

function allPairs({ pairs }: Summary): number[] {
  return Array.from({ length: pairs.count }, (_, pair) => pair)
}

async function recounted(name: string, bytes: Uint8Array, summary: Summary, chosen: number[]): Promise<string[]> {
  const pairs = chosen.map((pair) => watchedPair(summary, pair, false))
  const sums = new Map<string, number[]>()
  const keys = pairs.map(({ key }) => key)
  const ranges = rangesOf(summary, keys)(summary.captures[0])
  const passes = recount(
    againFile(name, bytes, 65_536),
    {
      pairs,
      seed: SEED,
      onCount: (index, count, hasTime) => {
        if (!hasTime) return
        const key = `${pairs[index].path} @${Math.floor(count.firstSeconds / 60)}`
        const sum = sums.get(key) ?? new Array(6).fill(0)
        sums.set(key, sum)
        const way = count.isBToA ? 1 : 0
        sum[way] += count.bytes
        sum[2 + way] += count.payload
        sum[4 + way] += count.goodput
      },
    },
    { ranges },
  )
  for await (const _ of passes);
  return [...sums].map(([key, sum]) => `${key} ${sum.join(' ')}`).sort()
}

function minutesOf(summary: Summary): string[] {
  const { buckets } = summary
  return Array.from({ length: buckets.count }, (_, row) => {
    const counts = [
      buckets.bytesAToB[row],
      buckets.bytesBToA[row],
      buckets.payloadAToB[row],
      buckets.payloadBToA[row],
      buckets.goodputAToB[row],
      buckets.goodputBToA[row],
    ]
    return `${pathOf(summary, buckets.pairIds[row])} @${buckets.minutes[row]} ${counts.join(' ')}`
  }).sort()
}
