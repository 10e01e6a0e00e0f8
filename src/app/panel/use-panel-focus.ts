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
  // A row that scrolled away is gone: the table's own place for the focus stands in for it.
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
  const target = isThere ? opener : document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')
  target?.focus({ preventScroll: true })
}
