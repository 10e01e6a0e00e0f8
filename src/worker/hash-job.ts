// Hashing files of the page. In: Blobs. Out: their SHA-256, one after the other: a disk reads one file faster than many.

import { hashFile } from '../export/index'
import { BytesTold } from './bytes-told'
import { againFile } from './capture-places'
import type { FileToHash, HashedFile } from './contract'

/** Bytes between two tellings: a few a second on any disk. */
const STEP = 32 << 20

export async function hashJob(
  files: readonly FileToHash[],
  onProgress: (bytesRead: number) => void,
): Promise<HashedFile[]> {
  const bytes = new BytesTold(STEP, onProgress)
  const hashed: HashedFile[] = []
  for (const { name, file } of files) {
    const goesOn = (count: number) => {
      bytes.add(count)
      return true
    }
    // A file that is gone is no reason to lose the hashes of the others.
    const sha256 = await hashFile(againFile(name, file), goesOn).catch(() => '')
    hashed.push({ name, sha256 })
    onProgress(bytes.read)
  }
  return hashed
}
