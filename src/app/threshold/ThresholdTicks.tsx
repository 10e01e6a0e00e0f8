import type { ThresholdTick } from '../../verdict/index'
import { formatBytesPlain } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { choose, useScreen } from '../state/screen'
import { text } from './strings'
import css from './ThresholdSection.module.css'

/** Values worth trying, each with the number of rows that it would highlight. */
export function ThresholdTicks({ ticks }: { ticks: ThresholdTick[] }) {
  const { thresholdBytes } = useScreen((screen) => screen.choices)
  if (ticks.length === 0) return null
  return (
    <fieldset className={css['suggestions']}>
      <legend>{text.suggestions}</legend>
      {ticks.map(({ id, thresholdBytes: bytes, rows, says }) => (
        <button
          key={id}
          type="button"
          title={says}
          aria-pressed={bytes === thresholdBytes}
          onClick={() => choose({ thresholdBytes: bytes })}
        >
          {text.ticks[id]} {formatBytesPlain(bytes)} <span className="muted">{formatCountOf(rows, 'row', 'rows')}</span>
        </button>
      ))}
    </fieldset>
  )
}
