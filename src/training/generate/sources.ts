// What bulk is made of. In: a place in a stream. Out: the segment that stands there, its checksum known.

import { word } from '../frames/bytes'
import { type Payload, payloadOf } from '../frames/checksum'
import { SEGMENT_LENGTH } from '../frames/tcp'
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
}

/** 44 segments are 64 KiB less 1,296 bytes, and four TLS records of 11 segments each. */
const SEGMENTS = 44
const RECORD_SEGMENTS = 11
const RECORD_LENGTH = RECORD_SEGMENTS * SEGMENT_LENGTH
/** Version 2, a dynamic payload type (RFC 3550 section 5.1): by chance alone some would look like broken RTCP. */
const RTP_HEADER = [0x80, 0x60]

/** The bulk of one scenario: made once, repeated in all its flows. */
export function makeBulk(tap: Tap): Bulk {
  const random = tap.chance('bulk')
  const noise = Uint8Array.from({ length: SEGMENTS * SEGMENT_LENGTH }, () => random(256))
  const records = noise.slice()
  for (let at = 0; at < records.length; at += RECORD_LENGTH) records.set(recordHeader(RECORD_LENGTH), at)
  return {
    noise: repeat(noise),
    tls: endRecords(repeat(records)),
    media: Array.from({ length: 32 }, (_, at) => {
      const datagram = noise.slice(1200 * at, 1200 * at + 1200)
      datagram.set(RTP_HEADER)
      return payloadOf(datagram)
    }),
  }
}

/** A stream of known bytes. */
export function sourceOf(bytes: Uint8Array): Source {
  return (offset, size) => payloadOf(bytes.subarray(offset, offset + size))
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
