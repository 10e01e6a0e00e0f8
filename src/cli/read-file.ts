// Reads one capture file in Node. In: a path. Out: its Summaries. The next piece is being read while the engine works on this one.

import { open } from 'node:fs/promises'
import { type CaptureFeed, openCapture, type Problem, type Summary } from '../engine/index'

const PIECE = 1024 * 1024
/** Small files have a small buffer: a new one of a piece costs more than to read them. */
const SMALLEST_BUFFER = 16 * 1024

/** Hands over one Summary or more, of stretches of the capture. Never throws for the file: what was read is kept, and the problem is in the
 * last Summary. */
export async function readCapture(
  path: string,
  seed: Uint32Array,
  onBytes: (count: number) => void,
  take: (summary: Summary) => void,
): Promise<void> {
  let feed: CaptureFeed | null = null
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      feed = openCapture({ name: path, bytes: size, seed })
      await readPieces(file, feed, Math.min(PIECE, Math.max(SMALLEST_BUFFER, size)), (bytes) => {
        onBytes(bytes)
        if (feed?.hasFull) feed.takeSummaries().forEach(take)
      })
    } finally {
      await file.close()
    }
    feed.end()
  } catch (error) {
    feed ??= openCapture({ name: path, bytes: 0, seed })
    feed.addProblem(problemOf(feed, error))
  }
  feed.takeSummaries().forEach(take)
}

async function readPieces(
  file: Awaited<ReturnType<typeof open>>,
  feed: CaptureFeed,
  length: number,
  onBytes: (count: number) => void,
): Promise<void> {
  const buffers = [new Uint8Array(length), new Uint8Array(length)]
  let turn = 0
  let pending = file.read(buffers[0], 0, length, null)
  for (;;) {
    const { bytesRead } = await pending
    if (bytesRead === 0) return
    const bytes = buffers[turn].subarray(0, bytesRead)
    turn = 1 - turn
    if (!feed.isOver) pending = file.read(buffers[turn], 0, length, null)
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
