import { useEffect, useState } from 'react'

/** A drop, or files pasted. `target` is the data-drop of the element under it, '' elsewhere. */
export type OnDrop = (transfer: DataTransfer, target: string) => void

/** The whole window takes drops. Answers whether files are over it now. `onDrop` must not change between renders. */
export function useWindowDrop(onDrop: OnDrop): boolean {
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    // dragenter and dragleave come for every element crossed; only their balance says whether the pointer has left.
    let depth = 0
    const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      depth++
      setIsOver(true)
    }
    const over = (event: DragEvent) => {
      if (!bringsFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const leave = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setIsOver(false)
      if (!bringsFiles(event) || event.dataTransfer === null) return
      // Otherwise the browser would leave the page and open the file.
      event.preventDefault()
      onDrop(event.dataTransfer, targetOf(event))
    }
    const paste = (event: ClipboardEvent) => {
      if (event.clipboardData !== null && event.clipboardData.files.length > 0) onDrop(event.clipboardData, '')
    }
    const follow = new AbortController()
    const { signal } = follow
    window.addEventListener('dragenter', enter, { signal })
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    window.addEventListener('paste', paste, { signal })
    return () => follow.abort()
  }, [onDrop])

  return isOver
}

function targetOf(event: DragEvent): string {
  const under = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop]') : null
  return under?.dataset['drop'] ?? ''
}
