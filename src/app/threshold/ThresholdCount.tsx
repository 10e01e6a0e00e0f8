import type { Overview } from '../../verdict/index'
import { formatBytes, formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { formatCount } from '../format/format-count'
import { formatMinutes } from '../format/format-time'
import { useJudgedList } from '../state/judged'
import { choose, DEFAULT_THRESHOLD, openPair, useScreen } from '../state/screen'
import { SecondLook } from './SecondLook'
import { text } from './strings'
import css from './ThresholdSection.module.css'
import { suggestBelow } from './threshold-scale'

/** How many rows the threshold highlights, and what to do when that is none or nearly all. */
export function ThresholdCount({ overview }: { overview: Overview }) {
  const { thresholdBytes } = useScreen((screen) => screen.choices)
  const list = useJudgedList()
  const { highlighted, crossingPairs: pairs } = overview
  const borderline = list?.borderline ?? overview.borderline
  return (
    <div className={css['count']}>
      <p className={css['number']}>
        <span aria-hidden="true">⚑ </span>
        {text.count(formatCount(highlighted), formatCount(pairs))}
      </p>
      {list !== null && list.bySignals > 0 && <p>{text.bySignals(formatCount(list.bySignals))}</p>}
      {borderline > 0 && (
        <p className="muted" title={text.borderlineHint}>
          {text.borderline(formatCount(borderline))}
        </p>
      )}
      <SecondLook />
      {highlighted === 0 && overview.largest !== null && <Nothing largest={overview.largest} />}
      {pairs > 20 && highlighted > pairs / 2 && <p className="muted">{text.most}</p>}
      {thresholdBytes !== DEFAULT_THRESHOLD && (
        <button type="button" className="link" onClick={() => choose({ thresholdBytes: DEFAULT_THRESHOLD })}>
          {text.reset(formatBytesPlain(DEFAULT_THRESHOLD))}
        </button>
      )}
    </div>
  )
}

function Nothing({ largest }: { largest: NonNullable<Overview['largest']> }) {
  const { thresholdBytes, windowMinutes } = useScreen((screen) => screen.choices)
  const suggested = suggestBelow(largest.peak.atLeast)
  return (
    <p className={css['nothing']}>
      {text.none(formatBytesPlain(thresholdBytes), formatMinutes(windowMinutes))}{' '}
      <button
        type="button"
        className="link"
        title={formatExactBytes(largest.peak.atLeast)}
        onClick={() => openPair(largest)}
      >
        {text.largest(formatBytes(largest.peak.atLeast))}
      </button>{' '}
      <button type="button" onClick={() => choose({ thresholdBytes: suggested })}>
        {text.setTo(formatBytesPlain(suggested))}
      </button>
    </p>
  )
}
