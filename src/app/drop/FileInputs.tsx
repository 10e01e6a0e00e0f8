import type { ChangeEvent } from 'react'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { text } from './strings'
import { takeFiles } from './take-files'
import { givenFiles } from './walk-drop'

// React's types lack it; every browser of the last years has it.
declare module 'react' {
  interface InputHTMLAttributes<T> {
    webkitdirectory?: string
  }
}

const FILES = 'files-input'
const FOLDER = 'folder-input'

/** The two native file inputs behind all buttons and keys that choose files. */
export function FileInputs() {
  const client = useClient()
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    const files = givenFiles(event.currentTarget.files ?? [])
    // Emptied, so that the same files can be chosen again.
    event.currentTarget.value = ''
    void whileBusy(() => takeFiles(client, files, false))
  }
  return (
    <div hidden>
      <input id={FILES} data-testid={FILES} type="file" multiple aria-label={text.files} onChange={add} />
      <input id={FOLDER} data-testid={FOLDER} type="file" webkitdirectory="" aria-label={text.folder} onChange={add} />
    </div>
  )
}

export function chooseFiles(): void {
  document.getElementById(FILES)?.click()
}

export function chooseFolder(): void {
  document.getElementById(FOLDER)?.click()
}
