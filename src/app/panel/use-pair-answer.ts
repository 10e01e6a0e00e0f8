import { useCallback } from 'react'
import type { AnalysisClient, View } from '../../worker/contract'
import { useTableView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import type { PairKey } from '../state/screen'
import { useLatest } from '../state/use-latest'

/** What the case answers of a pair, asked anew when the case or a choice changes; null until the first answer. `ask` stays the same. */
export function usePairAnswer<T>(
  pair: PairKey,
  ask: (client: AnalysisClient, view: View, pair: PairKey) => Promise<T>,
): T | null {
  const client = useClient()
  const { revision } = useReadState()
  const view = useTableView()
  const question = useCallback(() => ask(client, view, pair), [ask, client, view, pair])
  return useLatest(`${revision} ${pair.inside} ${pair.outside} ${JSON.stringify(view)}`, question)
}
