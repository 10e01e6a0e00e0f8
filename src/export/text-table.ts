// A table for a terminal. In: a header and rows of text. Out: aligned lines without control characters.

/** Numbers (columns named in `right`) stand at the right. */
export function formatTable(header: readonly string[], rows: readonly string[][], right: ReadonlySet<number>): string {
  const safe = rows.map((row) => row.map(visible))
  const widths = header.map((title, i) => safe.reduce((width, row) => Math.max(width, row[i].length), title.length))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right.has(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd()
  return [header, ...safe].map(line).join('\n').concat('\n')
}

/** C0 and C1 controls and bidirectional marks shown by their code point, so that a terminal obeys none (safety.md T10). */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to show
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`,
  )
}
