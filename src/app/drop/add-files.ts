// What happens to given files: add to the case, or empty it first.

import { create } from 'zustand'
import { looksLikeCase } from '../../export/index'
import type { AnalysisClient, GivenFile } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { forgetCase } from '../state/screen'
import { emptyTray, takeOver } from '../state/tray'
import { type DropItem, walkDrop } from './walk-drop'

/** While a dropped folder is walked: what was found so far. null when none is. */
export interface Walking {
  files: number
  bytes: number
}

export const useWalking = create<{ walking: Walking | null; refused: string[]; complaint: string }>()(() => ({
  walking: null,
  refused: [],
  // Why a case file could not be opened; '' for none.
  complaint: '',
}))

export async function addFiles(client: AnalysisClient, files: GivenFile[], asNewCase: boolean): Promise<void> {
  if (files.length === 0) return
  const saved = files.length === 1 ? await savedCaseIn(files[0].file) : null
  if (saved !== null) return openSaved(client, saved)
  if (asNewCase) await startNewCase(client)
  client.addFiles(files)
}

/** The file when it is a case file or a summary, by its first characters. */
async function savedCaseIn(file: File): Promise<File | null> {
  const start = await file
    .slice(0, START_BYTES)
    .text()
    .catch(() => '')
  return looksLikeCase(start) ? file : null
}

const START_BYTES = 64

/** A case file takes the place of what is there; one that does not fit changes nothing and is told. */
async function openSaved(client: AnalysisClient, file: File): Promise<void> {
  const saved = await whileBusy(() => client.openSaved(file))
  if (typeof saved === 'string') useWalking.setState({ complaint: saved })
  else {
    takeOver(saved, file.name)
    useWalking.setState({ complaint: '', refused: [] })
  }
}

export async function startNewCase(client: AnalysisClient): Promise<void> {
  forgetCase()
  emptyTray()
  useWalking.setState({ refused: [], complaint: '' })
  await whileBusy(() => client.clear())
}

/** Must be called inside the drop event, before anything is awaited. */
export function addDrop(client: AnalysisClient, items: ArrayLike<DropItem>, asNewCase: boolean): Promise<void> {
  const found: Walking = { files: 0, bytes: 0 }
  useWalking.setState({ walking: found })
  const walking = walkDrop(items, ({ file }) => {
    found.files++
    found.bytes += file.size
    // A few times a folder is enough for the eye, and a month of files has thousands.
    if (found.files % 50 === 1) useWalking.setState({ walking: { ...found } })
  })
  return whileBusy(async () => {
    const { files, refused } = await walking
    useWalking.setState({ walking: null })
    await addFiles(client, files, asNewCase)
    useWalking.setState({ refused })
  })
}
