// A drop → the files in it, sub-folders too. Chromium on file:// refuses webkitGetAsEntry, Firefox has no handles, and both
// empty the item list at the first await: so every item is asked for everything it has before anything is awaited.

import type { GivenFile } from '../../worker/contract'

/** What is used of DataTransferItem, so that tests can stand in for a browser. */
export interface DropItem {
  kind: string
  getAsFileSystemHandle?(): Promise<DropHandle | null>
  webkitGetAsEntry?(): DropEntry | null
  getAsFile(): File | null
}

export type DropHandle =
  | { kind: 'file'; name: string; getFile(): Promise<File> }
  | { kind: 'directory'; name: string; values(): AsyncIterable<DropHandle> }

export interface DropEntry {
  isFile: boolean
  isDirectory: boolean
  name: string
  file?(found: (file: File) => void, failed: (error: unknown) => void): void
  createReader?(): DropReader
}

export interface DropReader {
  readEntries(found: (entries: DropEntry[]) => void, failed: (error: unknown) => void): void
}

/** Files in the order found, and the names of those that the browser would not give. */
export interface Walked {
  files: GivenFile[]
  refused: string[]
}

interface Asked {
  handle: Promise<DropHandle | null> | null
  entry: DropEntry | null
  file: File | null
}

/** Must be called inside the drop event. `onFound` hears every file as it is found. */
export function walkDrop(items: ArrayLike<DropItem>, onFound: (file: GivenFile) => void): Promise<Walked> {
  const asked: Asked[] = []
  for (const item of Array.from(items)) {
    if (item.kind === 'file') asked.push(ask(item))
  }
  return walkAsked(asked, onFound)
}

function ask(item: DropItem): Asked {
  const handle = item.getAsFileSystemHandle?.() ?? null
  // It is awaited later; without this a refusal in between would count as unhandled.
  handle?.catch(() => null)
  return { handle, entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }
}

async function walkAsked(asked: Asked[], onFound: (file: GivenFile) => void): Promise<Walked> {
  const walked: Walked = { files: [], refused: [] }
  const add = (name: string, file: File) => {
    const given = { name, file }
    walked.files.push(given)
    onFound(given)
  }
  for (const one of asked) {
    if (await walkedByHandle(one, walked, add)) continue
    if (await walkedByEntry(one, walked, add)) continue
    if (one.file !== null) add(one.file.name, one.file)
  }
  return walked
}

type Add = (name: string, file: File) => void

async function walkedByHandle(one: Asked, walked: Walked, add: Add): Promise<boolean> {
  const handle = await one.handle?.catch(() => null)
  if (handle === null || handle === undefined) return false
  await walkHandle(handle, '', walked, add)
  return true
}

async function walkHandle(handle: DropHandle, folder: string, walked: Walked, add: Add): Promise<void> {
  const path = folder + handle.name
  try {
    if (handle.kind === 'file') {
      add(path, await handle.getFile())
      return
    }
    for await (const child of handle.values()) await walkHandle(child, `${path}/`, walked, add)
  } catch {
    walked.refused.push(path)
  }
}

async function walkedByEntry(one: Asked, walked: Walked, add: Add): Promise<boolean> {
  if (one.entry === null) return false
  const before = walked.files.length
  const refused = walked.refused.length
  await walkEntry(one.entry, '', walked, add)
  // Nothing but a refusal: Chromium on file://. The plain file, if there is one, still works.
  const failed = walked.files.length === before && walked.refused.length > refused
  if (failed && one.file !== null && one.entry.isFile) walked.refused.length = refused
  return !failed || !one.entry.isFile
}

async function walkEntry(entry: DropEntry, folder: string, walked: Walked, add: Add): Promise<void> {
  const path = folder + entry.name
  try {
    if (entry.isFile) {
      add(path, await new Promise<File>((found, failed) => entry.file?.(found, failed)))
      return
    }
    const reader = entry.createReader?.()
    if (reader === undefined) return
    // readEntries gives at most 100 a call; an empty answer is the end.
    for (;;) {
      const children = await new Promise<DropEntry[]>((found, failed) => reader.readEntries(found, failed))
      if (children.length === 0) return
      for (const child of children) await walkEntry(child, `${path}/`, walked, add)
    }
  } catch {
    walked.refused.push(path)
  }
}

/** Files of an input or a paste, with the path inside a chosen folder where the browser tells it. */
export function givenFiles(files: Iterable<File>): GivenFile[] {
  return Array.from(files, (file) => ({ name: file.webkitRelativePath || file.name, file }))
}
