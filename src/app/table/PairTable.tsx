import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Overview } from '../../verdict/index'
import { formatCount, formatCountOf } from '../format/format-count'
import { useTableView } from '../state/case'
import { keyOfPair, openPair, useScreen } from '../state/screen'
import { toggleMark } from '../state/tray'
import { COLUMNS } from './columns'
import { gridRole, groupRole } from './grid-roles'
import { HeaderRow } from './HeaderRow'
import { Limits } from './Limits'
import css from './PairTable.module.css'
import { PairTableRow } from './PairTableRow'
import { ROW_HEIGHT } from './scaled-scroll'
import { text } from './strings'
import { HEADER_HEIGHT, useGridRows } from './use-grid-rows'
import { type Held, useHeldRevision } from './use-held-revision'
import { useRowPages } from './use-row-pages'

const MOST_ROWS_IN_VIEW = 18
// Room for the sideways scroll bar.
const EXTRA_HEIGHT = 14

/** The virtual table. Only what is in view is drawn, and only that is asked from the case worker. */
export function PairTable({ overview }: { overview: Overview }) {
  const view = useTableView()
  const opened = useScreen((screen) => screen.opened)
  const held = useHeldRevision(overview.pairs)
  const box = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(0)
  const grid = useGridRows(box, count, (index) => open(index))
  const [first, last] = [grid.rows[0]?.index ?? 0, grid.rows.at(-1)?.index ?? 0]
  const pages = useRowPages(view, held.revision, first, last)
  // The count comes with the rows, and the rows in view follow from the count.
  if (pages.filtered !== null && pages.filtered !== count) setCount(pages.filtered)

  // Another order or filter starts at its top; newer numbers of the same view stay where the reader is.
  const { setActive } = grid
  useEffect(() => {
    void view
    box.current?.scrollTo({ top: 0, behavior: 'instant' })
    setActive(0)
  }, [view, setActive])

  const open = (index: number) => {
    const row = pages.rowAt(index)
    if (row !== null) openPair(row)
  }
  const tick = (index: number) => {
    const row = pages.rowAt(index)
    if (row !== null) toggleMark(keyOfPair(row))
  }
  const press = (event: KeyboardEvent) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    if (!isOnRow) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (event.key === ' ') tick(grid.active)
      else open(grid.active)
    } else grid.onKeyDown(event)
  }
  return (
    <div {...held.handlers}>
      <Count filtered={count} total={pages.total} held={held} />
      <div
        ref={box}
        className={css['box']}
        style={{ height: HEADER_HEIGHT + Math.min(MOST_ROWS_IN_VIEW, Math.max(3, count)) * ROW_HEIGHT + EXTRA_HEIGHT }}
      >
        <table
          {...gridRole}
          className={css['table']}
          aria-label={text.grid}
          aria-rowcount={count + 1}
          aria-colcount={COLUMNS.length}
          aria-describedby="grid-keys"
          onKeyDown={press}
        >
          <HeaderRow />
          <tbody {...groupRole} className={css['body']} style={{ height: grid.height }}>
            {grid.rows.map((place) => (
              <PairTableRow
                key={place.index}
                place={place}
                row={pages.rowAt(place.index)}
                isActive={place.index === grid.active}
                isOpen={isSame(pages.rowAt(place.index), opened)}
                onFocus={grid.setActive}
                onOpen={open}
              />
            ))}
          </tbody>
        </table>
        {pages.filtered === 0 && <p className={css['empty']}>{pages.total === 0 ? text.noneOfRole : text.none}</p>}
      </div>
      <p id="grid-keys" className={css['keys']}>
        {text.keys}
      </p>
    </div>
  )
}

interface CountProps {
  filtered: number
  total: number
  held: Held
}

function Count({ filtered, total, held }: CountProps) {
  return (
    <div className={css['count']}>
      <span>
        {filtered === total
          ? text.countAll(formatCountOf(total, 'pair', 'pairs'))
          : text.count(formatCount(filtered), formatCountOf(total, 'pair', 'pairs'))}
      </span>
      <Limits />
      {held.isBehind && (
        <button type="button" onClick={held.refresh} title={text.frozen}>
          {held.freshRows > 0 ? text.newRows(formatCountOf(held.freshRows, 'new row', 'new rows')) : text.newer}
        </button>
      )}
    </div>
  )
}

function isSame(row: { inside: string; outside: string } | null, opened: { inside: string; outside: string } | null) {
  return row !== null && opened !== null && row.inside === opened.inside && row.outside === opened.outside
}
