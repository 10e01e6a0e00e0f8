// LZ4 frames (github.com/lz4/lz4 doc/lz4_Frame_format.md, lz4_Block_format.md), streamed. In: bytes in any pieces. Out: the bytes
// inside, one block at a time. Checksums are passed over, not checked.

import type { OnBytes, Unpacker } from './unpacker'

const MAGIC = 0x184d2204
const SKIPPABLE_MAGIC = 0x184d2a50
const SKIPPABLE_MASK = 0xfffffff0
/** A block may reach back so far into the blocks before it. */
const HISTORY = 64 * 1024
const MAX_BLOCKS: Readonly<Record<number, number>> = { 4: 64 * 1024, 5: 256 * 1024, 6: 1024 * 1024, 7: 4 * 1024 * 1024 }
const UNCOMPRESSED = 0x80000000
const MIN_MATCH = 4
const NIBBLE = 15

/** Thrown for data that no LZ4 frame holds; the unpacking stage turns it into a problem. */
export class Lz4Error extends Error {}

/** The data ends within a frame. */
export class Lz4CutError extends Lz4Error {}

type State = 'magic' | 'descriptor' | 'block-size' | 'block' | 'content-checksum' | 'skippable-size' | 'skippable'

export class Lz4Decoder implements Unpacker {
  private held = new Uint8Array(1024)
  private length = 0
  private state: State = 'magic'
  private blockSize = 0
  private skip = 0
  private hasBlockChecksum = false
  private hasContentChecksum = false
  private isLinked = false
  private isStored = false
  /** History, then the block being made. */
  private output = new Uint8Array(0)
  private history = 0
  private maxBlock = 0

  constructor(private readonly onBytes: OnBytes) {}

  push(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      if (this.state === 'skippable') {
        const passed = Math.min(this.skip, bytes.length - at)
        this.skip -= passed
        at += passed
        if (this.skip === 0) this.state = 'magic'
        continue
      }
      const wanted = this.wanted()
      const count = Math.min(wanted - this.length, bytes.length - at)
      this.hold(bytes.subarray(at, at + count))
      at += count
      if (this.length >= wanted) this.step()
    }
  }

  end(): void {
    if (this.state !== 'magic' || this.length > 0) throw new Lz4CutError('the frame is cut')
  }

  /** Bytes that the present state takes; the descriptor tells its own length by its flags. */
  private wanted(): number {
    if (this.state === 'descriptor') return this.length === 0 ? 1 : descriptorLength(this.held[0])
    if (this.state === 'block') return this.blockSize + (this.hasBlockChecksum ? 4 : 0)
    return 4
  }

  private hold(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.held.length) {
      const grown = new Uint8Array(Math.max(this.held.length * 2, this.length + bytes.length))
      grown.set(this.held.subarray(0, this.length))
      this.held = grown
    }
    this.held.set(bytes, this.length)
    this.length += bytes.length
  }

  private step(): void {
    if (this.state === 'descriptor' && this.length < this.wanted()) return
    const word = this.length >= 4 ? readWord(this.held, 0) : 0
    if (this.state === 'magic') this.readMagic(word)
    else if (this.state === 'descriptor') this.readDescriptor()
    else if (this.state === 'block-size') this.readBlockSize(word)
    else if (this.state === 'block') this.readBlock()
    else if (this.state === 'skippable-size') this.startSkipping(word)
    else this.state = 'magic'
    this.length = 0
  }

  private readMagic(word: number): void {
    if (word === MAGIC) this.state = 'descriptor'
    else if ((word & SKIPPABLE_MASK) >>> 0 === SKIPPABLE_MAGIC) this.state = 'skippable-size'
    else throw new Lz4Error('no frame starts here')
  }

  private startSkipping(size: number): void {
    this.skip = size
    this.state = size === 0 ? 'magic' : 'skippable'
  }

  private readDescriptor(): void {
    const flags = this.held[0]
    if (flags >> 6 !== 1) throw new Lz4Error('a frame of an unknown version')
    this.isLinked = (flags & 0x20) === 0
    this.hasBlockChecksum = (flags & 0x10) !== 0
    this.hasContentChecksum = (flags & 0x04) !== 0
    this.maxBlock = MAX_BLOCKS[(this.held[1] >> 4) & 7] ?? 0
    if (this.maxBlock === 0) throw new Lz4Error('a block size that is not defined')
    if (this.output.length < HISTORY + this.maxBlock) this.output = new Uint8Array(HISTORY + this.maxBlock)
    this.history = 0
    this.state = 'block-size'
  }

  private readBlockSize(word: number): void {
    if (word === 0) {
      this.state = this.hasContentChecksum ? 'content-checksum' : 'magic'
      return
    }
    this.blockSize = word & ~UNCOMPRESSED
    if (this.blockSize > this.maxBlock) throw new Lz4Error('a block longer than the frame allows')
    this.isStored = (word & UNCOMPRESSED) !== 0
    this.state = 'block'
  }

  private readBlock(): void {
    const start = this.history
    const block = this.held.subarray(0, this.blockSize)
    let end: number
    if (this.isStored) {
      this.output.set(block, start)
      end = start + block.length
    } else {
      end = decodeBlock(block, this.output, start, start + this.maxBlock)
    }
    this.onBytes(this.output.subarray(start, end))
    this.keepHistory(end)
    this.state = 'block-size'
  }

  /** Moves the last 64 KiB to the front, where matches of the next block find them. */
  private keepHistory(end: number): void {
    if (!this.isLinked) {
      this.history = 0
      return
    }
    const kept = Math.min(HISTORY, end)
    this.output.copyWithin(0, end - kept, end)
    this.history = kept
  }
}

/** FLG, BD, perhaps content size and dictionary id, and the header's checksum. */
function descriptorLength(flags: number): number {
  return 3 + ((flags & 0x08) !== 0 ? 8 : 0) + ((flags & 0x01) !== 0 ? 4 : 0)
}

function readWord(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0
}

/** Sequences of literals and a match; the last one has literals only. Returns the end of what was written. */
function decodeBlock(block: Uint8Array, output: Uint8Array, start: number, limit: number): number {
  const cursor = { at: 0 }
  let to = start
  while (cursor.at < block.length) {
    const token = block[cursor.at++]
    const literals = readLength(block, cursor, token >> 4)
    const end = cursor.at + literals
    if (end > block.length || to + literals > limit) throw new Lz4Error('literals beyond the block')
    output.set(block.subarray(cursor.at, end), to)
    to += literals
    if (end >= block.length) return to
    if (end + 2 > block.length) throw new Lz4Error('a block that ends in an offset')
    const offset = block[end] | (block[end + 1] << 8)
    cursor.at = end + 2
    const length = readLength(block, cursor, token & NIBBLE) + MIN_MATCH
    if (offset === 0 || offset > to || to + length > limit) throw new Lz4Error('a match outside the window')
    copyMatch(output, to - offset, to, length)
    to += length
  }
  return to
}

/** A length of four bits goes on in octets while they are 255. */
function readLength(block: Uint8Array, cursor: { at: number }, nibble: number): number {
  let length = nibble
  if (nibble < NIBBLE) return length
  for (;;) {
    if (cursor.at >= block.length) throw new Lz4Error('a block that ends in a length')
    const more = block[cursor.at++]
    length += more
    if (more < 255) return length
  }
}

/** Source and target may overlap: then the copy repeats what it has just written. */
function copyMatch(output: Uint8Array, from: number, to: number, length: number): void {
  if (from + length <= to) {
    output.copyWithin(to, from, from + length)
    return
  }
  for (let i = 0; i < length; i++) output[to + i] = output[from + i]
}
