// Compressed captures, unpacked while they stream. In: bytes of a .gz, .zst or .lz4. Out: the bytes inside, a bounded piece at a time.

import { Gunzip, Inflate } from 'fflate'
import { Decompress } from 'fzstd'
import { Lz4Decoder } from './lz4'

export type Compression = 'gzip' | 'zstd' | 'lz4'

/** Takes compressed bytes in order. Both methods throw what the library throws for damaged or cut data. */
export interface Unpacker {
  push(bytes: Uint8Array): void
  /** The file ended; throws when the data was not complete. */
  end(): void
}

export type OnBytes = (bytes: Uint8Array) => void

/** gzip expands at most 1,032 times and a push is unpacked as a whole, so a push of this size makes at most 8 MB. */
const GZIP_PIECE = 8 * 1024
/** fzstd hands over each block (at most 128 KiB) as it is made. */
const ZSTD_PIECE = 64 * 1024

export function unpackerFor(compression: Compression, onBytes: OnBytes): Unpacker {
  if (compression === 'gzip') return gzipUnpacker(onBytes)
  return compression === 'zstd' ? zstdUnpacker(onBytes) : new Lz4Decoder(onBytes)
}

/** gzip with one or several members (RFC 1952 section 2.2), which the browser's own decompressor refuses. */
function gzipUnpacker(onBytes: OnBytes): Unpacker {
  const gunzip = new Gunzip((bytes) => onBytes(bytes))
  return {
    push: (bytes) => inPieces(bytes, GZIP_PIECE, (piece) => gunzip.push(piece)),
    end: () => gunzip.push(new Uint8Array(0), true),
  }
}

function zstdUnpacker(onBytes: OnBytes): Unpacker {
  const decompress = new Decompress((bytes) => onBytes(bytes))
  return {
    // The library keeps what it cannot use yet, and the caller reuses its buffer: hand over a copy.
    push: (bytes) => inPieces(bytes, ZSTD_PIECE, (piece) => decompress.push(piece.slice())),
    end: () => decompress.push(new Uint8Array(0), true),
  }
}

function inPieces(bytes: Uint8Array, size: number, push: (piece: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size))
}

const INFLATE_PIECE = 64

/**
 * The first bytes of a raw DEFLATE stream (RFC 1951), at least `wanted` of them where there are so many; null when it is none.
 * Fed in small pieces, so that 64 KiB of packet never become 64 MB.
 */
export function inflateHead(bytes: Uint8Array, wanted: number): Uint8Array | null {
  let head = new Uint8Array(0)
  const inflate = new Inflate((unpacked) => {
    const joined = new Uint8Array(head.length + unpacked.length)
    joined.set(head)
    joined.set(unpacked, head.length)
    head = joined
  })
  try {
    for (let at = 0; at < bytes.length && head.length < wanted; at += INFLATE_PIECE) {
      inflate.push(bytes.subarray(at, at + INFLATE_PIECE), at + INFLATE_PIECE >= bytes.length)
    }
  } catch {
    return null
  }
  return head.length > 0 ? head : null
}
