import { useEffect, useRef, useState } from 'react'
import type { PairRow } from '../../verdict/index'
import type { View } from '../../worker/contract'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'

export const PAGE_ROWS = 100

/** Pages of one view at one revision. */
interface Pages {
  key: string
  byNumber: Map<number, PairRow[]>
  filtered: number
  total: number
}

export interface RowPages {
  /** null while its page is on the way. */
  rowAt: (index: number) => PairRow | null
  /** null before the first answer. */
  filtered: number | null
  total: number
}

interface Wanted {
  key: string
  view: View
  first: number
  last: number
}

/**
 * The rows [first, last] of a view, in pages of 100 asked from the case worker and kept until view or revision changes.
 * The old rows stay on the screen until the new ones are there. One question at a time: what is no longer wanted is skipped.
 */
export function useRowPages(view: View, revision: number, first: number, last: number): RowPages {
  const client = useClient()
  const [pages, setPages] = useState<Pages | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const key = `${revision} ${JSON.stringify(view)}`
  const wanted = useRef<Wanted>({ key, view, first, last })
  const held = useRef<Pages | null>(null)
  const asking = useRef(false)

  useEffect(() => {
    wanted.current = { key, view, first, last }
    if (!asking.current) void askForMissing()

    async function askForMissing() {
      asking.current = true
      try {
        for (;;) {
          const now = wanted.current
          const page = missingPage(held.current, now)
          if (page === null) return
          const answer = await whileBusy(() => client.rows(now.view, page * PAGE_ROWS, PAGE_ROWS))
          const before = held.current?.key === now.key ? held.current.byNumber : []
          const byNumber = new Map([...before, [page, answer.rows]])
          held.current = { key: now.key, byNumber, filtered: answer.filtered, total: answer.total }
          setPages(held.current)
        }
      } catch (error) {
        setFailure(error)
      } finally {
        asking.current = false
      }
    }
  }, [client, key, view, first, last])

  if (failure !== null) throw failure
  return {
    rowAt: (index) => pages?.byNumber.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null,
    filtered: pages?.filtered ?? null,
    total: pages?.total ?? 0,
  }
}

function missingPage(held: Pages | null, wanted: Wanted): number | null {
  const from = Math.floor(wanted.first / PAGE_ROWS)
  const to = Math.floor(Math.max(wanted.first, wanted.last) / PAGE_ROWS)
  const isCurrent = held !== null && held.key === wanted.key
  for (let page = from; page <= to; page++) {
    if (!isCurrent) return page
    if (!held.byNumber.has(page) && (page === 0 || page * PAGE_ROWS < held.filtered)) return page
  }
  return null
}
