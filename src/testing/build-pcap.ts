// Builds a classic capture file. In: frames and what is special. Out: the bytes of a .pcap file.

import type { TestFrame } from './frame'

export interface PcapOptions {
  /** Times in nanoseconds, magic 0xa1b23c4d; absent: microseconds, 0xa1b2c3d4. */
  nanosecond?: boolean
  bigEndian?: boolean
  /** LINKTYPE number; absent: 1, Ethernet. The whole 32-bit field, so FCS bits may be set too. */
  linkType?: number
  /** What the file header says; frames are not cut by it. Absent: 262,144. */
  snaplen?: number
  /** Another first word. */
  magic?: number
  /** Absent: 2.4. */
  version?: [number, number]
}

/** File header and one record a frame (draft-ietf-opsawg-pcap sections 4 and 5). */
export function buildPcap(frames: readonly TestFrame[], options: PcapOptions = {}): Uint8Array {
  const littleEndian = !options.bigEndian
  const [major, minor] = options.version ?? [2, 4]
  const file = new Uint8Array(24 + frames.reduce((length, frame) => length + 16 + frame.bytes.length, 0))
  const view = new DataView(file.buffer)
  view.setUint32(0, options.magic ?? (options.nanosecond ? 0xa1b23c4d : 0xa1b2c3d4), littleEndian)
  view.setUint16(4, major, littleEndian)
  view.setUint16(6, minor, littleEndian)
  view.setUint32(16, options.snaplen ?? 262_144, littleEndian)
  view.setUint32(20, options.linkType ?? 1, littleEndian)
  let at = 24
  for (const frame of frames) {
    const fraction = options.nanosecond ? frame.nanoseconds : Math.floor(frame.nanoseconds / 1000)
    view.setUint32(at, frame.seconds, littleEndian)
    view.setUint32(at + 4, fraction, littleEndian)
    view.setUint32(at + 8, frame.capturedLength ?? frame.bytes.length, littleEndian)
    view.setUint32(at + 12, frame.originalLength ?? frame.bytes.length, littleEndian)
    file.set(frame.bytes, at + 16)
    at += 16 + frame.bytes.length
  }
  return file
}
