import type { RowKey } from '../../verdict/index'
import { isMarked, toggleMark, useTray } from '../state/tray'
import { text } from './strings'

interface SuspectTickProps {
  row: RowKey
  /** False in a grid whose rows answer to the Space key themselves. */
  isTabStop: boolean
}

/** A tick box: takes a row into the tray, or out of it. */
export function SuspectTick({ row, isTabStop }: SuspectTickProps) {
  const isTaken = useTray((tray) => isMarked(tray.marks, row))
  const name = text.suspect(`${row.inside} ${text.to} ${row.site || row.outside || text.all}`)
  return (
    <input
      type="checkbox"
      aria-label={name}
      title={isTaken ? text.untake : text.take}
      tabIndex={isTabStop ? undefined : -1}
      checked={isTaken}
      onChange={() => toggleMark(row)}
      onClick={(event) => event.stopPropagation()}
    />
  )
}
