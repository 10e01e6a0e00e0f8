// UTF-8 (RFC 3629) to text, for the few strings that a capture file carries. In: bytes. Out: text; what is not UTF-8 becomes U+FFFD.

const REPLACEMENT = 0xfffd

/** Decodes at most `maxBytes` bytes of [from, to). */
export function readUtf8(view: DataView, from: number, to: number, maxBytes: number): string {
  const end = Math.min(to, from + maxBytes)
  let text = ''
  let at = from
  while (at < end) {
    const first = view.getUint8(at)
    const length = sequenceLength(first)
    const point = length === 0 || at + length > end ? REPLACEMENT : codePoint(view, at, first, length)
    text += String.fromCodePoint(point)
    at += point === REPLACEMENT ? 1 : length
  }
  return text
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first < 0xe0) return 2
  if (first >= 0xe0 && first < 0xf0) return 3
  return first >= 0xf0 && first < 0xf5 ? 4 : 0
}

function codePoint(view: DataView, at: number, first: number, length: number): number {
  if (length === 1) return first
  let point = first & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    const next = view.getUint8(at + i)
    if (next >> 6 !== 2) return REPLACEMENT
    point = (point << 6) | (next & 0x3f)
  }
  const isSurrogate = point >= 0xd800 && point < 0xe000
  const isOverlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000)
  return isSurrogate || isOverlong || point > 0x10ffff ? REPLACEMENT : point
}

/** Text as UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8Of(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const value = character.codePointAt(0) ?? REPLACEMENT
    pushPoint(bytes, value >= 0xd800 && value < 0xe000 ? REPLACEMENT : value)
  }
  return Uint8Array.from(bytes)
}

function pushPoint(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point)
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f))
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
  else
    bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
}
