// Files of the paths that the user gave, folders walked to the bottom. In: paths. Out: file paths, sorted within each folder.

import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A path that cannot be looked at stays in the list: reading it names the problem. */
export async function walk(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  await walkInto(paths, files, new Set())
  return files
}

/** `seen`: real paths of the folders walked. A link back into one of them would give its captures again, and count them twice. */
async function walkInto(paths: readonly string[], files: string[], seen: Set<string>): Promise<void> {
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    const entries = isFolder ? await entriesOf(path, seen) : null
    if (entries === null) files.push(path)
    else await walkInto(entries, files, seen)
  }
}

/** Paths in a folder, none when it was walked before; null when it may not be listed. */
async function entriesOf(folder: string, seen: Set<string>): Promise<string[] | null> {
  try {
    const real = await realpath(folder)
    if (seen.has(real)) return []
    seen.add(real)
    const names = await readdir(folder)
    return names.map((name) => join(folder, name)).sort((x, y) => (x < y ? -1 : 1))
  } catch {
    return null
  }
}
