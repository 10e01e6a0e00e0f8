import { useEffect, useRef, useState } from 'react'
import { whileBusy } from './idle'

/**
 * Asks again whenever `key` changes and keeps the last answer meanwhile. One question is under way at a time: keys that
 * come and go while it is, as under a moving slider, are skipped, so the last one is answered soonest.
 */
export function useLatest<T>(key: string | null, ask: () => Promise<T>): T | null {
  const [answer, setAnswer] = useState<T | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const wanted = useRef<{ key: string | null; ask: () => Promise<T> }>({ key: null, ask })
  const asking = useRef(false)
  const answered = useRef<string | null>(null)

  useEffect(() => {
    wanted.current = { key, ask }
    if (key === null) {
      answered.current = null
      setAnswer(null)
      return
    }
    if (!asking.current) void askUntilAnswered()

    async function askUntilAnswered() {
      asking.current = true
      try {
        while (wanted.current.key !== null && wanted.current.key !== answered.current) {
          const now = wanted.current
          const value = await whileBusy(now.ask)
          if (wanted.current.key === null) break
          answered.current = now.key
          setAnswer(value)
        }
      } catch (error) {
        setFailure(error)
      } finally {
        asking.current = false
      }
    }
  }, [key, ask])

  // A query fails only by a mistake of ours: let the boundary of the section show it.
  if (failure !== null) throw failure
  return answer
}
