import { Bytes } from '../format/Bytes'
import { formatCount, formatRatio } from '../format/format-count'
import { formatMinutes } from '../format/format-time'
import { Name } from '../format/Name'
import { DataTable } from '../part/DataTable'
import { useScreen } from '../state/screen'
import type { BarRow } from './bar-rows'
import { text } from './strings'

/** The chart as a table. */
export function BarsTable({ rows }: { rows: BarRow[] }) {
  const barsOf = useScreen((screen) => screen.barsOf)
  const barSort = useScreen((screen) => screen.barSort)
  const windowMinutes = useScreen((screen) => screen.choices.windowMinutes)
  return (
    <DataTable
      caption={text.caption(text[barsOf], text.sorts[barSort])}
      head={[
        barsOf === 'hosts' ? text.host : text.pair,
        text.out,
        text.in,
        text.ratio,
        text.window(formatMinutes(windowMinutes)),
        text.partners,
      ]}
      rows={rows.map(({ bar }) => ({
        key: bar.label,
        cells: [
          <span key="name" className="address">
            {bar.highlight === 'under' ? '' : '⚑ '}
            <Name text={bar.label} />
          </span>,
          <Bytes key="out" value={bar.outBytes} />,
          <Bytes key="in" value={bar.inBytes} />,
          formatRatio(bar.ratio),
          <Bytes key="window" value={bar.windowBytes} />,
          formatCount(bar.partners),
        ],
      }))}
    />
  )
}
