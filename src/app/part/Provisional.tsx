import { formatPercent } from '../format/format-count'
import { isUnderWay, useReadState } from '../state/client'
import css from './Provisional.module.css'
import { text } from './strings'

/** The mark on every figure that can still change, or that stands on a part of the files only. */
export function Provisional() {
  const state = useReadState()
  const percent = formatPercent(state.bytesRead, state.bytesTotal)
  if (isUnderWay(state) || state.phase === 'paused')
    return <span className={css['mark']}>{text.provisional(percent)}</span>
  if (state.phase === 'stopped') return <span className={css['mark']}>{text.stopped(percent)}</span>
  return null
}
