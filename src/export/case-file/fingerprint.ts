// How a capture is known again without reading all of it (safety.md section 3). In: a file that opens anywhere. Out: its size, and the SHA-256
// of its first and last 64 KiB. What differs only between them is not seen; the hashes of a report or a carving see it.

import { hexOf, type RandomAccessFile, Sha256 } from '../../engine/index'

export interface Fingerprint {
  name: string
  bytes: number
  /** SHA-256 of the ends, lower-case hex. */
  ends: string
}

const END_BYTES = 64 * 1024

/** Rejects as `read` does. */
export async function fingerprintOf({ name, size, read }: RandomAccessFile): Promise<Fingerprint> {
  const hash = new Sha256()
  hash.update(await read(0, Math.min(size, END_BYTES)))
  // A short file's bytes are taken once each.
  if (size > END_BYTES) hash.update(await read(Math.max(END_BYTES, size - END_BYTES), size))
  return { name, bytes: size, ends: hexOf(hash.digest()) }
}
