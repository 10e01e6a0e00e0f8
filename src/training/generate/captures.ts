// From frames to files. In: frames of all flows, faults, the files' names and times. Out: classic captures, byte for byte the
// same in every engine.

import type { Layer } from './layers'
import { type Frame, numberFrame } from './tap'

export interface CaptureFile {
  name: string
  /** Microseconds since 1970; `to` is left out. */
  from: number
  to: number
}

export interface MadeFile {
  name: string
  bytes: Uint8Array
  packets: number
  /** Microseconds since 1970; equal to `firstAt` when the file has one packet, 0 when it has none. */
  firstAt: number
  lastAt: number
}

/** Magic of microseconds, version 2.4, zone, accuracy, snap length, LINKTYPE_ETHERNET (draft-ietf-opsawg-pcap section 4). */
const FILE_HEADER = [0xa1b2c3d4, 0x0004_0002, 0, 0, 65_535, 1]
const FILE_HEADER_LENGTH = 24
const RECORD_HEADER_LENGTH = 16
const MICROSECONDS = 1_000_000

/** Frames in the order of the tap: by time, then by flow, then by packet. IP numbers count up for each host. */
export function inOrder(frames: Frame[], startOf: (source: number) => number): Frame[] {
  // Stable: frames of equal time stay in the order in which their flow made them.
  frames.sort((one, other) => one.at - other.at)
  const numbers = new Map<number, number>()
  for (const { head } of frames) {
    if (head[12] !== 0x08 || head[13] !== 0) continue
    const source = ((head[26] << 24) | (head[27] << 16) | (head[28] << 8) | head[29]) >>> 0
    const number = numbers.get(source) ?? startOf(source)
    numberFrame(head, number & 0xffff)
    numbers.set(source, number + 1)
  }
  return frames
}

/** One file after another, so that a caller can rest and report between them. */
export function* writeFiles(
  frames: readonly Frame[],
  layers: readonly Layer[],
  files: readonly CaptureFile[],
  isFull: boolean,
): Generator<MadeFile> {
  const seen = layers.reduce<readonly Frame[]>((list, layer) => layer(list), frames)
  for (const { name, from, to } of files)
    yield writeFile(
      name,
      seen.filter(({ at }) => at >= from && at < to),
      isFull,
    )
}

/** Records in the order of the frames (draft-ietf-opsawg-pcap section 5). */
function writeFile(name: string, frames: readonly Frame[], isFull: boolean): MadeFile {
  const keptOf = (frame: Frame) => (isFull ? frame.payload.length : frame.kept)
  const length = frames.reduce(
    (sum, frame) => sum + RECORD_HEADER_LENGTH + frame.head.length + keptOf(frame),
    FILE_HEADER_LENGTH,
  )
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  FILE_HEADER.forEach((field, index) => {
    view.setUint32(4 * index, field, true)
  })
  let offset = FILE_HEADER_LENGTH
  for (const frame of frames) {
    const { at, head, payload } = frame
    const kept = keptOf(frame)
    const seconds = Math.floor(at / MICROSECONDS)
    view.setUint32(offset, seconds, true)
    view.setUint32(offset + 4, at - seconds * MICROSECONDS, true)
    view.setUint32(offset + 8, head.length + kept, true)
    view.setUint32(offset + 12, head.length + payload.length, true)
    bytes.set(head, offset + RECORD_HEADER_LENGTH)
    bytes.set(
      kept === payload.length ? payload : payload.subarray(0, kept),
      offset + RECORD_HEADER_LENGTH + head.length,
    )
    offset += RECORD_HEADER_LENGTH + head.length + kept
  }
  const [firstAt, lastAt] = [frames[0]?.at ?? 0, frames[frames.length - 1]?.at ?? 0]
  return { name, bytes, packets: frames.length, firstAt, lastAt }
}
