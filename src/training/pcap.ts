// Writes a classic capture file. In: frames in time order. Out: the bytes of a .pcap file, microseconds, little endian.

/** A frame as a tap saw it. */
export interface Frame {
  /** Microseconds since 1970 (UTC), a whole number. */
  at: number
  /** The captured bytes. */
  bytes: Uint8Array
  /** Length on the wire in bytes. */
  originalLength: number
}

const FILE_HEADER_LENGTH = 24
const RECORD_HEADER_LENGTH = 16
const MAGIC_MICROSECONDS = 0xa1b2c3d4
const SNAPLEN = 65535
const LINKTYPE_ETHERNET = 1
const MICROSECONDS = 1_000_000

/** Frames of equal time are moved on by a microsecond each, so that times grow strictly (draft-ietf-opsawg-pcap section 5). */
export function writePcap(frames: readonly Frame[]): Uint8Array {
  let length = FILE_HEADER_LENGTH
  for (const frame of frames) length += RECORD_HEADER_LENGTH + frame.bytes.length
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC_MICROSECONDS, true)
  view.setUint16(4, 2, true)
  view.setUint16(6, 4, true)
  view.setUint32(16, SNAPLEN, true)
  view.setUint32(20, LINKTYPE_ETHERNET, true)
  let offset = FILE_HEADER_LENGTH
  let lastAt = -1
  for (const frame of frames) {
    lastAt = Math.max(frame.at, lastAt + 1)
    const seconds = Math.floor(lastAt / MICROSECONDS)
    view.setUint32(offset, seconds, true)
    view.setUint32(offset + 4, lastAt - seconds * MICROSECONDS, true)
    view.setUint32(offset + 8, frame.bytes.length, true)
    view.setUint32(offset + 12, frame.originalLength, true)
    file.set(frame.bytes, offset + RECORD_HEADER_LENGTH)
    offset += RECORD_HEADER_LENGTH + frame.bytes.length
  }
  return file
}
