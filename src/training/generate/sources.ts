// What bulk is made of. In: a place in a stream. Out: the segment that stands there, its checksum known.

import { ascii, word } from '../frames/bytes'
import { type Payload, payloadOf } from '../frames/checksum'
import { SEGMENT_LENGTH } from '../frames/tcp'
import { DEFLATED } from './deflated'
import type { Tap } from './tap'

/** `offset` is a multiple of the segment length, `size` the segment's bytes, `left` those of the stream from here on. */
export type Source = (offset: number, size: number, left: number) => Payload

export interface Bulk {
  /** Bytes without order. */
  noise: Source
  /** The same in TLS records of application data. */
  tls: Source
  /** The same as one call's datagrams, 1,200 bytes each. */
  media: readonly Payload[]
  /** Lines of base64, as in mail. */
  base64: Source
  /** What a compressor writes. */
  deflated: Source
}

/** 44 segments are 64 KiB less 1,296 bytes, and four TLS records of 11 segments each. */
const SEGMENTS = 44
const RECORD_SEGMENTS = 11
const RECORD_LENGTH = RECORD_SEGMENTS * SEGMENT_LENGTH
/** As many segments as hold whole lines of 76 characters, CR and LF. */
const LINE = 78
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bulk of one scenario: made once, repeated in all its flows. */
export function makeBulk(tap: Tap): Bulk {
  const random = tap.chance('bulk')
  const noise = Uint8Array.from({ length: SEGMENTS * SEGMENT_LENGTH }, () => random(256))
  const records = noise.slice()
  for (let at = 0; at < records.length; at += RECORD_LENGTH) records.set(recordHeader(RECORD_LENGTH), at)
  const text = Uint8Array.from({ length: LINE * SEGMENT_LENGTH }, (_, at) => base64At(at, random))
  const deflated = Uint8Array.from({ length: SEGMENTS * SEGMENT_LENGTH }, (_, at) => DEFLATED[at % DEFLATED.length])
  return {
    noise: repeat(noise),
    tls: endRecords(repeat(records)),
    media: Array.from({ length: 32 }, (_, at) => payloadOf(noise.subarray(1200 * at, 1200 * at + 1200))),
    base64: repeat(text),
    deflated: repeat(deflated),
  }
}

/** The same stream with other first bytes. */
export function opened(source: Source, opening: Uint8Array): Source {
  return (offset, size, left) => {
    const segment = source(offset, size, left)
    if (offset >= opening.length) return segment
    const bytes = segment.bytes.slice()
    bytes.set(opening.subarray(offset, offset + size))
    return payloadOf(bytes)
  }
}

function repeat(block: Uint8Array): Source {
  const segments = Array.from({ length: block.length / SEGMENT_LENGTH }, (_, index) =>
    payloadOf(block.subarray(index * SEGMENT_LENGTH, (index + 1) * SEGMENT_LENGTH)),
  )
  return (offset, size) => {
    const segment = segments[(offset / SEGMENT_LENGTH) % segments.length]
    return size === SEGMENT_LENGTH ? segment : payloadOf(segment.bytes.subarray(0, size))
  }
}

/** The last record of a stream is as long as what is left. */
function endRecords(source: Source): Source {
  return (offset, size, left) => {
    const segment = source(offset, size, left)
    if (offset % RECORD_LENGTH !== 0 || left >= RECORD_LENGTH) return segment
    const bytes = segment.bytes.slice()
    bytes.set(recordHeader(left).slice(0, bytes.length))
    return payloadOf(bytes)
  }
}

/** Application data of TLS 1.2 and 1.3 (RFC 8446 section 5.2); `length` counts the header too. */
function recordHeader(length: number): number[] {
  return [23, 3, 3, ...word(Math.max(0, length - 5))]
}

function base64At(at: number, random: (below: number) => number): number {
  const inLine = at % LINE
  if (inLine === 76) return 13
  return inLine === 77 ? 10 : ALPHABET.charCodeAt(random(64))
}

/** Opening of a ZIP archive: the local header of a deflated file (APPNOTE.TXT section 4.3.7). */
export function zipOpening(name: string): Uint8Array {
  const fields = [0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0xbd, 0xb1, 0x6b, 0x46, ...new Uint8Array(12)]
  return Uint8Array.from([...fields, name.length, 0, 0, 0, ...ascii(name)])
}

/** Opening of a gzip file that names what it holds (RFC 1952 section 2.3). */
export function gzipOpening(name: string): Uint8Array {
  return Uint8Array.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 2, 3, ...ascii(name), 0])
}
