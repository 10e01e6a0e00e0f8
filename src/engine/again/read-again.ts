// Reads one file again, or only the ranges of it that matter. In: a file that opens anywhere. Out: chosen packets, a piece of the file at
// a time.

import { formatAddress } from '../summary/addresses'
import { busyRanges, type Stretch } from '../summary/stretches'
import type { CaptureSummary, Summary } from '../summary/summary'
import type { ChosenKey, KeyAddress } from './choice'
import type { FoundPacket } from './found'
import { PacketPass, type PassOptions } from './pass'

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

export interface AgainOptions extends Omit<PassOptions, 'bytes'> {
  /** Ranges to read; undefined: all of the file. */
  ranges?: readonly AgainRange[] | undefined
  /** Told bytes as they are read. */
  onBytes?: ((count: number) => void) | undefined
}

export interface AgainRange {
  start: Stretch
  to: number
}

/** Yields packets piece by piece; never an empty list but in the place of many. Throws what the file's source throws. */
export async function* readAgain(file: AgainFile, options: AgainOptions): AsyncGenerator<FoundPacket[]> {
  const pass = new PacketPass({ ...options, bytes: file.size })
  if (options.ranges === undefined) {
    yield* readRange(file, pass, 0, file.size, options.onBytes)
    yield pass.end()
    return
  }
  for (const { start, to } of options.ranges) {
    pass.startAt(start)
    yield* readRange(file, pass, start.offset, to, options.onBytes)
    if (to >= file.size) yield pass.end()
  }
}

async function* readRange(
  file: AgainFile,
  pass: PacketPass,
  from: number,
  to: number,
  onBytes: ((count: number) => void) | undefined,
): AsyncGenerator<FoundPacket[]> {
  const source = await file.open(from, to)
  try {
    while (!pass.isOver) {
      const piece = await source.next()
      if (piece === null) return
      const found = pass.push(piece)
      onBytes?.(piece.length)
      yield found
    }
  } finally {
    await source.close().catch(() => undefined)
  }
}

/**
 * The ranges of a capture that hold the chosen packets, by the minutes of their pairs; undefined: all of it must be read (compressed,
 * damaged, folded, or not read to its end). One minute more on either side: a fragment counts in the minute of its datagram's first one.
 */
export function rangesOf(
  summary: Summary,
  capture: CaptureSummary,
  keys: readonly ChosenKey[],
): AgainRange[] | undefined {
  const [whole] = capture.ranges
  const isWhole = capture.ranges.length === 1 && whole[0] === 0 && whole[1] >= capture.bytes
  if (!isWhole || capture.stretches.length === 0 || summary.folded !== undefined) return undefined
  const minutes = busyMinutes(summary, keys)
  return busyRanges(capture.stretches, capture.bytes, (first, last) => hasWithin(minutes, first - 1, last + 1))
}

function busyMinutes({ addresses, pairs, buckets }: Summary, keys: readonly ChosenKey[]): Float64Array {
  const wanted = new Set(keys.map(({ a, b }) => pairText(addressText(a), addressText(b))))
  const { families, words } = addresses
  const texts = Array.from({ length: addresses.count }, (_, id) => formatAddress(families[id], words, id * 4))
  const isWanted = Uint8Array.from({ length: pairs.count }, (_, row) =>
    wanted.has(pairText(texts[pairs.aIds[row]], texts[pairs.bIds[row]])) ? 1 : 0,
  )
  const minutes: number[] = []
  for (let row = 0; row < buckets.count; row++) {
    if (isWanted[buckets.pairIds[row]] === 1) minutes.push(buckets.minutes[row])
  }
  return Float64Array.from(minutes).sort()
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
