// Base64 (RFC 4648 section 4), since an engine without DOM or Node has none. In: bytes. Out: text, and back.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))
const PADDING = 61
const NO_LETTER = 255
const VALUES = new Uint8Array(128).fill(NO_LETTER)
for (let value = 0; value < CODES.length; value++) VALUES[CODES[value]] = value

/** Arguments that a call is certain to have room for; a multiple of 4. */
const CODES_A_CALL = 8192

export function encodeBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from
    const group = (bytes[from] << 16) | ((left > 1 ? bytes[from + 1] : 0) << 8) | (left > 2 ? bytes[from + 2] : 0)
    codes[to] = CODES[group >> 18]
    codes[to + 1] = CODES[(group >> 12) & 63]
    codes[to + 2] = left > 1 ? CODES[(group >> 6) & 63] : PADDING
    codes[to + 3] = left > 2 ? CODES[group & 63] : PADDING
  }
  let text = ''
  for (let at = 0; at < codes.length; at += CODES_A_CALL)
    text += String.fromCharCode(...codes.subarray(at, at + CODES_A_CALL))
  return text
}

/** null for text that is not whole, padded base64. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  const letters = text.length - padding
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    let group = 0
    for (let i = from; i < from + 4; i++) {
      const code = text.charCodeAt(i)
      const value = i < letters && code < 128 ? VALUES[code] : i < letters ? NO_LETTER : 0
      if (value === NO_LETTER) return null
      group = (group << 6) | value
    }
    bytes[to] = group >> 16
    if (to + 1 < bytes.length) bytes[to + 1] = (group >> 8) & 255
    if (to + 2 < bytes.length) bytes[to + 2] = group & 255
  }
  return bytes
}
