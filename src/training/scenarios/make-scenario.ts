// A built-in exercise as a whole. In: the id of its pack and a seed. Out: the captures, and the pack with their numbers.

import type { OpenPack } from '../pack/types'
import { SCENARIOS } from '../packs/index'
import type { PackNumbers } from '../packs/pack-numbers'
import type { MadeCapture } from '../sample'
import { hashOf, type MadeCaptures, type MakeOptions, makeCaptures, seedOf } from './make-captures'

export interface MadeScenario {
  captures: MadeCapture[]
  pack: OpenPack
}

/** Without a seed, the pack's own. Throws when there is no such scenario. */
export function makeScenario(packId: string, seed = seedOf(packId), options: MakeOptions = {}): MadeScenario {
  const pack = SCENARIOS.find(({ id }) => id === packId)
  if (pack === undefined) throw new Error(`there is no scenario ${packId}`)
  const made = makeCaptures(packId, seed, options)
  const { captures, flows } = numbersOf(made)
  return {
    captures: made.captures.map(({ name, bytes }) => ({ name, bytes })),
    pack: {
      ...pack,
      captures: captures.map((capture) => ({ ...capture, source: 'generated' })),
      ...(pack.generator && { generator: { ...pack.generator, seed, ...(options.isFull && { bulkSnap: 65_535 }) } }),
      truth: { ...pack.truth, flows: pack.truth.flows.map((flow, index) => ({ ...flow, ...flows[index] })) },
    },
  }
}

/** The numbers of a pack that come from its captures. */
export function numbersOf({ captures, flows }: MadeCaptures): PackNumbers {
  return {
    captures: captures.map((capture) => ({
      name: capture.name,
      sha256: hashOf(capture),
      bytes: capture.bytes.length,
      packets: capture.packets,
      firstUtc: utcOf(capture.firstAt),
      lastUtc: utcOf(capture.lastAt),
    })),
    flows: flows.map((flow) => ({
      firstUtc: utcOf(flow.firstAt),
      lastUtc: utcOf(flow.lastAt),
      goodputOut: flow.out,
      goodputIn: flow.in,
    })),
  }
}

/** Whole seconds of a time in microseconds since 1970. */
function utcOf(at: number): string {
  return new Date(Math.floor(at / 1e6) * 1000).toISOString().replace('.000Z', 'Z')
}
