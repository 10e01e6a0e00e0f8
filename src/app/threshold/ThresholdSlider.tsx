import type { KeyboardEvent } from 'react'
import type { Overview } from '../../verdict/index'
import { formatBytesPlain, speakBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { formatMinutes } from '../format/format-time'
import { useJudgedList } from '../state/judged'
import { choose, useScreen } from '../state/screen'
import { HistogramBars } from './HistogramBars'
import { text } from './strings'
import css from './ThresholdSection.module.css'
import { bytesAt, LAST_POSITION, positionOf, scaleMax, stepFrom } from './threshold-scale'

const TICKS = [1e3, 1e6, 1e9, 1e12]

export function ThresholdSlider({ overview }: { overview: Overview }) {
  const { thresholdBytes, windowMinutes } = useScreen((screen) => screen.choices)
  const list = useJudgedList()
  const max = scaleMax(overview.histogram.maxBytes)
  const set = (bytes: number) => choose({ thresholdBytes: Math.min(max, Math.max(1, Math.round(bytes))) })
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    event.preventDefault()
    set(event.key === 'PageUp' ? thresholdBytes * 2 : thresholdBytes / 2)
  }
  const pairs = formatCountOf(overview.highlighted, 'pair', 'pairs')
  return (
    <div className={css['slider']}>
      <button type="button" aria-label={text.down} onClick={() => set(stepFrom(thresholdBytes, -1, max))}>
        −
      </button>
      <div className={css['track']}>
        <HistogramBars histogram={overview.histogram} curve={list?.curve ?? []} max={max} />
        <input
          type="range"
          min={0}
          max={LAST_POSITION}
          step={1}
          aria-label={text.slider}
          aria-valuetext={text.valueText(speakBytes(thresholdBytes), formatMinutes(windowMinutes), pairs)}
          value={positionOf(thresholdBytes, max)}
          onChange={(event) => set(bytesAt(Number(event.currentTarget.value), max))}
          onKeyDown={press}
        />
        <div className={css['ticks']} aria-hidden="true">
          {TICKS.filter((bytes) => bytes <= max).map((bytes) => (
            <span key={bytes} style={{ insetInlineStart: `${positionOf(bytes, max) / 10}%` }}>
              {formatBytesPlain(bytes)}
            </span>
          ))}
        </div>
      </div>
      <button type="button" aria-label={text.up} onClick={() => set(stepFrom(thresholdBytes, 1, max))}>
        +
      </button>
    </div>
  )
}
