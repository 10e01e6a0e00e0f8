// The suspects as one capture. In: the tray, what is to be carved of each packet. Out: a file at the browser, and what came of it.

import { type CarveLabels, type CarveProgress, carveKeyJson, type Mark } from '../../export/index'
import type { AnalysisClient, CarvePair, CarvePlaces, CarveResult, View } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { handOver } from './hand-over'
import { noteExported } from './note-exported'

export type PartChoice = 'whole' | 'headers' | '1000000' | '100000000'

/** Above this a capture goes straight to disk, where the browser can write files. */
const LARGE_BYTES = 256_000_000
/** Pairs that a suspect which joins several addresses is made of, at most. */
const MOST_PAIRS = 500
/** A packet's block with its comment, and its headers, about. */
const BLOCK_BYTES = 90
const HEADER_BYTES = 66

/** Suspects of several addresses become the pairs of their host. */
export async function pairsOf(client: AnalysisClient, view: View, marks: readonly Mark[]): Promise<CarvePair[]> {
  const pairs = marks.map(async ({ key }) => {
    if (key.outside !== '') return [{ inside: key.inside, outside: key.outside }]
    const filter = { text: key.inside, role: 'crossing' as const, highlightedOnly: false }
    const { rows } = await client.rows({ ...view, filter, sort: 'out', descending: true }, 0, MOST_PAIRS)
    return rows.filter(({ inside }) => inside === key.inside).map(({ inside, outside }) => ({ inside, outside }))
  })
  return (await Promise.all(pairs)).flat()
}

/** Bytes of the result, about. */
export function sizeOf({ frames, frameBytes, keys }: CarvePlaces, part: PartChoice): number {
  if (part === 'whole') return frameBytes + frames * BLOCK_BYTES
  if (part === 'headers') return frames * (BLOCK_BYTES + HEADER_BYTES)
  return Math.min(frameBytes + frames * BLOCK_BYTES, Number(part) * Math.max(1, keys.length) * 2)
}

export async function carveSuspects(
  client: AnalysisClient,
  places: CarvePlaces,
  { part, isHashed, labels }: { part: PartChoice; isHashed: boolean; labels: CarveLabels | null },
  bytes: number,
  onProgress: (progress: CarveProgress) => void,
): Promise<CarveResult | string | null> {
  const target = await targetFor(bytes)
  const job = {
    keys: places.keys,
    part: part === 'whole' || part === 'headers' ? part : { firstBytes: Number(part) },
    about: [`suspects: ${places.keys.length} pairs`, `of each packet: ${part}`],
    isHashed,
    redaction: labels,
    target,
  }
  const result = await whileBusy(() => client.carve(job, places, onProgress))
  if (result === null || typeof result === 'string') return result
  noteExported(`suspects.pcapng, ${result.outcome.packets} packets`)
  result.parts.forEach((blob, index) => {
    const name = result.parts.length === 1 ? 'suspects.pcapng' : `suspects-${index + 1}.pcapng`
    handOver(name, blob, 'application/vnd.tcpdump.pcap')
  })
  if (labels !== null) handOver('suspects-key.json', carveKeyJson(labels, result.outcome.hardware), 'application/json')
  return result
}

interface FilePickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
}

/** null: the browser cannot write files, or it is not worth a question. */
async function targetFor(bytes: number): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = window as FilePickers
  if (bytes < LARGE_BYTES || showSaveFilePicker === undefined) return null
  return showSaveFilePicker({ suggestedName: 'suspects.pcapng' }).catch(() => null)
}
