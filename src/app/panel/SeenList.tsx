import type { SeenRow } from '../../verdict/index'
import type { AnalysisClient, View } from '../../worker/contract'
import { decodedName } from '../format/decoded-name'
import { formatCount } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import type { PairKey } from '../state/screen'
import { UseFact } from '../training/UseAsAnswer'
import css from './RowPanel.module.css'
import { text } from './strings'
import { usePairAnswer } from './use-pair-answer'

const MOST_ROWS = 60

function askSeen(client: AnalysisClient, view: View, { inside, outside }: PairKey) {
  return client.seen(view, inside, outside, MOST_ROWS)
}

/** Names, files and protocols that the pair showed in clear, each with its packet; text only, never a link. */
export function SeenList({ pair }: { pair: PairKey }) {
  const found = usePairAnswer(pair, askSeen)
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
  const decoded = row.kind === 'dns-name' ? decodedName(row.text) : null
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
      {decoded !== null && (
        <>
          {' '}
          {text.decoded[decoded.kind]} <Name text={decoded.text} longest={90} />
        </>
      )}
      <UseFact name={row.text} record={row.record} capture={row.capture} />
      <span className="muted">
        {' '}
        <Moment seconds={row.seconds} /> · {text.record(formatCount(row.record))}{' '}
        <Name text={row.capture} longest={30} />
      </span>
    </li>
  )
}
