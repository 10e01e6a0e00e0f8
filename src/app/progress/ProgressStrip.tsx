import type { ReadState } from '../../worker/contract'
import { useWalking } from '../drop/add-files'
import { formatBytes, formatBytesPlain, formatRate } from '../format/format-bytes'
import { formatCount, formatCountOf, formatPercent, percentOf } from '../format/format-count'
import { formatDuration } from '../format/format-time'
import { visibleName } from '../format/visible-name'
import { goTo } from '../keys/places'
import { useReadingDialog } from '../settings/ReadingDialog'
import { isUnderWay, useClient, useReadState } from '../state/client'
import { useScreen } from '../state/screen'
import css from './ProgressStrip.module.css'
import { text } from './strings'

/** How far reading is, or how it ended. A strip, never a screen: everything below is usable meanwhile. */
export function ProgressStrip() {
  const state = useReadState()
  const refused = useWalking((walking) => walking.refused.length)
  return (
    <section className={css['strip']} aria-label={text.title}>
      {isUnderWay(state) ? <UnderWay state={state} /> : <AtRest state={state} />}
      {refused > 0 && <p className={css['refused']}>{text.refused(formatCountOf(refused, 'file', 'files'))}</p>}
    </section>
  )
}

function UnderWay({ state }: { state: ReadState }) {
  const client = useClient()
  const walking = useWalking((drop) => drop.walking)
  const percent = formatPercent(state.bytesRead, state.bytesTotal)
  const amount = text.of(formatBytes(state.bytesRead), formatBytes(state.bytesTotal))
  const isStopping = state.phase === 'stopping'
  return (
    <>
      <progress
        className={css['bar']}
        aria-label={text.bar}
        aria-valuetext={`${percent}, ${amount}`}
        max={100}
        value={percentOf(state.bytesRead, state.bytesTotal)}
      />
      <div className={css['line']}>
        <strong className={css['percent']}>{percent}</strong>
        <span>{walking === null ? amount : text.walked(formatCount(walking.files), formatBytes(walking.bytes))}</span>
        <Files state={state} />
        <span className="muted">{text.records(formatCount(state.records))}</span>
        {state.bytesPerSecond > 0 && <span className="muted">{formatRate(state.bytesPerSecond)}</span>}
        {state.secondsLeft !== null && <span className="muted">{text.left(formatDuration(state.secondsLeft))}</span>}
        <Holdings state={state} />
        <span className={css['end']}>
          <Problems count={state.problems} />
          <Skip state={state} />
          {state.phase === 'reading' && (
            <button type="button" onClick={() => client.pause()}>
              {text.pause}
            </button>
          )}
          <button type="button" disabled={isStopping} onClick={() => void client.stop()}>
            {isStopping ? text.stopping : text.stop}
          </button>
        </span>
      </div>
    </>
  )
}

function AtRest({ state }: { state: ReadState }) {
  const client = useClient()
  const isDone = state.phase === 'done'
  const isPaused = state.phase === 'paused'
  const files = formatCountOf(state.files.given, 'file', 'files')
  const total = formatBytes(state.bytesTotal)
  return (
    <div className={css['line']}>
      <span className={css['mark']} data-phase={state.phase} aria-hidden="true">
        {isDone ? '✓' : isPaused ? '❚❚' : '■'}
      </span>
      <span>
        {isDone
          ? text.done(files, total, formatDuration(state.secondsSpent))
          : text[isPaused ? 'paused' : 'stopped'](
              formatPercent(state.bytesRead, state.bytesTotal),
              formatBytes(state.bytesRead),
              total,
            )}
      </span>
      <span className="muted">{text.records(formatCount(state.records))}</span>
      {state.files.skipped > 0 && <span className="muted">{text.skipped(formatCount(state.files.skipped))}</span>}
      <Holdings state={state} />
      <span className={css['end']}>
        <Problems count={state.problems} />
        {!isDone && (
          <button type="button" onClick={() => client.resume()}>
            {text.resume}
          </button>
        )}
        {isPaused && (
          <button type="button" onClick={() => void client.stop()}>
            {text.stop}
          </button>
        )}
      </span>
    </div>
  )
}

/** What the case holds, and the memory meter, which leads to the budget. */
function Holdings({ state }: { state: ReadState }) {
  const { conversations, tableBytes, settings } = state
  const memory = text.memory(formatBytes(tableBytes), formatBytesPlain(settings.budgetBytes))
  return (
    <>
      {conversations > 0 && (
        <span className="muted">{formatCountOf(conversations, 'conversation', 'conversations')}</span>
      )}
      <button
        type="button"
        className={css['memory']}
        aria-label={text.memoryLabel(memory)}
        onClick={() => useReadingDialog.setState({ isOpen: true })}
      >
        <meter min={0} max={settings.budgetBytes} value={tableBytes} aria-hidden="true" />
        {memory}
      </button>
    </>
  )
}

/** One slow file must not hold up a case: it names the one that has been read longest. */
function Skip({ state }: { state: ReadState }) {
  const client = useClient()
  const isHidden = useScreen((screen) => screen.isHidden)
  if (state.phase !== 'reading' || state.longestReading === '') return null
  const label = text.skipLabel(isHidden ? text.hiddenFile : visibleName(state.longestReading))
  return (
    <button type="button" aria-label={label} title={label} onClick={() => void client.skip()}>
      {text.skip}
    </button>
  )
}

function Files({ state }: { state: ReadState }) {
  const { given, done, reading, skipped } = state.files
  return (
    <span className="muted">
      {text.files(formatCountOf(given, 'file', 'files'), formatCount(done), formatCount(reading))}
      {skipped > 0 && ` · ${text.skipped(formatCount(skipped))}`}
    </span>
  )
}

function Problems({ count }: { count: number }) {
  if (count === 0) return null
  const sentence = formatCountOf(count, 'problem', 'problems')
  return (
    <button
      type="button"
      className={css['problems']}
      aria-label={text.problemsLabel(sentence)}
      onClick={() => goTo('problems')}
    >
      <span aria-hidden="true">⚠</span> {text.problems(sentence)}
    </button>
  )
}
