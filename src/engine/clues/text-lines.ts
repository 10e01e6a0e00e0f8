// Lines and names in clear text. In: payload. Out: text as the protocols mean it.

import { readUtf8 } from '../bytes/utf8'
import type { Glance } from './glance'

const MOST_LINES = 64
const LONGEST_LINE = 2048

/** Lines of the payload without their ends, the last one too when `isWhole` or when a line end follows it. */
export function linesOf(glance: Glance, most = MOST_LINES): string[] {
  const { view, at, end } = glance
  const lines: string[] = []
  let start = at
  for (let i = at; i < end && lines.length < most; i++) {
    if (view.getUint8(i) !== 0x0a) continue
    const to = i > start && view.getUint8(i - 1) === 0x0d ? i - 1 : i
    lines.push(readUtf8(view, start, to, LONGEST_LINE))
    start = i + 1
  }
  return lines
}

/** The value of a parameter in a header: filename="a b.zip" → "a b.zip". RFC 2231's filename*=UTF-8''… too. */
export function parameterOf(header: string, name: string): string {
  const lower = header.toLowerCase()
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const before = lower[at - 1]
    if (before !== undefined && /[\w-]/.test(before)) continue
    const rest = header.slice(at + name.length)
    const match = /^\*?\s*=\s*(?:"([^"]*)"|([^;\s]+))/.exec(rest)
    const value = match?.[1] ?? match?.[2] ?? ''
    if (value !== '') return rest.startsWith('*') ? decodeExtended(value) : decodeWords(value)
  }
  return ''
}

/** RFC 5987: charset'language'percent-encoded. */
function decodeExtended(value: string): string {
  const encoded = value.replace(/^[\w-]*'[\w-]*'/, '')
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** RFC 2047 encoded words, base64 and quoted-printable in UTF-8 and Latin-1. */
export function decodeWords(text: string): string {
  return text.replace(
    /=\?([\w-]{1,20})\?([bq])\?([^?]{0,400})\?=/gi,
    (whole, charset: string, how: string, data: string) => {
      const bytes = how.toLowerCase() === 'b' ? fromBase64(data) : fromQuoted(data)
      if (bytes === null) return whole
      return /utf-?8/i.test(charset)
        ? readUtf8(new DataView(bytes.buffer), 0, bytes.length, bytes.length)
        : String.fromCharCode(...bytes)
    },
  )
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 text (RFC 4648); null when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const digits = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of digits) {
    const value = BASE64.indexOf(digit)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = (bits >> held) & 255
  }
  return bytes
}

function fromQuoted(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = /^=[0-9a-f]{2}/i.exec(text.slice(i, i + 3))
    if (code !== null) {
      bytes.push(Number.parseInt(text.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(text[i] === '_' ? 0x20 : text.charCodeAt(i) & 255)
  }
  return Uint8Array.from(bytes)
}
