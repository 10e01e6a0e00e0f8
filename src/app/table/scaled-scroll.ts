// Where a row stands in a scrolled box. Firefox drops an element higher than about 17 M px, so past 500,000 rows the box
// stays at that height and a pixel of scrolling stands for more than a pixel of rows.

export const ROW_HEIGHT = 28
export const MOST_SLOTS = 500_000

/** Rows the box has room for; slots and rows are the same until there are more rows than that. */
export function slotsFor(count: number): number {
  return Math.min(count, MOST_SLOTS)
}

/** What to add to a slot to get the row drawn in it, when the box is scrolled to `scrollTop`. */
export function rowShift(scrollTop: number, viewport: number, count: number): number {
  if (count <= MOST_SLOTS) return 0
  const firstSlot = Math.floor(scrollTop / ROW_HEIGHT)
  return firstRowAt(scrollTop, viewport, count) - firstSlot
}

/** The first row in view. */
export function firstRowAt(scrollTop: number, viewport: number, count: number): number {
  if (count <= MOST_SLOTS) return Math.floor(scrollTop / ROW_HEIGHT)
  const range = scrollRange(viewport, count)
  const share = range <= 0 ? 0 : Math.min(1, Math.max(0, scrollTop / range))
  return Math.floor(share * lastFirstRow(viewport, count))
}

/** The scroll position that brings a row to the top, or as near as the end allows. */
export function scrollTopFor(row: number, viewport: number, count: number): number {
  const range = Math.max(0, scrollRange(viewport, count))
  if (count <= MOST_SLOTS) return Math.min(range, row * ROW_HEIGHT)
  const last = lastFirstRow(viewport, count)
  return last <= 0 ? 0 : Math.floor((Math.min(row, last) / last) * range)
}

/** The scroll position that shows a row, moving no more than needed; null when it is in view already. */
export function scrollTopToShow(row: number, scrollTop: number, viewport: number, count: number): number | null {
  const first = firstRowAt(scrollTop, viewport, count)
  const visible = Math.max(1, Math.floor(viewport / ROW_HEIGHT))
  const offset = count <= MOST_SLOTS ? scrollTop - first * ROW_HEIGHT : 0
  if (row < first || (row === first && offset > 0)) return scrollTopFor(row, viewport, count)
  if ((row + 1 - first) * ROW_HEIGHT - offset <= viewport) return null
  if (count <= MOST_SLOTS) return (row + 1) * ROW_HEIGHT - viewport
  // A pixel stands for several rows, so the position found may be that many rows early.
  const rowsPerPixel = Math.ceil(lastFirstRow(viewport, count) / Math.max(1, scrollRange(viewport, count)))
  return scrollTopFor(row - visible + 1 + rowsPerPixel, viewport, count)
}

function scrollRange(viewport: number, count: number): number {
  return slotsFor(count) * ROW_HEIGHT - viewport
}

function lastFirstRow(viewport: number, count: number): number {
  return Math.max(0, count - Math.floor(viewport / ROW_HEIGHT))
}
