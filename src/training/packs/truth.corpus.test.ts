// The exercises as the engine reads them, and the engine as tshark does: else a right answer on the screen would be marked wrong.

import { describe, expect, it } from 'vitest'
import { emptySummary, formatAddress, merge, type Summary } from '../../engine/index'
import { readCapture } from '../../testing/read-capture'
import { hasTshark, tsharkFields } from '../../testing/tshark'
import { findRow } from '../../verdict/conversations'
import {
  conversationRows,
  type Judgement,
  judge,
  judgedList,
  NO_CONTEXT,
  pairRow,
  readInside,
  weigh,
} from '../../verdict/index'
import { lintPack, makeCaptures, makeScenario, SCENARIOS } from '../index'
import type { CaseFacts, ConversationFact } from '../pack/lint'
import type { OpenPack } from '../pack/types'
import { seedOf } from '../scenarios/make-captures'

const MOST_CONVERSATIONS = 10_000
const SNAP_LENGTH = 96
const THRESHOLD = 25_000_000
const CLASS_SEEDS = ['7b', 'autumn 2026', 'Ω']

describe.each(SCENARIOS.map((pack) => [pack.id, pack] as const))('the truth of %s', (id, builtIn) => {
  it.each([seedOf(id), ...CLASS_SEEDS])('is what the engine counts, and Egress finds it, with the seed %s', (seed) => {
    const { captures, pack } = makeScenario(id, seed)
    const judgement = judgementOf(captures.map(({ name, bytes }) => readCapture(bytes, { name })))
    const facts: CaseFacts = {
      captures: pack.captures.map((capture) => ({ ...capture, longestCaptured: SNAP_LENGTH })),
      conversations: (sender, receiver) => conversationsOf(judgement, sender, receiver),
      rows: [],
    }
    expect(lintPack(pack, facts).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(hasOtherTimes(pack, builtIn)).toBe(id === 'low-and-slow' && seed !== seedOf(id))
    const [first] = judgedList(weigh(judgement, NO_CONTEXT, null), THRESHOLD, 100).rows
    const [flow, ...more] = pack.truth.flows
    if (flow === undefined) return expect(['', 'note']).toContain(first?.tier ?? '')
    expect(first).toMatchObject({ sender: flow.sender, receiver: flow.receiver })
    const wrong = { ...flow, goodputOut: Math.ceil(flow.goodputOut * 1.002) }
    const other = { ...pack, truth: { ...pack.truth, flows: [wrong, ...more] } }
    expect(lintPack(other, facts)[0]).toMatchObject({ severity: 'error', field: 'truth.flows[0]' })
  })
})

/** S4 alone takes its hours from the seed: there a key of another seed would be wrong by minutes. */
function hasOtherTimes({ truth }: OpenPack, builtIn: OpenPack): boolean {
  return truth.flows.some(({ firstUtc }, index) => firstUtc !== builtIn.truth.flows[index].firstUtc)
}

describe.skipIf(!hasTshark)('a scenario counted by tshark', () => {
  it.each(['loud-ping', 'pulled-doubled-cut'])('%s has the frames and bytes of Egress, each way of each pair', (id) => {
    for (const { name, bytes } of makeCaptures(id, seedOf(id), {}).captures) {
      const totals = egressTotals(readCapture(bytes, { name }))
      expect(totals.length).toBeGreaterThan(100)
      expect(totals).toEqual(tsharkTotals(bytes))
    }
  })
})

function judgementOf(summaries: Summary[]): Judgement {
  const inside = readInside(['10.1.0.0/16'])
  if (!inside.ok) throw new Error(inside.complaint.message)
  const summary = summaries.reduce(merge, emptySummary())
  return judge(summary, { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput' }, null)
}

/** A row's out is from its inside end, and of two inside ends from the one that sends more: it may be either of the two. */
function conversationsOf(judgement: Judgement, sender: string, receiver: string): ConversationFact[] {
  const row = findRow(judgement, sender, receiver)
  if (row < 0) return []
  const isOut = pairRow(judgement, row, 0).inside === sender
  return conversationRows(judgement, sender, receiver, MOST_CONVERSATIONS).rows.map((part) => ({
    ports: [part.insidePort, part.outsidePort],
    outGoodput: (isOut ? part.out : part.in).goodputBytes,
    inGoodput: (isOut ? part.in : part.out).goodputBytes,
    firstSeconds: part.first.seconds,
    lastSeconds: part.last.seconds,
  }))
}

/** "10.1.0.41 > 203.0.113.9: 12 frames, 900 bytes", sorted. tshark's own table of conversations rounds bytes to kB, so its frames are added. */
function tsharkTotals(capture: Uint8Array): string[] {
  const totals = new Map<string, { frames: number; bytes: number }>()
  for (const line of tsharkFields(capture, 'ip.src', 'ip.dst', 'frame.len')) {
    const [from, to, length] = line.split('\t')
    if (from === '') continue
    const way = `${from} > ${to}`
    const { frames, bytes } = totals.get(way) ?? { frames: 0, bytes: 0 }
    totals.set(way, { frames: frames + 1, bytes: bytes + Number(length) })
  }
  return [...totals].map(([way, { frames, bytes }]) => `${way}: ${frames} frames, ${bytes} bytes`).sort()
}

function egressTotals({ addresses, pairs }: Summary): string[] {
  const nameOf = (id: number) => formatAddress(addresses.families[id], addresses.words, id * 4)
  return Array.from({ length: pairs.count }, (_, row) => {
    const [a, b] = [nameOf(pairs.aIds[row]), nameOf(pairs.bIds[row])]
    return [
      { way: `${a} > ${b}`, frames: pairs.framesAToB[row], bytes: pairs.bytesAToB[row] },
      { way: `${b} > ${a}`, frames: pairs.framesBToA[row], bytes: pairs.bytesBToA[row] },
    ]
  })
    .flat()
    .filter(({ frames }) => frames > 0)
    .map(({ way, frames, bytes }) => `${way}: ${frames} frames, ${bytes} bytes`)
    .sort()
}
