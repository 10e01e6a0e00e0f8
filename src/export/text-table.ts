// A table for a terminal. In: a header and rows of text. Out: aligned lines without control characters.

const PIECE_CHARACTERS = 1 << 16

/** Numbers (columns named in `right`) stand at the right. */
export function formatTable(header: readonly string[], rows: readonly string[][], right: ReadonlySet<number>): string {
  return [...tablePieces(header, rows, right)].join('')
}

/** The same a piece at a time. `rows` are walked twice, first for the widths of the columns, so that a million of them need not be held. */
export function* tablePieces(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  right: ReadonlySet<number>,
): Generator<string> {
  const widths = header.map((title) => title.length)
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i], visible(cell).length)
  }
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right.has(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd()
  yield* inPieces(linesOf())

  function* linesOf(): Generator<string> {
    yield `${lineOf(header)}\n`
    for (const row of rows) yield `${lineOf(row.map(visible))}\n`
  }
}

/** Joins short texts into pieces that are worth writing. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < PIECE_CHARACTERS) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** C0 and C1 controls and bidirectional marks shown by their code point, so that a terminal obeys none (safety.md T10). */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to show
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`,
  )
}
