// Reads a capture through the engine's door, as tests want it. In: bytes of a file, and how they arrive. Out: its Summary.

import { type CaptureSummary, openCapture, type Summary } from '../engine/index'
import { buildPcap } from './build-pcap'
import { conversationLines, pairLines } from './canonical'
import type { TestFrame } from './frame'

export interface ReadOptions {
  name?: string
  /** Bytes of each piece; absent: the whole file at once. */
  piece?: number
  seed?: readonly number[]
}

export function readCapture(bytes: Uint8Array, options: ReadOptions = {}): Summary {
  const { name = 'a.pcap', piece = Math.max(1, bytes.length), seed = [1, 2, 3, 4] } = options
  const feed = openCapture({ name, bytes: bytes.length, seed: Uint32Array.from(seed) })
  // Each piece is a copy in the same buffer: a reader that kept a view on an old piece would read another one.
  const buffer = new Uint8Array(piece)
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece)
    buffer.set(part)
    feed.push(buffer.subarray(0, part.length))
  }
  feed.end()
  return feed.takeSummary()
}

/** What is known of the one capture as a file. */
export function captureOf(bytes: Uint8Array, options: ReadOptions = {}): CaptureSummary {
  return readCapture(bytes, options).captures[0]
}

/** The pairs, then the conversations of frames of one link type, each as a line of canonical.ts. */
export function linesOf(frames: readonly TestFrame[], linkType = 1): string[] {
  const summary = readCapture(buildPcap(frames, { linkType }))
  return [...pairLines(summary), ...conversationLines(summary)]
}

/** The conversations only. */
export function conversationsOf(frames: readonly TestFrame[], linkType = 1): string[] {
  return conversationLines(readCapture(buildPcap(frames, { linkType })))
}

/** Why frames were not counted in full, for example ["no IP header 2"]. */
export function talliesOf(frames: readonly TestFrame[], linkType = 1): string[] {
  return captureOf(buildPcap(frames, { linkType })).tallies.map(([reason, count]) => `${reason} ${count}`)
}
