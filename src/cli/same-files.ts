// Captures given twice on the command line are read once. In: a path. Out: the Summary that says so, or null for a new one.

import { open, stat } from 'node:fs/promises'
import { openCapture, type SameFiles, type Summary, wholeFileProblem } from '../engine/index'

/** A file that cannot be read is no copy of another: reading it names the problem. */
export async function copyOfKnown(path: string, known: SameFiles, seed: Uint32Array): Promise<Summary | null> {
  const size = await sizeOf(path)
  if (size === null) return null
  const same = await known.find({ name: path, size, read: (from, to) => readAt(path, from, to) }).catch(() => null)
  if (same === null) return null
  const feed = openCapture({ name: path, bytes: size, seed })
  feed.addProblem(wholeFileProblem('same-file', same))
  return feed.takeSummary()
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (stats) => (stats.isFile() ? stats.size : null),
    () => null,
  )
}

async function readAt(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const bytes = new Uint8Array(to - from)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
