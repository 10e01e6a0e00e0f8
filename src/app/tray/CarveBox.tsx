import { useCallback, useState } from 'react'
import type { CarveProgress } from '../../export/index'
import type { CarveResult } from '../../worker/contract'
import { announce } from '../announce/announce'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatCount, formatCountOf } from '../format/format-count'
import { useOverviewView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import { useScreen } from '../state/screen'
import { useTray } from '../state/tray'
import { useLatest } from '../state/use-latest'
import { CopyAs } from './CopyAs'
import { carveSuspects, type PartChoice, pairsOf, sizeOf } from './carve-suspects'
import { text } from './strings'
import css from './TraySection.module.css'

/** One small capture with the suspects' packets: its size first, then how far it is, and a way to end it that leaves nothing. */
export function CarveBox() {
  const client = useClient()
  const { revision } = useReadState()
  const view = useOverviewView()
  const marks = useTray((tray) => tray.marks)
  const [part, setPart] = useState<PartChoice>('whole')
  const [isHashed, setHashed] = useState(true)
  const isRedacted = useTray((tray) => tray.isRedacted)
  const [progress, setProgress] = useState<CarveProgress | null>(null)
  const [said, setSaid] = useState('')
  const ask = useCallback(
    async () => client.carvePlaces(view, await pairsOf(client, view, marks)),
    [client, view, marks],
  )
  const key = marks.length === 0 ? null : `${revision} ${JSON.stringify([view, marks.map(({ key: row }) => row)])}`
  const places = useLatest(key, ask)
  if (places === null || marks.length === 0) return null
  const kept = isRedacted ? 'headers' : part
  const bytes = sizeOf(places, kept)
  const carve = async () => {
    setSaid('')
    setProgress({ bytesRead: 0, bytesTotal: 0, packets: 0, bytesWritten: 0 })
    const names = places.captures.map(({ name }) => name)
    const labels = isRedacted ? await client.carveLabels(view, names) : null
    const result = await carveSuspects(client, places, { part: kept, isHashed, labels }, bytes, setProgress)
    setProgress(null)
    const outcome = sayResult(result, useScreen.getState().isHidden)
    setSaid(outcome)
    announce(outcome)
  }
  return (
    <>
      <CopyAs places={places} />
      <fieldset className={css['carve']}>
        <legend>{text.carve}</legend>
        <label>
          {text.part}{' '}
          <select
            value={kept}
            disabled={isRedacted}
            onChange={(event) => setPart(event.currentTarget.value as PartChoice)}
          >
            {Object.entries(text.parts).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={isHashed} onChange={(event) => setHashed(event.currentTarget.checked)} />
          {text.hash}
        </label>
        {progress === null ? (
          <button type="button" onClick={() => void carve()}>
            {text.carveNow}
          </button>
        ) : (
          <button type="button" onClick={() => client.stopCarving()}>
            {text.cancelCarving}
          </button>
        )}
        <p className="muted" title={formatExactBytes(bytes)}>
          {text.carveSize(
            formatCountOf(places.frames, 'packet', 'packets'),
            formatBytes(bytes),
            formatCountOf(places.captures.length, 'capture', 'captures'),
          )}
        </p>
        {isRedacted && <p className="muted">{text.carveRedacted}</p>}
        <p>{progress === null ? said : <Progress progress={progress} />}</p>
      </fieldset>
    </>
  )
}

function Progress({ progress }: { progress: CarveProgress }) {
  const { bytesRead, bytesTotal, packets } = progress
  return <>{text.carving(formatBytes(bytesRead), formatBytes(bytesTotal), formatCount(packets))}</>
}

/** Hidden: how many could not be read, without their names. */
function sayResult(result: CarveResult | string | null, isHidden: boolean): string {
  if (result === null) return text.carveEnded
  if (typeof result === 'string') return text.carveFailed(result)
  const { packets, bytes, sources, parts } = result.outcome
  const lost = sources.filter(({ failure }) => failure !== '').map(({ name, failure }) => `${name}: ${failure}`)
  const done = text.carved(formatCount(packets), formatBytes(bytes), formatCountOf(parts, 'file', 'files'))
  const named = isHidden ? formatCountOf(lost.length, 'capture', 'captures') : lost.join('; ')
  return lost.length === 0 ? done : `${done} ${text.carveLost(named)}`
}
