import type { ReactNode } from 'react'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { Dialog } from './Dialog'

/** Whether a dialog is open: one for each, opened from anywhere on the page. */
export type DialogState = UseBoundStore<StoreApi<{ isOpen: boolean }>>

export function dialogState(): DialogState {
  return create<{ isOpen: boolean }>()(() => ({ isOpen: false }))
}

interface OwnDialogProps {
  title: string
  state: DialogState
  children: ReactNode
}

/** A dialog that its own state opens and that closes itself. */
export function OwnDialog({ title, state: useState, children }: OwnDialogProps) {
  const isOpen = useState((dialog) => dialog.isOpen)
  return (
    <Dialog title={title} isOpen={isOpen} onClose={() => useState.setState({ isOpen: false })}>
      {children}
    </Dialog>
  )
}
