import { useEffect } from 'react'
import { formatPercent } from '../format/format-count'
import { isUnderWay, useReadState } from '../state/client'

const NAME = 'Egress'

/** The tab says how far reading is; leaving while it goes on asks first. */
export function usePageTitle(): void {
  const state = useReadState()
  const isPaused = state.phase === 'paused'
  const isReading = isUnderWay(state) || isPaused
  const percent = formatPercent(state.bytesRead, state.bytesTotal)

  useEffect(() => {
    document.title = isReading ? `${percent} · ${NAME}` : NAME
  }, [isReading, percent])

  useEffect(() => {
    if (!isReading) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isReading])
}
