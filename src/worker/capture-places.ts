// Where the packets of chosen pairs lie, and the files of the page as the second pass reads them. In: a Summary and keys; Blobs. Out: captures
// with the ranges to read; files that open anywhere.

import { type AgainFile, type ChosenKey, isReadWhole, type PieceSource, rangesOf, type Summary } from '../engine/index'
import type { CapturePlace } from './contract'

const PIECE = 1 << 20

/** Captures that may hold the keys. */
export function capturePlaces(summary: Summary, keys: readonly ChosenKey[]): CapturePlace[] {
  const ranges = rangesOf(summary, keys)
  return summary.captures
    .filter(({ records }) => records > 0)
    .map((capture) => {
      const { name, bytes, firstSeconds } = capture
      return { name, bytes, firstSeconds, ranges: ranges(capture), isWhole: isReadWhole(capture) }
    })
    .filter((place) => place.ranges?.length !== 0)
}

/** Bytes that reading them takes. */
export function bytesOfPlaces(places: readonly CapturePlace[]): number {
  return places.reduce(
    (sum, { bytes, ranges }) => sum + (ranges?.reduce((part, { start, to }) => part + to - start.offset, 0) ?? bytes),
    0,
  )
}

export function againFile(name: string, file: Blob): AgainFile {
  return { name, size: file.size, open: async (from, to) => slices(file, from, to) }
}

function slices(file: Blob, from: number, to: number): PieceSource {
  let at = from
  return {
    async next() {
      if (at >= to) return null
      const piece = await file.slice(at, Math.min(at + PIECE, to)).arrayBuffer()
      at += piece.byteLength
      return piece.byteLength === 0 ? null : new Uint8Array(piece)
    },
    close: async () => undefined,
  }
}
