import { useCallback } from 'react'
import type { SeenRow } from '../../verdict/index'
import { formatCount } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import { useTableView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import type { PairKey } from '../state/screen'
import { useLatest } from '../state/use-latest'
import { UseFact } from '../training/UseAsAnswer'
import css from './RowPanel.module.css'
import { text } from './strings'

const MOST_ROWS = 60

/** Names, files and protocols that the pair showed in clear, each with its packet; text only, never a link. */
export function SeenList({ pair }: { pair: PairKey }) {
  const client = useClient()
  const { revision } = useReadState()
  const view = useTableView()
  const ask = useCallback(() => client.seen(view, pair.inside, pair.outside, MOST_ROWS), [client, view, pair])
  const found = useLatest(`${revision} ${pair.inside} ${pair.outside} ${JSON.stringify(view)}`, ask)
  if (found === null) return <p className="muted">{text.loading}</p>
  const more = found.total - found.rows.length
  return (
    <section aria-labelledby="panel-seen">
      <h3 id="panel-seen">
        {text.seen} <span className="muted">{formatCount(found.total)}</span>
      </h3>
      {found.total === 0 && <p className="muted">{text.seenNone}</p>}
      <ul className={css['seen']}>
        {found.rows.map((row) => (
          <Fact key={`${row.kind} ${row.isOut} ${row.record} ${row.text}`} row={row} />
        ))}
      </ul>
      {more > 0 && <p className="muted">{text.more(formatCount(more))}</p>}
    </section>
  )
}

function Fact({ row }: { row: SeenRow }) {
  return (
    <li>
      <span className={row.isOut ? 'out' : 'in'}>
        <span aria-hidden="true">{row.isOut ? '▶ ' : '◀ '}</span>
        <span className="visually-hidden">{row.isOut ? text.goesOut : text.comesIn}</span>
        {text.kinds[row.kind]}
      </span>{' '}
      <strong>
        <Name text={row.text} longest={90} />
      </strong>
      <UseFact name={row.text} record={row.record} capture={row.capture} />
      <span className="muted">
        {' '}
        <Moment seconds={row.seconds} /> · {text.record(formatCount(row.record))}{' '}
        <Name text={row.capture} longest={30} />
      </span>
    </li>
  )
}
