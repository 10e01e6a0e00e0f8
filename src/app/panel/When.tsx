import type { PairQuarters } from '../../verdict/index'
import type { AnalysisClient, View } from '../../worker/contract'
import { Bytes } from '../format/Bytes'
import { formatBytes } from '../format/format-bytes'
import { formatCount } from '../format/format-count'
import { formatSpan } from '../format/format-time'
import { DataTable } from '../part/DataTable'
import { type PairKey, useScreen } from '../state/screen'
import { barsOf, daysOf, QUARTER } from './busy-times'
import css from './RowPanel.module.css'
import { text } from './strings'
import { usePairAnswer } from './use-pair-answer'

function askQuarters(client: AnalysisClient, view: View, { inside, outside }: PairKey) {
  return client.quarters(view, inside, outside)
}

/** When the pair was busy: a small mirrored picture, and its days as a table. */
export function When({ pair }: { pair: PairKey }) {
  const quarters = usePairAnswer(pair, askQuarters)
  if (quarters === null) return <p className="muted">{text.loading}</p>
  return (
    <section aria-labelledby="panel-when">
      <h3 id="panel-when">{text.when}</h3>
      {quarters.starts.length === 0 ? <p className="muted">{text.whenNone}</p> : <Busy quarters={quarters} />}
    </section>
  )
}

function Busy({ quarters }: { quarters: PairQuarters }) {
  const zone = useScreen((screen) => screen.zone)
  return (
    <>
      <Picture quarters={quarters} zone={zone} />
      <details>
        <summary>{text.byDay}</summary>
        <DataTable
          caption={text.byDayCaption(zone)}
          head={[...text.dayColumns]}
          rows={daysOf(quarters, zone).map((day) => ({
            key: day.key,
            cells: [
              day.label,
              <Bytes key="out" value={day.outBytes} />,
              <Bytes key="in" value={day.inBytes} />,
              text.busy(formatCount(day.quarters)),
            ],
          }))}
        />
      </details>
    </>
  )
}

const HEIGHT = 28

function Picture({ quarters, zone }: { quarters: PairQuarters; zone: string }) {
  const bars = barsOf(quarters)
  const last = quarters.starts.at(-1) ?? 0
  const span = formatSpan(quarters.starts[0] ?? 0, last + QUARTER - 1, zone)
  const label = text.chart(formatBytes(sum(quarters.outBytes)), formatBytes(sum(quarters.inBytes)), span)
  const count = bars.outBytes.length
  return (
    <figure className={css['when']}>
      <svg viewBox={`0 0 ${count} ${2 * HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className={css['barOut']} d={barsPath(bars.outBytes, -1)} />
        <path className={css['barIn']} d={barsPath(bars.inBytes, 1)} />
        <line className={css['axis']} x1={0} x2={count} y1={HEIGHT} y2={HEIGHT} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className="muted">{label}</figcaption>
    </figure>
  )
}

/** One bar a value, up (-1) or down (1) from the axis, the largest as high as the half. */
function barsPath(values: number[], direction: 1 | -1): string {
  const most = Math.max(...values, 1)
  return values
    .map((value, index) => `M${index},${HEIGHT}h0.9v${direction * (value / most) * (HEIGHT - 1)}h-0.9z`)
    .join('')
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
