import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { setTableMover } from './move-in-table'
import { ROW_HEIGHT, rowShift, scrollTopToShow, slotsFor } from './scaled-scroll'

export const HEADER_HEIGHT = 32
const OVERSCAN = 8

export interface GridRow {
  index: number
  /** Top of the row in the body, px. */
  top: number
}

interface GridRows {
  rows: GridRow[]
  /** Height of the whole body, px. */
  height: number
  /** The row that Tab comes to. */
  active: number
  setActive: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** Which of `count` rows are drawn where, and which has the focus. `onMove` hears of moves from outside the table. */
export function useGridRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  onMove: (index: number) => void,
): GridRows {
  const [active, setActive] = useState(0)
  const focusNext = useRef(false)
  const virtual = useVirtualizer({
    count: slotsFor(count),
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: 0,
    overscan: OVERSCAN,
  })
  const scrollTop = virtual.scrollOffset ?? 0
  const viewport = Math.max(ROW_HEIGHT, (virtual.scrollRect?.height ?? 0) - HEADER_HEIGHT)
  const shift = rowShift(scrollTop, viewport, count)
  const rows = virtual
    .getVirtualItems()
    .map((item) => ({ index: item.index + shift, top: item.start }))
    .filter((row) => row.index >= 0 && row.index < count)
  const clamped = Math.max(0, Math.min(active, count - 1))

  const goTo = useEffectEvent((index: number) => {
    const target = Math.max(0, Math.min(count - 1, index))
    const to = scrollTopToShow(target, scrollTop, viewport, count)
    if (to !== null) box.current?.scrollTo({ top: to, behavior: 'instant' })
    setActive(target)
    return target
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor(viewport / ROW_HEIGHT)
    const to = targetOf(event, clamped, page, count)
    if (to === null) return
    event.preventDefault()
    focusNext.current = true
    goTo(to)
  }

  // A row far away is drawn only after the scroll: the focus follows when it is there.
  useLayoutEffect(() => {
    if (!focusNext.current) return
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${clamped}"]`)
    if (row === null || row === undefined) return
    row.focus({ preventScroll: true })
    focusNext.current = false
  })

  const moveBy = useEffectEvent((by: 1 | -1) => onMove(goTo(clamped + by)))
  useEffect(() => setTableMover((by) => moveBy(by)), [])

  return { rows, height: slotsFor(count) * ROW_HEIGHT, active: clamped, setActive, onKeyDown }
}

function targetOf(event: KeyboardEvent, from: number, page: number, count: number): number | null {
  if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return null
  switch (event.key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
