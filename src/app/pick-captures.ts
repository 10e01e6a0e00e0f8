// Out of a drop of very many files, those worth opening (E-MANY). In: files. Out: the ones that start like a capture.

import { startsLikeCapture } from '../engine/index'
import type { GivenFile } from '../worker/contract'

/** safety.md section 10: more than this is somebody's whole disk. */
export const MANY_FILES = 100_000
const HEAD = 8
/** Files looked at together; each is a read of a few bytes. */
const TOGETHER = 256

export async function pickCaptures(files: readonly GivenFile[]): Promise<GivenFile[]> {
  const picked: GivenFile[] = []
  for (let at = 0; at < files.length; at += TOGETHER) {
    const part = files.slice(at, at + TOGETHER)
    const areCaptures = await Promise.all(part.map(({ file }) => isCapture(file)))
    picked.push(...part.filter((_, i) => areCaptures[i]))
  }
  return picked
}

/** What cannot be read is kept: reading it names the problem. */
async function isCapture(file: File): Promise<boolean> {
  try {
    return startsLikeCapture(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
  } catch {
    return true
  }
}

export function manyFilesText(found: number, captures: number): string {
  const grouped = (count: number) => count.toLocaleString('en-US')
  return `Found ${grouped(found)} files, ${grouped(captures)} of them captures. Only those are read.`
}
