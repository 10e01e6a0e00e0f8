// Bytes from text and from other bytes. In: ASCII text, addresses as text, parts. Out: fresh Uint8Arrays.

/** The characters of an ASCII text, one byte each; characters above 255 lose their high bits. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** The parts one after another. Numbers are single bytes. */
export function join(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** A number as two bytes in network order. */
export function word(value: number): number[] {
  return [(value >>> 8) & 0xff, value & 0xff]
}

/** A number as four bytes in network order. */
export function quad(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

/** "10.1.0.5" as four bytes. The text is ours: it is not checked. */
export function ipv4Address(text: string): Uint8Array {
  return Uint8Array.from(text.split('.'), Number)
}
