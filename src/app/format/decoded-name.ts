// Text that is hidden in a DNS name as base32 or hex (RFC 4648). In: the name. Out: how it reads, or '' when it is no text.

const ALPHABETS = [
  { kind: 'base32', bits: 5, letters: 'abcdefghijklmnopqrstuvwxyz234567' },
  { kind: 'hex', bits: 4, letters: '0123456789abcdef' },
] as const

/** Shorter runs read as text by chance: 16 letters of base32 are ten bytes. */
const LEAST_LETTERS = 16
const LEAST_CHARACTERS = 8

export interface DecodedName {
  kind: (typeof ALPHABETS)[number]['kind']
  text: string
}

/** The long labels at the front are one run of letters; null when none of the alphabets makes text of it. */
export function decodedName(name: string): DecodedName | null {
  const labels = name.toLowerCase().split('.')
  const end = labels.findIndex((label) => label.length < LEAST_LETTERS)
  const run = labels.slice(0, end < 0 ? labels.length : end).join('')
  for (const { kind, bits, letters } of ALPHABETS) {
    const text = textOf(run, bits, letters)
    if (text.length >= LEAST_CHARACTERS) return { kind, text }
  }
  return null
}

/** All of the run as text, its lines in one; '' when a letter is not of the alphabet or a byte is no printable ASCII. */
function textOf(run: string, bits: number, letters: string): string {
  let text = ''
  let held = 0
  let count = 0
  for (const letter of run) {
    const value = letters.indexOf(letter)
    if (value < 0) return ''
    held = ((held << bits) | value) & 0xfff
    count += bits
    if (count < 8) continue
    count -= 8
    const byte = (held >>> count) & 0xff
    const isLineEnd = byte === 10 || byte === 13
    if (!isLineEnd && (byte < 32 || byte > 126)) return ''
    text += isLineEnd ? ' ' : String.fromCharCode(byte)
  }
  return text
}
