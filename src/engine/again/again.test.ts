import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { againFile } from '../../testing/again-file'
import { buildPcap } from '../../testing/build-pcap'
import { gzip } from '../../testing/compressed'
import { CORPUS, capturesIn, hasCorpus } from '../../testing/corpus'
import type { TestFrame } from '../../testing/frame'
import { icmp, tcp, udp } from '../../testing/frames'
import { readCapture } from '../../testing/read-capture'
import { fragments, gre } from '../../testing/tunnels'
import type { Summary } from '../summary/summary'
import type { ChosenKey } from './choice'
import type { FoundPacket, Part } from './found'
import { rangesOf, readAgain } from './read-again'

const SEED = Uint32Array.of(5, 6, 7, 8)
const UP = tcp('10.0.0.5:50123', '203.0.113.9:443', 900)
const OTHER = tcp('10.0.0.6:50123', '203.0.113.9:443', 900)
const BIG = fragments(udp('10.0.0.5:4000', '203.0.113.9:53', 3000), 1000)
const TUNNEL = gre('10.9.9.1', '10.9.9.2', UP)
const TUNNEL_PARTS = fragments(TUNNEL, 400, 7)

describe('reading again', () => {
  it('finds the packets of a pair in both directions and inside tunnels', async () => {
    const back = tcp('203.0.113.9:443', '10.0.0.5:50123', 10)
    expect(await recordsOf([OTHER, UP, TUNNEL, back, OTHER], [pair(UP)])).toEqual([2, 3, 4])
  })

  it('finds a conversation by its ports and protocol', async () => {
    const frames = [UP, tcp('10.0.0.5:50124', '203.0.113.9:443', 1), udp('10.0.0.5:50123', '203.0.113.9:443', 1)]
    const key = { ...pair(UP), conversation: { protocol: 6, aPort: 50123, bPort: 443 } }
    expect(await recordsOf(frames, [key])).toEqual([1])
    const turned = { a: key.b, b: key.a, conversation: { protocol: 6, aPort: 443, bPort: 50123 } }
    expect(await recordsOf(frames, [turned])).toEqual([1])
  })

  it('finds later fragments with the first one, before or behind it; of a tunnel without ports none, as they are counted', async () => {
    const key = { ...pair(UP), conversation: { protocol: 17, aPort: 4000, bPort: 53 } }
    expect(await recordsOf(BIG, [key])).toEqual([1, 2, 3, 4].slice(0, BIG.length))
    expect(await recordsOf([...BIG].reverse(), [key])).toHaveLength(BIG.length)
    expect(await recordsOf([OTHER, ...TUNNEL_PARTS], [pair(UP)])).toEqual([2])
  })

  it('gives a compressed capture the same', async () => {
    const bytes = buildPcap([OTHER, UP, OTHER])
    expect((await found(gzip(bytes), [pair(UP)])).map(({ record }) => record)).toEqual([2])
  })

  it('keeps headers only, or the first bytes of each conversation', async () => {
    const frames = [UP, icmp('10.0.0.5', '203.0.113.9', 40), UP, UP]
    const lengths = async (part: Part) =>
      (await found(buildPcap(frames), [pair(UP)], part)).map(({ record, bytes }) => `${record}:${bytes.length}`)
    expect(await lengths('headers')).toEqual(['1:54', '2:42', '3:54', '4:54'])
    expect(await lengths({ firstBytes: 1000 })).toEqual(['1:954', '2:82', '3:954'])
  })

  it('reads only the ranges where the pair was busy', async () => {
    const frames = Array.from({ length: 4000 }, (_, i) =>
      udp(i > 1500 && i < 1600 ? '10.0.0.5:1' : '10.0.0.6:1', '203.0.113.9:2', 1000, { at: 1_426_118_400 + 10 * i }),
    )
    const bytes = buildPcap(frames)
    const summary = readCapture(bytes)
    const ranges = rangesOf(summary, [pair(UP)])(summary.captures[0])
    const opened: [number, number][] = []
    const file = againFile('a.pcap', bytes, 65_536, (from, to) => opened.push([from, to]))
    const packets = await collect(readAgain(file, { keys: [pair(UP)], part: 'whole', seed: SEED, ranges }))
    expect(packets.map(({ record }) => record)).toEqual(Array.from({ length: 99 }, (_, i) => 1502 + i))
    expect(opened.reduce((sum, [from, to]) => sum + to - from, 0)).toBeLessThan(bytes.length / 3)
  })

  it.runIf(hasCorpus)(
    'finds as many packets of the busiest conversations as were counted, in whole and by ranges',
    async () => {
      for (const folder of ['semantics', 'real']) {
        for (const name of capturesIn(folder)) await compare(folder, name)
      }
    },
    240_000,
  )
})

async function compare(folder: string, name: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(join(CORPUS, folder, name)))
  if (bytes.length > 2_000_000) return
  const summary = readCapture(bytes, { name })
  const { conversations } = summary
  const busiest = [...Array(conversations.count).keys()]
    .sort((x, y) => framesOf(summary, y) - framesOf(summary, x))
    .slice(0, 3)
  for (const row of busiest) {
    const key = keyOfRow(summary, row)
    const same = [...Array(conversations.count).keys()].filter((other) => sameKey(keyOfRow(summary, other), key))
    if (same.length > 1) continue
    const ranges = rangesOf(summary, [key])(summary.captures[0])
    const whole = await found(bytes, [key])
    expect([name, row, whole.length]).toEqual([name, row, framesOf(summary, row)])
    const file = againFile(name, bytes, 65_536)
    const ranged = await collect(readAgain(file, { keys: [key], part: 'whole', seed: SEED, ranges }))
    expect([name, row, ranged.length]).toEqual([name, row, whole.length])
  }
}

function framesOf({ conversations }: Summary, row: number): number {
  return conversations.framesAToB[row] + conversations.framesBToA[row]
}

function keyOfRow({ addresses, pairs, conversations }: Summary, row: number): ChosenKey {
  const pairId = conversations.pairIds[row]
  const address = (id: number) => ({
    family: addresses.families[id] as 4 | 6,
    words: [...addresses.words.subarray(4 * id, 4 * id + 4)],
  })
  const [aPort, bPort, protocol] = [conversations.aPorts[row], conversations.bPorts[row], conversations.protocols[row]]
  return { a: address(pairs.aIds[pairId]), b: address(pairs.bIds[pairId]), conversation: { protocol, aPort, bPort } }
}

function sameKey(x: ChosenKey, y: ChosenKey): boolean {
  return JSON.stringify(x) === JSON.stringify(y)
}

/** The pair of a TCP or UDP frame over IPv4 and Ethernet. */
function pair({ bytes }: TestFrame): ChosenKey {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const address = (at: number) => ({ family: 4 as const, words: [view.getUint32(at), 0, 0, 0] })
  return { a: address(26), b: address(30) }
}

async function recordsOf(frames: readonly TestFrame[], keys: ChosenKey[]): Promise<number[]> {
  return (await found(buildPcap(frames), keys)).map(({ record }) => record).sort((x, y) => x - y)
}

function found(bytes: Uint8Array, keys: ChosenKey[], part: Part = 'whole'): Promise<FoundPacket[]> {
  return collect(readAgain(againFile('a.pcap', bytes), { keys, part, seed: SEED }))
}

async function collect(batches: AsyncIterable<FoundPacket[]>): Promise<FoundPacket[]> {
  const packets: FoundPacket[] = []
  for await (const batch of batches) packets.push(...batch)
  return packets
}
