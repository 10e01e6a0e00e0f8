// Compressed captures without a compressor for each: gzip by Node, zstd and lz4 as frames of stored blocks. In: bytes. Out: a file.

import { gzipSync } from 'node:zlib'

export function gzip(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes))
}

/** Two members, as `cat a.gz b.gz` makes them. */
export function gzipMembers(bytes: Uint8Array, at: number): Uint8Array {
  return joined([gzip(bytes.subarray(0, at)), gzip(bytes.subarray(at))])
}

/** A zstd frame of raw blocks (RFC 8878 section 3.1.1): no checksum, a window of 1 MiB. */
export function zstdStored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50])]
  const block = 60_000
  for (let at = 0; at < bytes.length || at === 0; at += block) {
    const piece = bytes.subarray(at, at + block)
    const isLast = at + block >= bytes.length ? 1 : 0
    const header = (piece.length << 3) | isLast
    parts.push(new Uint8Array([header & 255, (header >> 8) & 255, header >> 16]), piece)
  }
  return joined(parts)
}

/** An lz4 frame of stored blocks of 64 KiB at most, without checksums of the content; the header's own is not checked by readers here. */
export function lz4Stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [LZ4_HEADER]
  const block = 65_536
  for (let at = 0; at < bytes.length; at += block) {
    const piece = bytes.subarray(at, at + block)
    parts.push(uint32((piece.length | 0x80000000) >>> 0), piece)
  }
  return joined([...parts, uint32(0)])
}

/** An lz4 frame of one compressed block: literals, then a match that repeats the last `distance` bytes `length` times over. */
export function lz4Repeated(literals: Uint8Array, distance: number, length: number): Uint8Array {
  const first = sequence(literals, distance, length)
  const last = new Uint8Array([0x50, 1, 2, 3, 4, 5])
  return joined([LZ4_HEADER, uint32(first.length + last.length), first, last, uint32(0)])
}

/** Magic, version 1 with linked blocks, blocks of 64 KiB, header checksum. */
const LZ4_HEADER = new Uint8Array([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0])

function sequence(literals: Uint8Array, distance: number, length: number): Uint8Array {
  const token = (Math.min(15, literals.length) << 4) | Math.min(15, length - 4)
  return joined([
    new Uint8Array([token]),
    more(literals.length - 15),
    literals,
    new Uint8Array([distance & 255, distance >> 8]),
    more(length - 4 - 15),
  ])
}

/** The octets that go on a length of 15. */
function more(rest: number): Uint8Array {
  if (rest < 0) return new Uint8Array(0)
  return new Uint8Array([...new Array<number>(Math.floor(rest / 255)).fill(255), rest % 255])
}

function uint32(value: number): Uint8Array {
  return new Uint8Array([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
