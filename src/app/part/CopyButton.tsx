import { useState } from 'react'
import { announce } from '../announce/announce'
import { text } from './strings'

interface CopyButtonProps {
  value: string
  /** What is copied, for the accessible name: "Copy the check". */
  what: string
  /** Element to select when the browser refuses the clipboard. */
  from: string
}

export function CopyButton({ value, what, from }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      announce(text.copied)
    } catch {
      const source = document.getElementById(from)
      if (source !== null) document.getSelection()?.selectAllChildren(source)
      announce(text.copyFailed)
    }
  }
  return (
    <button type="button" className="quiet" aria-label={what} onClick={copy} onBlur={() => setCopied(false)}>
      {copied ? text.copied : text.copy}
    </button>
  )
}
