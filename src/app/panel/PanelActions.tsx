import type { Role } from '../../verdict/index'
import { filterBy } from '../state/screen'
import { moveInTable } from '../table/move-in-table'
import css from './RowPanel.module.css'
import { text } from './strings'

interface PanelActionsProps {
  inside: string
  /** '' for a row that joins several outside addresses. */
  outside: string
  role: Role
}

/** What can be done with the row: walk on, or show nothing else. */
export function PanelActions({ inside, outside, role }: PanelActionsProps) {
  const only = (words: string) => filterBy({ text: words, role })
  return (
    <div className={css['actions']}>
      <button type="button" aria-label={text.previous} onClick={() => moveInTable(-1)}>
        ↑
      </button>
      <button type="button" aria-label={text.next} onClick={() => moveInTable(1)}>
        ↓
      </button>
      {outside !== '' && (
        <button type="button" onClick={() => only(`${inside} ${outside}`)}>
          {text.onlyPair}
        </button>
      )}
      <button type="button" onClick={() => only(inside)}>
        {text.onlyInside}
      </button>
      {outside !== '' && (
        <button type="button" onClick={() => only(outside)}>
          {text.onlyOutside}
        </button>
      )}
    </div>
  )
}
