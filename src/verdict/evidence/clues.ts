// The facts of one subject's conversations, turned to out and in. In: clue columns. Out: facts with their kind and text, by time. Texts are
// as captured: whoever shows them escapes them.

import { CLUE_KINDS, type ClueKind } from '../../engine/index'
import type { Field } from './finding'
import { packetAt } from './finding'
import type { Measured } from './subject'
import type { PacketRange } from './types'

export interface Fact {
  kind: ClueKind
  text: string
  isOut: boolean
  conversationId: number
  seconds: number
  captureId: number
  record: number
}

/** Facts read of one subject at most: what is shown is a few. */
const MOST_FACTS = 500

export function factsOf({ seen }: Field, { conversations, isFlipped }: Measured): Fact[] {
  const { clues, cluesOf } = seen
  const facts: Fact[] = []
  for (let at = 0; at < conversations.length && facts.length < MOST_FACTS; at++) {
    const id = conversations[at]
    for (let i = cluesOf.starts[id]; i < cluesOf.starts[id + 1]; i++) {
      const clue = cluesOf.members[i]
      facts.push({
        kind: CLUE_KINDS[clues.kinds[clue]],
        text: clues.texts[clues.textIds[clue]],
        isOut: clues.isBToA[clue] === isFlipped[at],
        conversationId: id,
        seconds: clues.seconds[clue],
        captureId: clues.captureIds[clue],
        record: clues.records[clue],
      })
    }
  }
  return facts.sort((x, y) => x.seconds - y.seconds || x.record - y.record)
}

export function packetsOf({ judgement }: Field, facts: readonly Fact[]): PacketRange[] {
  return facts.slice(0, 20).map(({ captureId, record }) => packetAt(judgement, captureId, record))
}

/** What the conversation's first bytes were, in lower case; '' when nothing was recognised. */
export function protocolsOf(facts: readonly Fact[]): Map<number, string> {
  const protocols = new Map<number, string>()
  for (const { kind, text, conversationId } of facts) {
    if (kind === 'protocol' && !protocols.has(conversationId)) protocols.set(conversationId, text.toLowerCase())
  }
  return protocols
}
