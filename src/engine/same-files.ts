// Finds a file that was given twice, under another name or from another folder. In: files as they come, readable anywhere. Out: the name of
// an earlier one with the same bytes. A capture counted twice doubles every number, so equal means every byte.

/** A file that can be read anywhere; `read` gives the bytes [from, to). */
export interface RandomAccessFile {
  name: string
  /** Bytes. */
  size: number
  read(from: number, to: number): Promise<Uint8Array>
}

/** Bytes looked at from each end before the whole is compared: rotated captures have equal sizes and differ here. */
const END = 4096
const PIECE = 1024 * 1024

interface KnownFile {
  file: RandomAccessFile
  /** Checksums of both ends, null until another file of this size came. */
  ends: string | null
}

export class SameFiles {
  private readonly bySize = new Map<number, KnownFile[]>()

  /**
   * The name of an earlier file with the same bytes, null when there is none: then this one is remembered. A file whose size is new is not
   * read. Rejects as `read` does; an earlier file that cannot be read any more is like no other.
   */
  async find(file: RandomAccessFile): Promise<string | null> {
    if (file.size === 0) return null
    const alike = this.bySize.get(file.size) ?? []
    const ends = alike.length === 0 ? null : await endsOf(file)
    for (const other of alike) {
      other.ends ??= await endsOf(other.file).catch(() => 'unreadable')
      if (other.ends === ends && (await haveSameBytes(file, other.file))) return other.file.name
    }
    this.bySize.set(file.size, [...alike, { file, ends }])
    return null
  }

  clear(): void {
    this.bySize.clear()
  }
}

async function endsOf({ size, read }: RandomAccessFile): Promise<string> {
  const head = await read(0, Math.min(size, END))
  const tail = await read(Math.max(0, size - END), size)
  return `${checksum(head)} ${checksum(tail)}`
}

async function haveSameBytes(x: RandomAccessFile, y: RandomAccessFile): Promise<boolean> {
  for (let from = 0; from < x.size; from += PIECE) {
    const to = Math.min(x.size, from + PIECE)
    const [own, other] = await Promise.all([x.read(from, to), y.read(from, to)])
    if (own.length !== other.length || own.some((byte, i) => byte !== other[i])) return false
  }
  return true
}

/** FNV-1a in 32 bits: a shortcut only, equal files are compared byte by byte. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
