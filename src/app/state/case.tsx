// What the case worker answers for the present choices, shared by all sections.

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react'
import type { Filter, Overview } from '../../verdict/index'
import type { View } from '../../worker/contract'
import { isUnderWay, useClient, useReadState } from './client'
import { setReading, touch } from './idle'
import { choicesIn, useScreen } from './screen'
import { useLatest } from './use-latest'

// The overview is about all rows; the filter is the table's own.
const NO_FILTER: Filter = { text: '', role: 'crossing', highlightedOnly: false }

const OverviewContext = createContext<Overview | null>(null)

/** Asks for the overview whenever a choice or the case changes, and keeps the idle marker. */
export function CaseProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const state = useReadState()
  const view = useOverviewView()
  const key = state.phase === 'idle' ? null : `${state.revision} ${JSON.stringify(view)}`
  const ask = useCallback(() => client.overview(view), [client, view])
  const overview = useLatest(key, ask)

  useIdleMarker()
  return <OverviewContext value={overview}>{children}</OverviewContext>
}

/** null until the first answer. */
export function useOverview(): Overview | null {
  return use(OverviewContext)
}

/** The view of the table. */
export function useTableView(): View {
  const { choices, filter, sort, descending } = useScreen()
  return useMemo(() => ({ choices, filter, sort, descending }), [choices, filter, sort, descending])
}

/** The same for the bars, which have an order of their own. */
export function useOverviewView(): View {
  const choices = useScreen((screen) => screen.choices)
  const zone = useScreen((screen) => screen.zone)
  const sort = useScreen((screen) => screen.barSort)
  return useMemo(
    () => ({ choices: choicesIn({ choices, zone }), filter: NO_FILTER, sort, descending: true }),
    [choices, zone, sort],
  )
}

function useIdleMarker(): void {
  const client = useClient()
  useEffect(() => {
    const follow = () => setReading(isUnderWay(client.state()))
    follow()
    const unfollow = client.subscribe(follow)
    const forget = useScreen.subscribe(touch)
    return () => {
      unfollow()
      forget()
    }
  }, [client])
}
