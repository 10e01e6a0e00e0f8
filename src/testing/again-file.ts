// Captures in memory as files that can be read again, and a sink that collects. In: bytes. Out: what carving and merging ask for.

import type { AgainFile } from '../engine/index'
import type { ByteSink } from '../export/index'
import { join } from '../training/frames/bytes'

/** `read`: told every range that is opened. */
export function againFile(
  name: string,
  bytes: Uint8Array,
  piece = 4093,
  read: (from: number, to: number) => void = () => undefined,
): AgainFile {
  return {
    name,
    size: bytes.length,
    async open(from, to) {
      read(from, to)
      let at = from
      return {
        async next() {
          if (at >= to) return null
          const end = Math.min(to, at + piece)
          const part = bytes.slice(at, end)
          at = end
          return part
        },
        async close() {
          at = to
        },
      }
    },
  }
}

export class CollectingSink implements ByteSink {
  pieces: Uint8Array[] = []
  state: 'open' | 'closed' | 'aborted' = 'open'

  get bytes(): Uint8Array {
    return join(...this.pieces)
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.pieces.push(bytes)
  }

  async close(): Promise<void> {
    this.state = 'closed'
  }

  async abort(): Promise<void> {
    this.pieces = []
    this.state = 'aborted'
  }
}
