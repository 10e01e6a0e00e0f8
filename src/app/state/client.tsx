// The way from the components to the workers: one client for the whole page.

import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { AnalysisClient, ReadState } from '../../worker/contract'

const ClientContext = createContext<AnalysisClient | null>(null)

export function ClientProvider({ client, children }: { client: AnalysisClient; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>
}

export function useClient(): AnalysisClient {
  const client = use(ClientContext)
  if (client === null) throw new Error('useClient is used outside ClientProvider')
  return client
}

export function useReadState(): ReadState {
  const client = useClient()
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client])
  return useSyncExternalStore(subscribe, () => client.state())
}

/** While numbers can still grow. */
export function isUnderWay(state: ReadState): boolean {
  return state.phase === 'walking' || state.phase === 'reading' || state.phase === 'stopping'
}
