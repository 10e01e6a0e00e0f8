import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './Dialog.module.css'
import { text } from './strings'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** A native modal dialog: the browser keeps the focus in it, closes it on Esc and gives the focus back. */
export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (isOpen && !element.open) element.showModal()
    if (!isOpen && element.open) element.close()
  }, [isOpen])

  return (
    <dialog ref={dialog} className={css['dialog']} aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <>
          <header className={css['header']}>
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="quiet" onClick={onClose}>
              {text.close}
            </button>
          </header>
          {children}
        </>
      )}
    </dialog>
  )
}
