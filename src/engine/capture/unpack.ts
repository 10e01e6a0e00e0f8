// Compressed captures, unpacked while they stream. In: bytes of a .gz, .zst or .lz4. Out: the bytes inside, a bounded piece at a time.

import { FlateErrorCode, Gunzip, Inflate } from 'fflate'
import { Decompress, ZstdErrorCode } from 'fzstd'
import { Lz4CutError, Lz4Decoder } from './lz4'
import type { OnBytes, Unpacker } from './unpacker'

export type Compression = 'gzip' | 'zstd' | 'lz4'

/** gzip expands at most 1,032 times and a piece is unpacked as a whole, so a piece of this size makes at most 4 MB. */
const GZIP_PIECE = 4 * 1024
/** fzstd hands over each block (at most 128 KiB) as it is made. */
const ZSTD_PIECE = 64 * 1024

export function unpackerFor(compression: Compression, onBytes: OnBytes): Unpacker {
  if (compression === 'gzip') return gzipUnpacker(onBytes)
  return compression === 'zstd' ? zstdUnpacker(onBytes) : new Lz4Decoder(onBytes)
}

/** gzip with one or several members (RFC 1952 section 2.2), which the browser's own decompressor refuses. */
function gzipUnpacker(onBytes: OnBytes): Unpacker {
  const gunzip = new Gunzip((bytes) => onBytes(bytes))
  return new Pieces(GZIP_PIECE, (piece, isLast) => gunzip.push(piece, isLast))
}

function zstdUnpacker(onBytes: OnBytes): Unpacker {
  const decompress = new Decompress((bytes) => onBytes(bytes))
  return new Pieces(ZSTD_PIECE, (piece, isLast) => decompress.push(piece, isLast))
}

/** What an unpacker that threw at the end has found; what it throws before is damage. */
export function kindAtEnd(error: unknown): 'bad-compressed' | 'cut-compressed' {
  return isUnexpectedEnd(error) ? 'cut-compressed' : 'bad-compressed'
}

function isUnexpectedEnd(error: unknown): boolean {
  if (error instanceof Lz4CutError) return true
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === FlateErrorCode.UnexpectedEOF || (code === ZstdErrorCode.UnexpectedEOF && isOfZstd(error))
}

/** The two libraries number their errors alike: fflate's 5 is another one. */
function isOfZstd(error: unknown): boolean {
  return error instanceof Error && error.message === 'unexpected EOF'
}

/** Hands on pieces of one size, whatever the sizes of what comes in: what a library gives of damaged data before it throws then
 * depends on the data alone. */
class Pieces implements Unpacker {
  private held: Uint8Array
  private length = 0

  constructor(
    private readonly size: number,
    private readonly take: (piece: Uint8Array, isLast: boolean) => void,
  ) {
    this.held = new Uint8Array(size)
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(this.size - this.length, bytes.length - at)
      this.held.set(bytes.subarray(at, at + count), this.length)
      this.length += count
      at += count
      if (this.length === this.size) this.handOn(false)
    }
  }

  end(): void {
    this.handOn(true)
  }

  /** The libraries keep what they cannot use yet, so each piece is an array of its own. */
  private handOn(isLast: boolean): void {
    const piece = this.held.subarray(0, this.length)
    this.held = new Uint8Array(this.size)
    this.length = 0
    this.take(piece, isLast)
  }
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
