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

const FILE_HEADER = [0xa1b2c3d4, 0x0004_0002, 0, 0, 65535, 1]
const RECORD_HEADER_LENGTH = 16
const MICROSECONDS = 1_000_000

/**
 * A file header (magic, version 2.4, snaplen, LINKTYPE_ETHERNET) and a record a frame. Frames of equal time are moved on by
 * a microsecond each, so that times grow strictly (draft-ietf-opsawg-pcap sections 4 and 5).
 */
export function writePcap(frames: readonly Frame[]): Uint8Array {
  const length = frames.reduce((sum, frame) => sum + RECORD_HEADER_LENGTH + frame.bytes.length, 4 * FILE_HEADER.length)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  let offset = 0
  const write = (word: number) => {
    view.setUint32(offset, word, true)
    offset += 4
  }
  FILE_HEADER.forEach(write)
  let lastAt = -1
  for (const { at, bytes, originalLength } of frames) {
    lastAt = Math.max(at, lastAt + 1)
    const seconds = Math.floor(lastAt / MICROSECONDS)
    write(seconds)
    write(lastAt - seconds * MICROSECONDS)
    write(bytes.length)
    write(originalLength)
    file.set(bytes, offset)
    offset += bytes.length
  }
  return file
}
