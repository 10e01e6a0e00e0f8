// DEFLATE (RFC 1951) of our own, with fixed codes: a platform's compressor may write other bytes. In: text. Out: a stream of exactly as
// many bytes as a scenario says, in which the middle of the text repeats.

import { ascii } from '../frames/bytes'

/** What a file says: `body` repeats as often as there is room, blanks fill what is left. */
export interface FileText {
  head: string
  body: string
  tail: string
}

export interface Compressed {
  bytes: Uint8Array
  /** CRC-32 and length of the text (RFC 1952 section 8). */
  crc: number
  textLength: number
}

/** An empty stored block: what follows begins at a whole byte, and needs nothing of what stood before. */
const FLUSH = [0, 0, 0xff, 0xff]
/** The last block: stored as it is, so that the stream gets its length to the byte. */
const STORED_HEADER_LENGTH = 5
const LEAST_MATCH = 3
const MOST_MATCH = 258
const WINDOW = 32_768
const END_OF_BLOCK = 256

/** Throws when the text alone is longer than `length`; 0 is the least that there can be. */
export function compress({ head, body, tail }: FileText, length = 0): Compressed {
  const [first, repeated] = [blockOf(head), blockOf(body)]
  const least = first.length + STORED_HEADER_LENGTH + tail.length
  if (length > 0 && length < least) throw new Error(`a file of ${least} bytes does not fit into ${length}`)
  const times = repeated.length === 0 ? 0 : Math.max(0, Math.floor((length - least) / repeated.length))
  const rest = ascii(' '.repeat(Math.max(0, length - least - times * repeated.length)) + tail)
  const bytes = new Uint8Array(first.length + times * repeated.length + STORED_HEADER_LENGTH + rest.length)
  bytes.set(first)
  for (let at = first.length, left = times; left > 0; left--, at += repeated.length) bytes.set(repeated, at)
  const end = bytes.length - rest.length
  const size = [rest.length & 0xff, rest.length >>> 8]
  bytes.set([1, ...size, ...size.map((byte) => byte ^ 0xff)], end - STORED_HEADER_LENGTH)
  bytes.set(rest, end)
  const register = afterTimes(feed(0xffff_ffff, ascii(head)), ascii(body), times)
  return {
    bytes,
    crc: ~feed(register, rest) >>> 0,
    textLength: head.length + times * body.length + rest.length,
  }
}

/** One block with fixed codes (section 3.2.6), ended at a whole byte. Empty text is no block. */
function blockOf(text: string): number[] {
  if (text === '') return []
  const bytes = ascii(text)
  const out = new Bits()
  // Not the last block; fixed codes.
  out.add(0b010, 3)
  const seen = new Map<number, number>()
  for (let at = 0; at < bytes.length; ) {
    const key = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]
    const before = seen.get(key) ?? -WINDOW - 1
    seen.set(key, at)
    const length = at + LEAST_MATCH <= bytes.length && at - before <= WINDOW ? matchLength(bytes, before, at) : 0
    if (length < LEAST_MATCH) addSymbol(out, bytes[at++])
    else {
      addRanged(
        length - LEAST_MATCH,
        2,
        MOST_MATCH - LEAST_MATCH,
        (symbol) => addSymbol(out, END_OF_BLOCK + 1 + symbol),
        out,
      )
      addRanged(at - before - 1, 1, WINDOW, (symbol) => out.addReversed(symbol, 5), out)
      at += length
    }
  }
  addSymbol(out, END_OF_BLOCK)
  return [...out.toWholeByte(), ...FLUSH]
}

function matchLength(bytes: Uint8Array, before: number, at: number): number {
  let length = 0
  while (length < MOST_MATCH && at + length < bytes.length && bytes[before + length] === bytes[at + length]) length++
  return length
}

/** Lengths and distances are a symbol and extra bits: each power of two is split in 2^split symbols (section 3.2.5). */
function addRanged(value: number, split: number, most: number, add: (symbol: number) => void, out: Bits) {
  // The longest match has a symbol of its own.
  if (split === 2 && value === most) return add(28)
  const width = 32 - Math.clz32(value)
  const extra = Math.max(0, width - 1 - split)
  add((extra << split) + (value >>> extra))
  out.add(value & ((1 << extra) - 1), extra)
}

/** The fixed codes of literals and lengths. */
function addSymbol(out: Bits, symbol: number) {
  if (symbol < 144) out.addReversed(0x30 + symbol, 8)
  else if (symbol < 256) out.addReversed(0x190 + symbol - 144, 9)
  else if (symbol < 280) out.addReversed(symbol - 256, 7)
  else out.addReversed(0xc0 + symbol - 280, 8)
}

/** Bits from the lowest of each byte upwards; codes from their highest. */
class Bits {
  private readonly bytes: number[] = []
  private held = 0
  private count = 0

  add(value: number, width: number) {
    this.held |= value << this.count
    for (this.count += width; this.count >= 8; this.count -= 8) {
      this.bytes.push(this.held & 0xff)
      this.held >>>= 8
    }
  }

  addReversed(code: number, width: number) {
    for (let bit = width - 1; bit >= 0; bit--) this.add((code >>> bit) & 1, 1)
  }

  /** What was added, and the header of the stored block that follows: three bits of 0. */
  toWholeByte(): number[] {
    this.add(0, 3)
    return this.count === 0 ? this.bytes : [...this.bytes, this.held]
  }
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1
  return value
})

/** The register of CRC-32 after some bytes. */
function feed(register: number, bytes: Uint8Array): number {
  let next = register
  for (const byte of bytes) next = CRC_TABLE[(next ^ byte) & 0xff] ^ (next >>> 8)
  return next
}

/** The register after a text that repeats a thousand times: each of its bits goes through the text by itself (CRC is linear). */
function afterTimes(register: number, bytes: Uint8Array, times: number): number {
  if (times === 0) return register
  const none = feed(0, bytes)
  const columns = Array.from({ length: 32 }, (_, bit) => feed(1 << bit, bytes) ^ none)
  let next = register
  for (let round = 0; round < times; round++)
    next = columns.reduce((sum, column, bit) => ((next >>> bit) & 1 ? sum ^ column : sum), none)
  return next
}
