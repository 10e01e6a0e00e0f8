import type { RowKey } from '../../verdict/index'
import { isMarked, toggleMark, useTray } from '../state/tray'
import { text } from './strings'

/** Takes a row into the tray, or out of it. */
export function TakeButton({ row }: { row: RowKey }) {
  const isTaken = useTray((tray) => isMarked(tray.marks, row))
  return (
    <button type="button" aria-pressed={isTaken} onClick={() => toggleMark(row)}>
      ⚑ {isTaken ? text.untake : text.take}
    </button>
  )
}
