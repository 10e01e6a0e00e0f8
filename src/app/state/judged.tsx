// The ranked answer to "who likely sends", shared by card and threshold, and the full reasons of one row.

import { createContext, type ReactNode, use, useCallback } from 'react'
import type { Judged, JudgedList, RowKey } from '../../verdict/index'
import { useOverviewView } from './case'
import { useClient, useReadState } from './client'
import { useLatest } from './use-latest'

/** Rows that the card walks through. */
const MOST_ROWS = 50

const JudgedContext = createContext<JudgedList | null>(null)

/** Asks for the ranked rows whenever a choice or the case changes. */
export function JudgedProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const state = useReadState()
  const view = useOverviewView()
  const key = state.phase === 'idle' ? null : `${state.revision} ${JSON.stringify(view)}`
  const ask = useCallback(() => client.judged(view, MOST_ROWS), [client, view])
  return <JudgedContext value={useLatest(key, ask)}>{children}</JudgedContext>
}

/** null until the first answer. */
export function useJudgedList(): JudgedList | null {
  return use(JudgedContext)
}

/** Everything that is known of a row: undefined while it is asked for, null when there is no such row. */
export function useReasons(row: RowKey | null): Judged | null | undefined {
  const client = useClient()
  const { revision } = useReadState()
  const view = useOverviewView()
  const ask = useCallback(
    async () => (row === null ? null : { of: row, judged: await client.reasons(view, row) }),
    [client, view, row],
  )
  const found = useLatest(row === null ? null : `${revision} ${JSON.stringify([view, row])}`, ask)
  // The last answer stays while the next is asked for, but never under another row's name.
  if (found === null || row === null || !isSameRow(found.of, row)) return undefined
  return found.judged
}

export function isSameRow(one: RowKey, other: RowKey): boolean {
  return (
    one.level === other.level && one.inside === other.inside && one.outside === other.outside && one.site === other.site
  )
}
