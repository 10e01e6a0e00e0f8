// What one pair was seen to say in clear. In: a judgement and two addresses. Out: facts by time, with the packet that shows each. Texts are as
// captured: whoever shows them escapes them.

import { CLUE_KINDS } from '../engine/index'
import { findRow } from './conversations'
import type { Judgement } from './judgement'
import { countedPairs } from './rows'
import type { SeenRow } from './types'

/** At most `limit` facts, the earliest, and how many there are. */
export function seenRows(
  judgement: Judgement,
  inside: string,
  outside: string,
  limit: number,
): { rows: SeenRow[]; total: number } {
  const row = findRow(judgement, inside, outside)
  if (row < 0) return { rows: [], total: 0 }
  const { captures, conversations, seen } = judgement.summary
  const { clues } = seen
  const pairs = new Set(countedPairs(judgement, row))
  const outSide = judgement.directions.isFlipped[row]
  const facts: SeenRow[] = []
  for (let i = 0; i < clues.count; i++) {
    if (!pairs.has(conversations.pairIds[clues.conversationIds[i]])) continue
    facts.push({
      kind: CLUE_KINDS[clues.kinds[i]],
      text: clues.texts[clues.textIds[i]],
      isOut: clues.isBToA[i] === outSide,
      seconds: clues.seconds[i],
      capture: captures[clues.captureIds[i]]?.name ?? '',
      record: clues.records[i],
    })
  }
  const rows = oncePerText([...facts, ...askedNames(judgement, row)])
  rows.sort((x, y) => x.seconds - y.seconds || x.record - y.record || (x.kind < y.kind ? -1 : 1))
  return { rows: rows.slice(0, limit), total: rows.length }
}

/** The earliest of equal facts: a thousand connections say the same. */
function oncePerText(facts: readonly SeenRow[]): SeenRow[] {
  const first = new Map<string, SeenRow>()
  for (const fact of facts) {
    const key = `${fact.kind} ${fact.isOut} ${fact.text}`
    const known = first.get(key)
    if (known === undefined || fact.seconds < known.seconds) first.set(key, fact)
  }
  return [...first.values()]
}

/** The first names that one end asked the other for. */
function askedNames({ summary, directions }: Judgement, row: number): SeenRow[] {
  const { dns } = summary.seen
  const ends = [directions.aIds[row], directions.bIds[row]]
  const isFlipped = directions.isFlipped[row] === 1
  const rows: SeenRow[] = []
  for (let i = 0; i < dns.samples.count; i++) {
    const asked = dns.samples.dnsIds[i]
    const [client, server] = [dns.clientIds[asked], dns.serverIds[asked]]
    if (!ends.includes(client) || !ends.includes(server) || client === server) continue
    rows.push({
      kind: 'dns-name',
      text: dns.texts[dns.samples.textIds[i]],
      isOut: (client === directions.aIds[row]) !== isFlipped,
      seconds: dns.samples.seconds[i],
      capture: summary.captures[dns.captureIds[asked]]?.name ?? '',
      record: dns.records[asked],
    })
  }
  return rows
}
