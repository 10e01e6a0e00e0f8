// Reads one capture file in Node. In: a path. Out: its Summary. The next piece is being read while the engine works on this one.

import { open } from 'node:fs/promises'
import { type CaptureFeed, openCapture, type Problem, type Summary } from '../engine/index'

const PIECE = 1024 * 1024

/** Never throws for the file: what was read is kept, and the problem is in the Summary. */
export async function readCapture(path: string, seed: Uint32Array, onBytes: (count: number) => void): Promise<Summary> {
  let feed = openCapture({ name: path, bytes: 0, seed })
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      feed = openCapture({ name: path, bytes: size, seed })
      await readPieces(file, feed, onBytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    feed.addProblem(problemOf(feed, error))
    return feed.takeSummary()
  }
  feed.end()
  return feed.takeSummary()
}

async function readPieces(
  file: Awaited<ReturnType<typeof open>>,
  feed: CaptureFeed,
  onBytes: (count: number) => void,
): Promise<void> {
  const buffers = [new Uint8Array(PIECE), new Uint8Array(PIECE)]
  let turn = 0
  let pending = file.read(buffers[0], 0, PIECE, null)
  for (;;) {
    const { bytesRead } = await pending
    if (bytesRead === 0) return
    const bytes = buffers[turn].subarray(0, bytesRead)
    turn = 1 - turn
    if (!feed.isOver) pending = file.read(buffers[turn], 0, PIECE, null)
    feed.push(bytes)
    onBytes(bytesRead)
    if (feed.isOver) {
      await pending
      return
    }
  }
}

/** The system's own errors have a code; any other one is a mistake of ours, and is said to be. */
function problemOf(feed: CaptureFeed, error: unknown): Problem {
  const what = error instanceof Error ? error.message : String(error)
  const kind = error instanceof Error && 'code' in error ? 'unreadable' : 'reader'
  return { kind, what, offset: feed.offset, needed: 0, available: 0, record: feed.records }
}
