// Reads one file again, or only the ranges of it that matter. In: a file that opens anywhere. Out: chosen packets, a piece of the file at
// a time.

import { formatAddress } from '../summary/addresses'
import { busyRanges, type Stretch } from '../summary/stretches'
import type { AddressColumns, CaptureSummary, Summary } from '../summary/summary'
import type { ChosenKey, KeyAddress } from './choice'
import type { FoundPacket } from './found'
import { PacketPass, type PassOptions } from './pass'
import type { RecordPass } from './record-pass'
import { Recount, type RecountOptions } from './recount'

/** Bytes in order; a piece holds until the next is asked for. */
export interface PieceSource {
  /** null at the end. Rejects when the file cannot be read any more. */
  next(): Promise<Uint8Array | null>
  close(): Promise<void>
}

/** A file that can be read again. */
export interface AgainFile {
  /** Its name in the case, and its size in bytes. */
  name: string
  size: number
  /** Opens bytes [from, to). */
  open(from: number, to: number): Promise<PieceSource>
}

export interface AgainPlaces {
  /** Ranges to read; undefined: all of the file. */
  ranges?: readonly AgainRange[] | undefined
  /** Told bytes as they are read. */
  onBytes?: ((count: number) => void) | undefined
}

export interface AgainOptions extends Omit<PassOptions, 'bytes'>, AgainPlaces {}

export interface AgainRange {
  start: Stretch
  to: number
}

/** Yields packets piece by piece; never an empty list but in the place of many. Throws what the file's source throws. */
export function readAgain(file: AgainFile, options: AgainOptions): AsyncGenerator<FoundPacket[]> {
  return readWith(file, new PacketPass({ ...options, bytes: file.size }), options)
}

/** Counts chosen pairs again. Yields after each piece of the file, so that whoever asks can end it. Throws what the file's source throws. */
export function recount(
  file: AgainFile,
  options: Omit<RecountOptions, 'bytes'>,
  places: AgainPlaces,
): AsyncGenerator<void> {
  return readWith(file, new Recount({ ...options, bytes: file.size }), places)
}

async function* readWith<Taken>(
  file: AgainFile,
  pass: RecordPass<Taken>,
  { ranges, onBytes }: AgainPlaces,
): AsyncGenerator<Taken> {
  if (ranges === undefined) {
    yield* readRange(file, pass, 0, file.size, onBytes)
    yield pass.end()
    return
  }
  for (const { start, to } of ranges) {
    pass.startAt(start)
    yield* readRange(file, pass, start.offset, to, onBytes)
    if (to >= file.size) yield pass.end()
  }
}

async function* readRange<Taken>(
  file: AgainFile,
  pass: RecordPass<Taken>,
  from: number,
  to: number,
  onBytes: ((count: number) => void) | undefined,
): AsyncGenerator<Taken> {
  const source = await file.open(from, to)
  try {
    while (!pass.isOver) {
      const piece = await source.next()
      if (piece === null) return
      const taken = pass.push(piece)
      onBytes?.(piece.length)
      yield taken
    }
  } finally {
    await source.close().catch(() => undefined)
  }
}

/**
 * For each capture the ranges that hold the chosen packets, by the minutes of their pairs; undefined: all of it must be read (compressed,
 * damaged, folded, or not read to its end). One minute more on either side: a fragment counts in the minute of its datagram's first one.
 */
export function rangesOf(
  summary: Summary,
  keys: readonly ChosenKey[],
): (capture: CaptureSummary) => AgainRange[] | undefined {
  let minutes: Float64Array | null = null
  return (capture) => {
    if (!isReadWhole(capture) || capture.stretches.length === 0 || summary.folded !== undefined) return undefined
    minutes ??= busyMinutes(summary, keys)
    const busy = minutes
    return busyRanges(capture.stretches, capture.bytes, (first, last) => hasWithin(busy, first - 1, last + 1))
  }
}

/** Whether all of the file was counted. */
export function isReadWhole({ ranges, bytes }: CaptureSummary): boolean {
  return ranges.length === 1 && ranges[0][0] === 0 && ranges[0][1] >= bytes
}

function busyMinutes({ addresses, pairs, buckets }: Summary, keys: readonly ChosenKey[]): Float64Array {
  const wanted = new Set(keys.map(({ a, b }) => pairText(addressText(a), addressText(b))))
  const texts = textsOfEnds(addresses, keys)
  const isWanted = Uint8Array.from({ length: pairs.count }, (_, row) => {
    const [a, b] = [texts.get(pairs.aIds[row]), texts.get(pairs.bIds[row])]
    return a !== undefined && b !== undefined && wanted.has(pairText(a, b)) ? 1 : 0
  })
  const minutes: number[] = []
  for (let row = 0; row < buckets.count; row++) {
    if (isWanted[buckets.pairIds[row]] === 1) minutes.push(buckets.minutes[row])
  }
  return Float64Array.from(minutes).sort()
}

/** Addresses of the case that begin like an end of a key, by id: of a million few are made text of. */
function textsOfEnds({ count, families, words }: AddressColumns, keys: readonly ChosenKey[]): Map<number, string> {
  const firstWords = new Set(keys.flatMap(({ a, b }) => [a.words[0], b.words[0]]))
  const texts = new Map<number, string>()
  for (let id = 0; id < count; id++) {
    if (firstWords.has(words[4 * id])) texts.set(id, formatAddress(families[id], words, 4 * id))
  }
  return texts
}

function pairText(x: string, y: string): string {
  return x < y ? `${x} ${y}` : `${y} ${x}`
}

function addressText({ family, words }: KeyAddress): string {
  return formatAddress(family, Uint32Array.from(words), 0)
}

/** Whether a sorted list has a value in [from, to]. */
function hasWithin(sorted: Float64Array, from: number, to: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < from) low = middle + 1
    else high = middle
  }
  return low < sorted.length && sorted[low] <= to
}
