import { bytesOf, type ConversationRow } from '../../verdict/index'
import type { AnalysisClient, View } from '../../worker/contract'
import { Bytes } from '../format/Bytes'
import { formatCount } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import { type PairKey, useScreen } from '../state/screen'
import css from './RowPanel.module.css'
import { text } from './strings'
import { usePairAnswer } from './use-pair-answer'

const MOST_CONVERSATIONS = 200

function askConversations(client: AnalysisClient, view: View, { inside, outside }: PairKey) {
  return client.conversations(view, inside, outside, MOST_CONVERSATIONS)
}

/** The conversations of a pair with ports and service names, busiest first. */
export function ConversationList({ pair }: { pair: PairKey }) {
  const found = usePairAnswer(pair, askConversations)
  if (found === null) return <p className="muted">{text.loading}</p>
  const more = found.total - found.rows.length
  return (
    <section aria-labelledby="panel-conversations">
      <h3 id="panel-conversations">
        {text.conversations} <span className="muted">{formatCount(found.total)}</span>
      </h3>
      <table className={css['conversations']}>
        <thead>
          <tr>
            <th scope="col">{text.columns.ports}</th>
            <th scope="col">{text.columns.out}</th>
            <th scope="col">{text.columns.in}</th>
            <th scope="col">{text.columns.first}</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <Conversation key={`${row.protocol} ${row.insidePort} ${row.outsidePort}`} row={row} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="muted">{text.more(formatCount(more))}</p>}
    </section>
  )
}

function Conversation({ row }: { row: ConversationRow }) {
  const measure = useScreen((screen) => screen.choices.measure)
  return (
    <tr title={text.opens(formatCount(row.openedByInside), formatCount(row.openedByOutside))}>
      <th scope="row">
        <span className="muted">{row.protocol.toUpperCase()}</span> <Ports row={row} />
        {row.service !== '' && (
          <strong>
            {' '}
            <Name text={row.service} />
          </strong>
        )}
      </th>
      <td className="out">
        <Bytes value={bytesOf(row.out, measure)} />
      </td>
      <td className="in">
        <Bytes value={bytesOf(row.in, measure)} />
      </td>
      <td>
        <Moment seconds={row.first.seconds} />
      </td>
    </tr>
  )
}

/** Protocols without ports carry 0 or −1 in their place. */
function Ports({ row }: { row: ConversationRow }) {
  if (row.insidePort <= 0 && row.outsidePort <= 0) return <span className="muted">{text.noPort}</span>
  return (
    <span className="address">
      {row.insidePort} → {row.outsidePort}
    </span>
  )
}
