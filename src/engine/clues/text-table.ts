// Texts by number, each kept once. In: a text. Out: its number. A Map of texts is safe here: engines key the hash of strings at random,
// and there are few texts (at most 50 a conversation, 255 characters each).

/** Characters kept of any text out of a capture. */
export const MAX_TEXT = 255
const BYTES_AN_ENTRY = 48

export class TextTable {
  readonly texts: string[] = []
  private characters = 0
  private readonly ids = new Map<string, number>()

  intern(text: string): number {
    const known = this.ids.get(text)
    if (known !== undefined) return known
    const kept = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
    if (kept !== text) return this.intern(kept)
    this.ids.set(text, this.texts.length)
    this.characters += text.length
    return this.texts.push(text) - 1
  }

  /** Bytes of the texts, about: two a character and what a Map entry takes. */
  get tableBytes(): number {
    return 2 * this.characters + BYTES_AN_ENTRY * this.texts.length
  }

  clear(): void {
    this.texts.length = 0
    this.characters = 0
    this.ids.clear()
  }
}
