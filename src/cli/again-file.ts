// Files on disk as the second pass and the writers want them. In: paths. Out: files that open anywhere, sinks that leave no half file.

import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import type { AgainFile, PieceSource } from '../engine/index'
import type { ByteSink } from '../export/index'

const PIECE = 256 * 1024

/** null for what is no file, or not there. */
export async function againFile(path: string): Promise<AgainFile | null> {
  const stats = await stat(path).catch(() => null)
  if (stats === null || !stats.isFile()) return null
  return { name: path, size: stats.size, open: (from, to) => openRange(path, from, to) }
}

async function openRange(path: string, from: number, to: number): Promise<PieceSource> {
  const file = await open(path, 'r')
  const buffer = new Uint8Array(PIECE)
  let at = from
  return {
    async next() {
      const { bytesRead } = await file.read(buffer, 0, Math.min(PIECE, to - at), at)
      at += bytesRead
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

/** Writes beside the file and gives it its name when all is written. It is open only between a write and a rest. */
export async function fileSink(path: string): Promise<ByteSink> {
  const partial = `${path}-incomplete`
  let file: FileHandle | null = await open(partial, 'w')
  const rest = async () => {
    await file?.close()
    file = null
  }
  return {
    async write(bytes) {
      file ??= await open(partial, 'a')
      let at = 0
      while (at < bytes.length) at += (await file.write(bytes, at)).bytesWritten
    },
    rest,
    async close() {
      await rest()
      await rename(partial, path)
    },
    async abort() {
      await rest().catch(() => undefined)
      await rm(partial, { force: true })
    },
  }
}
