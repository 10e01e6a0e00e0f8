// Bytes as text and back: UTF-8 and base64 (RFC 4648 section 4), without the platform, so that every engine does the same.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  // Half a surrogate pair has no UTF-8.
  const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'))
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    if (escaped[at] !== '%') bytes.push(escaped.charCodeAt(at))
    else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    }
  }
  return Uint8Array.from(bytes)
}

/** Throws for bytes that are no UTF-8. */
export function textOfBytes(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const group = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(group >> shift) & 63])
    text += letters.slice(0, left < 3 ? left + 1 : 4).join('') + '='.repeat(left < 3 ? 3 - left : 0)
  }
  return text
}

/** null for a text that is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const letters = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || letters.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let group = 0
  let written = 0
  for (let at = 0; at < letters.length; at++) {
    const value = LETTERS.indexOf(letters[at])
    if (value < 0) return null
    group = ((group << 6) | value) & 0xffffff
    if (at % 4 !== 0) bytes[written++] = (group >> (6 - 2 * (at % 4))) & 0xff
  }
  return bytes
}
