// The SHA-256 of a file, a piece at a time. In: a file that opens anywhere. Out: lower-case hex.

import { type AgainFile, hexOf, Sha256 } from '../engine/index'

/** Rejects when it cannot be read. `goesOn` is told bytes as they are read; false ends it, and then the answer is ''. */
export async function hashFile(file: AgainFile, goesOn: (bytes: number) => boolean): Promise<string> {
  const hash = new Sha256()
  const source = await file.open(0, file.size)
  try {
    for (let piece = await source.next(); piece !== null; piece = await source.next()) {
      hash.update(piece)
      if (!goesOn(piece.length)) return ''
    }
  } finally {
    await source.close().catch(() => undefined)
  }
  return hexOf(hash.digest())
}
