import { useCallback } from 'react'
import { useClient } from '../state/client'
import css from './DropOverlay.module.css'
import { text } from './strings'
import { addDrop } from './take-files'
import { type OnDrop, useWindowDrop } from './use-window-drop'

/** While files are over the window: it dims and shows where they can go. */
export function DropOverlay({ canAdd }: { canAdd: boolean }) {
  const client = useClient()
  const onDrop = useCallback<OnDrop>(
    (transfer, target) => void addDrop(client, transfer.items, target === 'new'),
    [client],
  )
  const isOver = useWindowDrop(onDrop)
  if (!isOver) return null
  return (
    <div className={css['overlay']}>
      {canAdd ? (
        <>
          <Target drop="add" title={text.add} hint={text.addHint} />
          <Target drop="new" title={text.fresh} hint={text.freshHint} />
        </>
      ) : (
        <Target drop="add" title={text.first} hint={text.firstHint} />
      )}
    </div>
  )
}

function Target({ drop, title, hint }: { drop: string; title: string; hint: string }) {
  return (
    <div className={css['target']} data-drop={drop}>
      <strong>{title}</strong>
      <span>{hint}</span>
    </div>
  )
}
