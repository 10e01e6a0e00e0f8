import { type KeyboardEvent, useCallback, useState } from 'react'
import type { Timeline } from '../../verdict/index'
import { formatBytes } from '../format/format-bytes'
import { formatMinutes, formatSpan } from '../format/format-time'
import { useScreen } from '../state/screen'
import { MirrorChart } from './MirrorChart'
import { PeakChart } from './PeakChart'
import { text } from './strings'
import css from './TimelineSection.module.css'
import { BUCKET_SECONDS, bucketAt } from './time-columns'

/** Both charts under one cursor. The cursor is a slider to assistive technology: its value is the read-out. */
export function TimelineCharts({ timeline }: { timeline: Timeline }) {
  const [bucket, setBucket] = useState<number | null>(null)
  const window = formatMinutes(useScreen((screen) => screen.choices.windowMinutes))
  const last = timeline.outBytes.length - 1
  const shown = bucket === null ? null : Math.min(bucket, last)
  const onHover = useCallback(
    (seconds: number | null) => setBucket(seconds === null ? null : bucketAt(timeline, seconds)),
    [timeline],
  )
  const readOut = useReadOut(timeline, shown)
  const middle =
    shown === null ? null : (timeline.startMinute + (shown + 0.5) * timeline.bucketMinutes) * BUCKET_SECONDS

  const press = (event: KeyboardEvent) => {
    const next = moved(event, shown ?? -1, last)
    if (next === null) return
    event.preventDefault()
    setBucket(next)
  }
  return (
    <>
      <p className={css['readout']}>{readOut}</p>
      <div
        className={css['charts']}
        role="slider"
        tabIndex={0}
        aria-label={text.cursor}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown ?? 0}
        aria-valuetext={readOut}
        onKeyDown={press}
      >
        <p className={css['caption']}>{text.peakTitle(window)}</p>
        <PeakChart timeline={timeline} cursorAt={middle} onHover={onHover} />
        <p className={css['caption']}>{text.mirrorTitle}</p>
        <MirrorChart timeline={timeline} cursorAt={middle} onHover={onHover} />
      </div>
      <Legend />
    </>
  )
}

function useReadOut(timeline: Timeline, bucket: number | null): string {
  const zone = useScreen((screen) => screen.zone)
  const window = formatMinutes(useScreen((screen) => screen.choices.windowMinutes))
  if (bucket === null) return text.hint
  const start = (timeline.startMinute + bucket * timeline.bucketMinutes) * BUCKET_SECONDS
  const span = formatSpan(start, start + timeline.bucketMinutes * BUCKET_SECONDS, zone)
  if (!timeline.covered[bucket]) return text.readNoCapture(span)
  const bytes = (column: number[]) => formatBytes(column[bucket] ?? 0)
  const { outBytes, highlightedOutBytes, inBytes, peakBytes } = timeline
  return text.read(span, bytes(outBytes), bytes(highlightedOutBytes), bytes(inBytes), window, bytes(peakBytes))
}

function moved(event: KeyboardEvent, from: number, last: number): number | null {
  const step = event.shiftKey ? 10 : 1
  const clamp = (to: number) => Math.max(0, Math.min(last, to))
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') return clamp(from + step)
  if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') return clamp(from - step)
  if (event.key === 'PageUp') return clamp(from + 24)
  if (event.key === 'PageDown') return clamp(from - 24)
  if (event.key === 'Home') return 0
  return event.key === 'End' ? last : null
}

function Legend() {
  return (
    <ul className={css['legend']}>
      <li data-mark="highlighted">{text.legendHighlighted}</li>
      <li data-mark="out">{text.legendOut}</li>
      <li data-mark="in">{text.legendIn}</li>
      <li data-mark="gap">{text.legendGap}</li>
      <li data-mark="threshold">{text.legendThreshold}</li>
    </ul>
  )
}
