// Files of the paths that the user gave, folders walked to the bottom. In: paths. Out: file paths, sorted within each folder.

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A path that cannot be looked at stays in the list: reading it names the problem. */
export async function walk(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (isFolder) files.push(...(await walkFolder(path)))
    else files.push(path)
  }
  return files
}

async function walkFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const paths = entries.map((entry) => join(folder, entry.name)).sort((x, y) => (x < y ? -1 : 1))
  return walk(paths)
}
