// The bytes inside a .gz. In: the file. Out: what it unpacks to, piece by piece, and why that ended. The browser's own decompressor does it where
// it can; it knows one member only and gives nothing back, so after its refusal all is unpacked again by the library that knows more.

import { kindAtEnd, unpackerFor } from '../engine/index'
import { type ByteSource, openSource } from './byte-source'

/**
 * What the browser unpacked is handed on only so many bytes later. What it has given when it meets damage depends on the pieces it got, while the
 * library's last good byte depends on the data alone, and comes at most one of its pieces (4 KiB, which unpack to 4.2 MB) before.
 */
const HELD_BACK = 5_000_000
/** Taken in at once: what it unpacks to is held in memory, at most 1,032 times as much. */
const FAST_STEP = 16 * 1024
const SLOW_STEP = 4 * 1024

export class GzipSource implements ByteSource {
  /** Bytes of the file that were taken in. */
  fileOffset = 0
  /** Why it ended before its end; null while it has not. */
  failure: 'bad-compressed' | 'cut-compressed' | null = null
  private readonly fast: FastInflate | null
  private slow: SlowInflate | null = null
  private given = 0

  constructor(private readonly file: Blob) {
    this.fast = FastInflate.of(file)
  }

  async next(): Promise<Uint8Array | null> {
    if (this.slow === null && this.fast !== null) {
      const piece = await this.fast.next()
      this.fileOffset = this.fast.fileOffset
      if (piece !== 'refused') return this.give(piece)
    }
    this.slow ??= new SlowInflate(openSource(this.file), this.given)
    const piece = await this.slow.next()
    this.fileOffset = Math.max(this.fileOffset, this.slow.fileOffset)
    this.failure = this.slow.failure
    return this.give(piece)
  }

  async close(): Promise<void> {
    await this.fast?.close()
    await this.slow?.close()
  }

  private give(piece: Uint8Array | null): Uint8Array | null {
    this.given += piece?.length ?? 0
    return piece
  }
}

/** By DecompressionStream. */
class FastInflate {
  fileOffset = 0
  private readonly source: ByteSource
  private readonly writer: WritableStreamDefaultWriter<BufferSource>
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  private held: Uint8Array[] = []
  private heldBytes = 0
  private isOver = false
  /** What reading the file itself failed with. */
  private broken: { error: unknown } | null = null

  /** null in a browser that has no such stream. */
  static of(file: Blob): FastInflate | null {
    return typeof DecompressionStream === 'undefined' ? null : new FastInflate(file)
  }

  private constructor(file: Blob) {
    const { readable, writable } = new DecompressionStream('gzip')
    this.source = openSource(file)
    this.writer = writable.getWriter()
    this.reader = readable.getReader()
    // Its failures come out of the other end.
    void this.fill().catch(() => undefined)
  }

  async next(): Promise<Uint8Array | null | 'refused'> {
    while (!this.isOver && this.heldBytes <= HELD_BACK) {
      try {
        const { done, value } = await this.reader.read()
        if (done) this.isOver = true
        else this.hold(value)
      } catch {
        if (this.broken !== null) throw this.broken.error
        return 'refused'
      }
    }
    const piece = this.held.shift() ?? null
    this.heldBytes -= piece?.length ?? 0
    return piece
  }

  async close(): Promise<void> {
    await this.source.close().catch(() => undefined)
    await this.reader.cancel().catch(() => undefined)
  }

  private hold(piece: Uint8Array): void {
    this.held.push(piece)
    this.heldBytes += piece.length
  }

  private async fill(): Promise<void> {
    for (;;) {
      const piece = await this.source.next().catch((error: unknown) => {
        this.broken = { error }
        return null
      })
      if (this.broken !== null) return this.writer.abort(this.broken.error)
      if (piece === null) return this.writer.close()
      for (let at = 0; at < piece.length; at += FAST_STEP) {
        await this.writer.write(piece.slice(at, at + FAST_STEP))
        this.fileOffset += Math.min(FAST_STEP, piece.length - at)
      }
    }
  }
}

/** By the library; the first `known` bytes were given before. */
class SlowInflate {
  fileOffset = 0
  failure: GzipSource['failure'] = null
  private pieces: Uint8Array[] = []
  /** What was read and not taken in yet. */
  private packed: Uint8Array = new Uint8Array(0)
  private isOver = false
  private readonly unpacker = unpackerFor('gzip', (bytes) => this.take(bytes))

  constructor(
    private readonly source: ByteSource,
    private known: number,
  ) {}

  async next(): Promise<Uint8Array | null> {
    while (this.pieces.length === 0 && !this.isOver) {
      if (this.packed.length > 0) this.push()
      else await this.readOn()
    }
    return this.pieces.shift() ?? null
  }

  close(): Promise<void> {
    return this.source.close()
  }

  private async readOn(): Promise<void> {
    const packed = await this.source.next()
    if (packed === null) this.end()
    else this.packed = packed
  }

  private push(): void {
    const step = this.packed.subarray(0, SLOW_STEP)
    this.packed = this.packed.subarray(SLOW_STEP)
    this.fileOffset += step.length
    try {
      this.unpacker.push(step)
    } catch {
      this.fail('bad-compressed')
    }
  }

  private end(): void {
    this.isOver = true
    try {
      this.unpacker.end()
    } catch (error) {
      this.fail(kindAtEnd(error))
    }
  }

  private fail(kind: 'bad-compressed' | 'cut-compressed'): void {
    this.isOver = true
    this.failure = kind
  }

  private take(bytes: Uint8Array): void {
    const skipped = Math.min(this.known, bytes.length)
    this.known -= skipped
    if (skipped < bytes.length) this.pieces.push(bytes.subarray(skipped))
  }
}
