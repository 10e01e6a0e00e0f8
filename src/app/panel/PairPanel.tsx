import { useCallback, useMemo } from 'react'
import type { PairRow } from '../../verdict/index'
import { Name } from '../format/Name'
import { ErrorBoundary } from '../part/ErrorBoundary'
import { Provisional } from '../part/Provisional'
import { useTableView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import { closePair, filterBy, type PairKey } from '../state/screen'
import { useLatest } from '../state/use-latest'
import { moveInTable } from '../table/move-in-table'
import { ConversationList } from './ConversationList'
import { PairCheck } from './PairCheck'
import { PairFacts } from './PairFacts'
import css from './PairPanel.module.css'
import { PairSentence } from './PairSentence'
import { text } from './strings'
import { usePanelFocus } from './use-panel-focus'

/** One pair with its conversations, beside the page. */
export function PairPanel({ pair }: { pair: PairKey }) {
  const heading = usePanelFocus()
  return (
    <aside className={css['panel']} aria-labelledby="panel-title">
      <header className={css['header']}>
        <h2 id="panel-title" ref={heading} tabIndex={-1}>
          <Name text={pair.inside} />
          <span className={css['to']}>{text.to}</span>
          <Name text={pair.outside} />
        </h2>
        <button type="button" className="quiet" onClick={closePair}>
          {text.close}
        </button>
      </header>
      <ErrorBoundary>
        <Body pair={pair} />
      </ErrorBoundary>
    </aside>
  )
}

function Body({ pair }: { pair: PairKey }) {
  const row = usePairRow(pair)
  if (row === undefined) return <p className="muted">{text.loading}</p>
  if (row === null) return <p className="muted">{text.gone}</p>
  const only = (words: string) => filterBy({ text: words, role: row.role })
  return (
    <>
      <PairSentence row={row} />
      <Provisional />
      <div className={css['actions']}>
        <button type="button" aria-label={text.previous} onClick={() => moveInTable(-1)}>
          ↑
        </button>
        <button type="button" aria-label={text.next} onClick={() => moveInTable(1)}>
          ↓
        </button>
        <button type="button" onClick={() => only(`${row.inside} ${row.outside}`)}>
          {text.onlyPair}
        </button>
        <button type="button" onClick={() => only(row.inside)}>
          {text.onlyInside}
        </button>
        <button type="button" onClick={() => only(row.outside)}>
          {text.onlyOutside}
        </button>
      </div>
      <ConversationList pair={pair} />
      <PairFacts row={row} />
      <PairCheck row={row} />
    </>
  )
}

/** The row of the pair under the present choices; undefined while it is asked for, null when there is none. */
function usePairRow(pair: PairKey): PairRow | null | undefined {
  const client = useClient()
  const { revision } = useReadState()
  const { choices } = useTableView()
  const view = useMemo(
    () => ({
      choices,
      filter: { text: `${pair.inside} ${pair.outside}`, role: pair.role, highlightedOnly: false },
      sort: 'out' as const,
      descending: true,
    }),
    [choices, pair],
  )
  const ask = useCallback(() => client.rows(view, 0, 20), [client, view])
  const page = useLatest(`${revision} ${JSON.stringify(view)}`, ask)
  if (page === null) return undefined
  return page.rows.find((row) => row.inside === pair.inside && row.outside === pair.outside) ?? null
}
