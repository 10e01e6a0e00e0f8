import { useRef, useState } from 'react'
import { isUnderWay, useReadState } from '../state/client'

export interface Held {
  revision: number
  /** True when there is something newer than what is shown, and how many rows came meanwhile. */
  isBehind: boolean
  freshRows: number
  refresh: () => void
  /** Handlers for the element whose order is held while pointer or focus is in it. */
  handlers: {
    onPointerEnter: () => void
    onPointerLeave: () => void
    onFocus: () => void
    onBlur: (event: React.FocusEvent) => void
  }
}

/** While files are read, rows must not jump under the hand: the revision stands still while pointer or focus is inside. */
export function useHeldRevision(pairs: number): Held {
  const state = useReadState()
  const inside = useRef({ pointer: false, focus: false })
  const [held, setHeld] = useState<{ revision: number; pairs: number } | null>(null)

  const update = () => {
    const isInside = inside.current.pointer || inside.current.focus
    setHeld((before) => (isInside ? (before ?? { revision: state.revision, pairs }) : null))
  }
  const isHeld = held !== null && isUnderWay(state)
  const revision = isHeld ? held.revision : state.revision
  return {
    revision,
    isBehind: isHeld && held.revision < state.revision,
    freshRows: isHeld ? Math.max(0, pairs - held.pairs) : 0,
    refresh: () => setHeld({ revision: state.revision, pairs }),
    handlers: {
      onPointerEnter: () => {
        inside.current.pointer = true
        update()
      },
      onPointerLeave: () => {
        inside.current.pointer = false
        update()
      },
      onFocus: () => {
        inside.current.focus = true
        update()
      },
      onBlur: (event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        inside.current.focus = false
        update()
      },
    },
  }
}
