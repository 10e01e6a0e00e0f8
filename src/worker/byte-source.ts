// The bytes of a file, piece by piece. In: a Blob. Out: pieces in order, each valid until the next is asked for.

export interface ByteSource {
  /** The next bytes, or null at the end. Rejects as the browser does, for example when the file changed. */
  next(): Promise<Uint8Array | null>
  /** Gives the file back before its end. */
  close(): Promise<void>
}

/** One buffer of this size goes to the browser and comes back with each read: fast, and no garbage (architecture.md). */
const BYOB_BYTES = 1 << 20
/** Slices are slow to ask for, so they are larger. */
const SLICE_BYTES = 4 << 20

/**
 * Streams that are being read. Chromium collects a file's stream whose pending read is all that leads to it, and that read then
 * never ends: seen in one read of about 2,500 under load, and in each when the collector is called by hand.
 */
const beingRead = new Set<ReadableStreamBYOBReader>()

export function openSource(file: Blob): ByteSource {
  const stream = file.stream()
  try {
    return byobSource(stream.getReader({ mode: 'byob' }))
  } catch {
    // A TypeError: this browser's file streams are no byte streams. The stream was not started, nothing is lost.
    return sliceSource(file)
  }
}

function byobSource(reader: ReadableStreamBYOBReader): ByteSource {
  let buffer: ArrayBufferLike = new ArrayBuffer(BYOB_BYTES)
  beingRead.add(reader)
  return {
    async next() {
      const { done, value } = await reader.read(new Uint8Array(buffer as ArrayBuffer, 0, BYOB_BYTES))
      if (done || value === undefined) return null
      buffer = value.buffer
      return value
    },
    close() {
      beingRead.delete(reader)
      return reader.cancel()
    },
  }
}

export function sliceSource(file: Blob): ByteSource {
  let at = 0
  return {
    async next() {
      if (at >= file.size) return null
      const bytes = await file.slice(at, at + SLICE_BYTES).arrayBuffer()
      at += bytes.byteLength
      return bytes.byteLength === 0 ? null : new Uint8Array(bytes)
    },
    async close() {
      at = file.size
    },
  }
}
