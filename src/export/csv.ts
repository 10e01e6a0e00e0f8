// Comma-separated values (RFC 4180) that no spreadsheet runs as a formula. In: a header and rows. Out: text.

/** Characters that make a spreadsheet take a cell as a formula, in ASCII and full width (safety.md T8). */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/

export type Cell = string | number | null

export function formatCsv(header: readonly string[], rows: readonly Cell[][]): string {
  return [header, ...rows].map(formatLine).join('')
}

export function formatLine(cells: readonly Cell[]): string {
  return cells.map(formatCell).join(',').concat('\r\n')
}

/** Numbers stay numbers; text is quoted, loses CR, LF and NUL, and gets an apostrophe before a formula. */
function formatCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell.replace(/[\r\n\0]/g, '')
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
