// Archives that really unpack. In: names, texts, the length of the whole file. Out: its bytes.

import { ascii, join } from '../frames/bytes'
import { compress, type FileText } from './compress'

export interface Member {
  name: string
  text: FileText
}

/** 2015-03-06 22:13:58 as MS-DOS has it, date in the upper half. */
const DOS_TIME = 0x4666_b1bd
const VERSION = 20
const DEFLATE = 8
const LOCAL_LENGTH = 30
const CENTRAL_LENGTH = 46
const END_LENGTH = 22

/** A ZIP archive (APPNOTE.TXT section 4.3) of exactly `length` bytes: members whose text repeats share what the others leave. */
export function zipOf(members: readonly Member[], length: number): Uint8Array {
  const small = members.map(({ text }) => (text.body === '' ? compress(text) : null))
  const names = members.reduce((sum, { name }) => sum + LOCAL_LENGTH + CENTRAL_LENGTH + 2 * name.length, END_LENGTH)
  let room = length - small.reduce((sum, one) => sum + (one?.bytes.length ?? 0), names)
  let sharers = small.filter((one) => one === null).length
  const locals: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [index, { name, text }] of members.entries()) {
    const share = Math.floor(room / sharers)
    const { bytes, crc, textLength } = small[index] ?? compress(text, share)
    if (small[index] === null) {
      room -= share
      sharers--
    }
    const both = join(le16(VERSION, 0, DEFLATE), le32(DOS_TIME, crc, bytes.length, textLength), le16(name.length, 0))
    const local = join(ascii('PK\x03\x04'), both, ascii(name), bytes)
    central.push(join(ascii('PK\x01\x02'), le16(VERSION), both, le16(0, 0, 0), le32(0, offset), ascii(name)))
    locals.push(local)
    offset += local.length
  }
  const list = join(...central)
  const count = members.length
  const end = join(ascii('PK\x05\x06'), le16(0, 0, count, count), le32(list.length, offset), le16(0))
  return join(...locals, list, end)
}

/** A gzip file that names what it holds (RFC 1952). */
export function gzipOf(name: string, text: FileText, length: number): Uint8Array {
  const header = join([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 2, 3], ascii(name), [0])
  const { bytes, crc, textLength } = compress(text, length - header.length - 8)
  return join(header, bytes, le32(crc, textLength))
}

/** Lines of 76 characters, as mail carries files (RFC 2045 section 6.8); `bytes` fill their last line: a multiple of 57. */
export function base64Lines(bytes: Uint8Array): Uint8Array {
  const lines = bytes.length / LINE_BYTES
  const out = new Uint8Array(lines * LINE_LENGTH)
  let at = 0
  for (let from = 0; from < bytes.length; from += 3) {
    const group = (bytes[from] << 16) | (bytes[from + 1] << 8) | bytes[from + 2]
    for (let shift = 18; shift >= 0; shift -= 6) out[at++] = ALPHABET[(group >>> shift) & 63]
    if (at % LINE_LENGTH !== LINE_LENGTH - 2) continue
    out[at++] = 13
    out[at++] = 10
  }
  return out
}

/** Bytes and characters of a line of base64, CR and LF with them. */
export const LINE_BYTES = 57
const LINE_LENGTH = 78
const ALPHABET = ascii('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')

export function le16(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]))
}

export function le32(...values: number[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]),
  )
}
