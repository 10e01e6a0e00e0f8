import { useCallback, useMemo } from 'react'
import type { PairRow } from '../../verdict/index'
import { useTableView } from '../state/case'
import { useClient, useReadState } from '../state/client'
import type { PairKey } from '../state/screen'
import { useLatest } from '../state/use-latest'

/** The row of the pair under the present choices; undefined while it is asked for, null when there is none. */
export function usePairRow(pair: PairKey): PairRow | null | undefined {
  const client = useClient()
  const { revision } = useReadState()
  const { choices } = useTableView()
  const view = useMemo(
    () => ({
      choices,
      filter: { text: `${pair.inside} ${pair.outside}`, role: pair.role, highlightedOnly: false },
      sort: 'out' as const,
      descending: true,
    }),
    [choices, pair],
  )
  const ask = useCallback(() => client.rows(view, 0, 20), [client, view])
  const page = useLatest(`${revision} ${JSON.stringify(view)}`, ask)
  if (page === null) return undefined
  return page.rows.find((row) => row.inside === pair.inside && row.outside === pair.outside) ?? null
}
