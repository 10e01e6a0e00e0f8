import { formatBytes, formatExactBytes, speakBytes } from '../format/format-bytes'
import { formatCountOf, formatRatio } from '../format/format-count'
import { formatMinutes } from '../format/format-time'
import { Name } from '../format/Name'
import { filterBy, keyOfPair, openPair, useScreen } from '../state/screen'
import { SuspectTick } from '../tray/SuspectTick'
import css from './BarChartRows.module.css'
import { type BarRow, barDomain, zeroShare } from './bar-rows'
import { FlowBars } from './FlowBars'
import { text } from './strings'

/** Names at the left, bars, numbers at the right. Each name is a button: a host filters the table, a pair opens. */
export function BarChartRows({ rows }: { rows: BarRow[] }) {
  const windowMinutes = useScreen((screen) => screen.choices.windowMinutes)
  const linear = useScreen((screen) => screen.linearBars)
  const zero = zeroShare(barDomain(rows), linear)
  return (
    <figure className={css['figure']} aria-label={text.chart}>
      <div className={css['body']}>
        <span aria-hidden="true" />
        <div className={css['sides']} aria-hidden="true">
          <span className={css['zero']} style={{ insetInlineStart: `${zero * 100}%` }}>
            <span className="in">◀ {text.in}</span>
            <span className="out">{text.out} ▶</span>
          </span>
        </div>
        <div className={css['numbers']} aria-hidden="true">
          <span>{text.out}</span>
          <span>{text.in}</span>
          <span>{text.ratio}</span>
          <span>{text.window(formatMinutes(windowMinutes))}</span>
        </div>
        <ul className={css['names']}>
          {rows.map((row) => (
            <li key={row.bar.label}>
              {row.bar.outside !== '' && <SuspectTick row={keyOfPair(row.bar)} isTabStop />}
              <BarName row={row} />
            </li>
          ))}
        </ul>
        <FlowBars rows={rows} />
        <div aria-hidden="true">
          {rows.map((row) => (
            <BarNumbers key={row.bar.label} row={row} />
          ))}
        </div>
      </div>
      <figcaption className={css['caption']}>{linear ? text.linearNote : text.scaleNote}</figcaption>
    </figure>
  )
}

function BarName({ row }: { row: BarRow }) {
  const { bar } = row
  const isHost = bar.outside === ''
  const [out, inward] = [speakBytes(bar.outBytes), speakBytes(bar.inBytes)]
  const partners = formatCountOf(bar.partners, 'outside address', 'outside addresses')
  const sentence = isHost
    ? text.hostBar(bar.inside, out, inward, partners)
    : text.pairBar(bar.inside, bar.outside, out, inward)
  return (
    <button
      type="button"
      className={css['name']}
      aria-label={bar.highlight === 'under' ? sentence : `⚑ ${sentence}`}
      onClick={() =>
        isHost ? filterBy({ text: bar.inside, role: 'crossing' }) : openPair({ ...bar, role: 'crossing' })
      }
    >
      <span className={css['flag']}>{bar.highlight === 'under' ? '' : '⚑'}</span>
      <Name text={bar.inside} />
      {!isHost && (
        <>
          <span className="muted">→</span>
          <Name text={bar.outside} />
        </>
      )}
    </button>
  )
}

function BarNumbers({ row }: { row: BarRow }) {
  const { bar } = row
  return (
    <div className={css['numbers']}>
      <span className="out" title={formatExactBytes(bar.outBytes)}>
        {formatBytes(bar.outBytes)}
      </span>
      <span className="in" title={formatExactBytes(bar.inBytes)}>
        {formatBytes(bar.inBytes)}
      </span>
      <span>{formatRatio(bar.ratio)}</span>
      <span title={formatExactBytes(bar.windowBytes)}>{formatBytes(bar.windowBytes)}</span>
    </div>
  )
}
