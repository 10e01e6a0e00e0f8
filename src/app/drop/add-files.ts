// What happens to given files: add to the case, or empty it first.

import { create } from 'zustand'
import type { AnalysisClient, GivenFile } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { forgetCase } from '../state/screen'
import { type DropItem, walkDrop } from './walk-drop'

/** While a dropped folder is walked: what was found so far. null when none is. */
export interface Walking {
  files: number
  bytes: number
}

export const useWalking = create<{ walking: Walking | null; refused: string[] }>()(() => ({
  walking: null,
  refused: [],
}))

export async function addFiles(client: AnalysisClient, files: GivenFile[], asNewCase: boolean): Promise<void> {
  if (files.length === 0) return
  if (asNewCase) await startNewCase(client)
  client.addFiles(files)
}

export async function startNewCase(client: AnalysisClient): Promise<void> {
  forgetCase()
  useWalking.setState({ refused: [] })
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
