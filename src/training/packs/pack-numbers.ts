// The numbers of a pack that come from its captures. In: captures as they were made. Out: the numbers, and a pack that has them.

import type { OpenPack, PackCapture, TruthFlow } from '../pack/types'
import { hashOf, type MadeCaptures } from '../scenarios/make-captures'

export interface PackNumbers {
  captures: Omit<PackCapture, 'source'>[]
  /** In the order of the truth's flows. */
  flows: Pick<TruthFlow, 'firstUtc' | 'lastUtc' | 'goodputOut' | 'goodputIn'>[]
}

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

/** A built-in pack as another seed makes it: its captures and its truth are those of that seed. */
export function withNumbers(pack: OpenPack, seed: string, { captures, flows }: PackNumbers): OpenPack {
  return {
    ...pack,
    captures: captures.map((capture) => ({ ...capture, source: 'generated' })),
    ...(pack.generator && { generator: { ...pack.generator, seed } }),
    truth: { ...pack.truth, flows: pack.truth.flows.map((flow, index) => ({ ...flow, ...flows[index] })) },
  }
}

/** Whole seconds of a time in microseconds since 1970. */
function utcOf(at: number): string {
  return new Date(Math.floor(at / 1e6) * 1000).toISOString().replace('.000Z', 'Z')
}
