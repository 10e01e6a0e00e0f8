import { type RefObject, useEffect, useRef } from 'react'

/** A new screen takes the focus to its title, so that a reader starts where the eye does. */
export function useTitleFocus(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  return title
}
