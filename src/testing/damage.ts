// Breaks files on purpose. In: the bytes of a good file. Out: a copy that is cut or lies.

import { join } from '../training/frames/bytes'

/** The first `length` bytes; a negative length counts from the end, so cut(file, -1) loses the last byte. */
export function cut(bytes: Uint8Array, length: number): Uint8Array {
  return bytes.slice(0, length)
}

/** Every file that stops short, from `from` bytes to one byte less than the whole. */
export function everyCut(bytes: Uint8Array, from = 0): Uint8Array[] {
  return Array.from({ length: bytes.length - from }, (_, more) => bytes.slice(0, from + more))
}

/** A copy with other bytes at an offset. */
export function withBytes(bytes: Uint8Array, at: number, written: Uint8Array | readonly number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(written, at)
  return copy
}

/** A copy with another 32-bit number at an offset, little endian unless said otherwise. */
export function withUint32(bytes: Uint8Array, at: number, value: number, bigEndian = false): Uint8Array {
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint32(at, value, !bigEndian)
  return copy
}

/** A little-endian classic capture whose record (from 1) says another captured length. */
export function withLength(pcap: Uint8Array, record: number, capturedLength: number): Uint8Array {
  return withUint32(pcap, recordAt(pcap, record) + 8, capturedLength)
}

/** A little-endian classic capture whose record (from 1) says another original length. */
export function withOriginalLength(pcap: Uint8Array, record: number, originalLength: number): Uint8Array {
  return withUint32(pcap, recordAt(pcap, record) + 12, originalLength)
}

/** Where a record's header begins in a little-endian classic capture; records count from 1. */
export function recordAt(pcap: Uint8Array, record: number): number {
  const view = new DataView(pcap.buffer, pcap.byteOffset, pcap.byteLength)
  let at = 24
  for (let passed = 1; passed < record; passed++) at += 16 + view.getUint32(at + 8, true)
  return at
}

/** The file with something behind it. */
export function withTail(bytes: Uint8Array, ...tail: number[]): Uint8Array {
  return join(bytes, tail)
}
