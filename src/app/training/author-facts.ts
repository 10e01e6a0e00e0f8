// What the lint wants to know of the captures, from the case worker and the files. In: a draft's flows and files. Out: facts.

import type { CaseFacts, ConversationFact, PackCapture, TruthFlow } from '../../training/index'
import type { Overview, PairRow, Role } from '../../verdict/index'
import type { AnalysisClient, View } from '../../worker/contract'
import { fingerprint } from './open-pack'

const MOST_CONVERSATIONS = 10_000
const MOST_ROWS = 1000

/** The captures as a manifest lists them. */
export async function manifestOf(files: readonly File[], overview: Overview): Promise<PackCapture[]> {
  const captures: PackCapture[] = []
  for (const file of files) {
    const packets = overview.captures.find(({ name }) => name === file.name)?.records
    captures.push({
      name: file.name,
      ...(await fingerprint(file)),
      ...(packets === undefined ? {} : { packets }),
      source: 'file',
    })
  }
  return captures
}

export async function factsOf(
  client: AnalysisClient,
  view: View,
  flows: readonly TruthFlow[],
  manifest: readonly PackCapture[],
  overview: Overview,
): Promise<CaseFacts> {
  const conversations = new Map<string, ConversationFact[]>()
  for (const { sender, receiver } of flows)
    conversations.set(`${sender} ${receiver}`, await conversationFacts(client, view, sender, receiver))
  const filter = { text: '', role: 'crossing' as const, highlightedOnly: false }
  const { rows } = await client.rows({ ...view, filter, sort: 'window', descending: true }, 0, MOST_ROWS)
  return {
    captures: manifest.map(({ name, sha256, bytes }) => ({
      name,
      sha256,
      bytes,
      longestCaptured: longestCaptured(overview, name),
    })),
    conversations: (sender, receiver) => conversations.get(`${sender} ${receiver}`) ?? [],
    rows,
  }
}

async function conversationFacts(
  client: AnalysisClient,
  view: View,
  sender: string,
  receiver: string,
): Promise<ConversationFact[]> {
  const row = await findRow(client, view, sender, receiver)
  if (row === null) return []
  const { rows } = await client.conversations(view, row.inside, row.outside, MOST_CONVERSATIONS)
  return rows.map((part) => {
    const [out, back] = row.inside === sender ? [part.out, part.in] : [part.in, part.out]
    return {
      ports: [part.insidePort, part.outsidePort],
      outGoodput: out.goodputBytes,
      inGoodput: back.goodputBytes,
      firstSeconds: part.first.seconds,
      lastSeconds: part.last.seconds,
    }
  })
}

async function findRow(client: AnalysisClient, view: View, one: string, other: string): Promise<PairRow | null> {
  for (const role of ['crossing', 'internal', 'transit'] satisfies Role[]) {
    const filter = { text: `${one} ${other}`, role, highlightedOnly: false }
    const { rows } = await client.rows({ ...view, filter }, 0, 1)
    if (rows.length > 0) return rows[0]
  }
  return null
}

/** A snap length bounds what was captured of each frame; without one nothing does. */
function longestCaptured(overview: Overview, name: string): number {
  const quality = overview.captures.find((capture) => capture.name === name)?.quality
  return quality === undefined || quality.cutFrames === 0 ? Number.POSITIVE_INFINITY : quality.cutLength
}
