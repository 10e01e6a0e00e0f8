// What the lint of a pack asks of its captures. In: the folder of the pack. Out: hashes, sizes, and what the engine counted.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Summary } from '../engine/index'
import type { CaseFacts, ConversationFact, Pack } from '../training/index'
import { conversationRows, type Judgement, judge, pairRow, type Role, readInside, rowsOfRole } from '../verdict/index'
import { readCase } from './read-case'

const ROLES: Role[] = ['crossing', 'internal', 'transit']
const MOST_CONVERSATIONS = 1_000_000
const SECONDS_PER_NS = 1e-9

/** null when none of the pack's captures is in the folder. */
export async function readPackFacts(pack: Pack, folder: string, present: readonly string[]): Promise<CaseFacts | null> {
  const names = present.filter((name) => /\.(pcap|pcapng|cap)(\.gz)?$/i.test(name))
  if (names.length === 0) return null
  const paths = names.map((name) => join(folder, name))
  const summary = await readCase(paths)
  const captures: CaseFacts['captures'] = []
  for (const path of paths) captures.push({ ...(await hashOf(path)), longestCaptured: longestIn(summary, path) })
  return { captures, ...countedFacts(summary, pack) }
}

function countedFacts(summary: Summary, pack: Pack): Pick<CaseFacts, 'conversations' | 'rows'> {
  const networks = readInside(pack.network.internal)
  const inside = networks.ok ? networks : readInside([])
  if (!inside.ok) throw new Error('the built-in networks are well-formed')
  const measure = pack.settings?.counting ?? 'goodput'
  const windowMinutes = (pack.settings?.windowSeconds ?? 7200) / 60
  const judgement = judge(summary, { revision: 1, inside: inside.value, windowMinutes, measure }, null)
  const rows = Array.from(rowsOfRole(judgement, 'crossing'), (row) => pairRow(judgement, row, 1))
  return {
    conversations: (sender, receiver) => conversationFacts(judgement, sender, receiver),
    rows: rows.sort((x, y) => y.peak.atLeast - x.peak.atLeast),
  }
}

function conversationFacts(judgement: Judgement, sender: string, receiver: string): ConversationFact[] {
  const { rows } = conversationRows(judgement, sender, receiver, MOST_CONVERSATIONS)
  const isTurned = insideOf(judgement, sender, receiver) === receiver
  return rows.map((row) => {
    const [out, back] = isTurned ? [row.in, row.out] : [row.out, row.in]
    return {
      ports: [row.insidePort, row.outsidePort],
      outGoodput: out.goodputBytes,
      inGoodput: back.goodputBytes,
      firstSeconds: row.first.seconds + row.first.nanoseconds * SECONDS_PER_NS,
      lastSeconds: row.last.seconds + row.last.nanoseconds * SECONDS_PER_NS,
    }
  })
}

/** Which of two addresses their row has on its left. */
function insideOf(judgement: Judgement, one: string, other: string): string | undefined {
  for (const role of ROLES) {
    for (const id of rowsOfRole(judgement, role)) {
      const { inside, outside } = pairRow(judgement, id, 1)
      if ((inside === one && outside === other) || (inside === other && outside === one)) return inside
    }
  }
  return undefined
}

/** Frames cut by a snap length tell how long a captured one can be; without any, it is not bounded. */
function longestIn(summary: Summary, path: string): number {
  const quality = summary.captures.find((capture) => capture.name === path)?.quality
  return quality === undefined || quality.cutFrames === 0 ? Number.POSITIVE_INFINITY : quality.cutLength
}

/** Of the uncompressed capture, as the packs have it. */
async function hashOf(path: string): Promise<{ name: string; sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = createReadStream(path)
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { name: basename(path), sha256: hash.digest('hex'), bytes }
}
