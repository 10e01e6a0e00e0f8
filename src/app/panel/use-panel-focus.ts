import { type RefObject, useEffect, useRef } from 'react'

/** The focus goes to the panel's heading when it opens, and back to where it came from when it closes. */
export function usePanelFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => returnFocus(opener)
  }, [])
  return heading
}

function returnFocus(opener: Element | null): void {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
  // A row may have scrolled away, or j and k have moved on: the table knows the row that is meant now.
  const isRow = !isThere || opener.closest('[role="grid"]') !== null
  const row = document.querySelector<HTMLElement>('[role="grid"] tbody [tabindex="0"]')
  const target = isRow ? row : opener
  target?.focus({ preventScroll: true })
}
