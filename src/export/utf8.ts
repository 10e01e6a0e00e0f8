// Text as UTF-8 bytes, since an engine without DOM or Node has no encoder. A lone surrogate becomes U+FFFD, as the standard says.

export function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes[at++] = point
    else {
      const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
      bytes[at++] = LEADS[more] | (point >> (6 * more))
      for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((point >> (6 * left)) & 0x3f)
    }
  }
  return bytes.slice(0, at)
}

/** First byte by the number of bytes that follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0]
