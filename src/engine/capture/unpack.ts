// Compressed captures, unpacked while they stream. In: bytes of a .gz, .zst or .lz4. Out: the bytes inside, a bounded piece at a time.

import { Gunzip } from 'fflate'
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
