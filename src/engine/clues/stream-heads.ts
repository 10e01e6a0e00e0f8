// First bytes of streams that a reader wants more of, put together in order. In: segments. Out: the bytes so far. At most 1,024 streams of
// 8 KiB; the oldest is given up for a new one, and a segment out of order ends a stream's head.

const MOST_STREAMS = 1024
const LONGEST = 8192

interface Head {
  readonly bytes: Uint8Array
  length: number
  /** Sequence number of the byte behind. */
  next: number
}

export class StreamHeads {
  private readonly heads = new Map<number, Head>()

  /** Whether more of this stream is waited for. */
  has(stream: number): boolean {
    return this.heads.size > 0 && this.heads.has(stream)
  }

  /** Puts a segment behind the bytes that are there; null when it does not follow or there is no room. */
  put(
    stream: number,
    view: DataView,
    from: number,
    to: number,
    sequence: number,
  ): { bytes: Uint8Array; length: number } | null {
    const head = this.heads.get(stream) ?? this.open(stream, sequence)
    const length = to - from
    if (sequence !== head.next || length > LONGEST - head.length) {
      this.heads.delete(stream)
      return null
    }
    head.bytes.set(new Uint8Array(view.buffer, view.byteOffset + from, length), head.length)
    head.length += length
    head.next = (sequence + length) >>> 0
    return head
  }

  drop(stream: number): void {
    if (this.heads.size > 0) this.heads.delete(stream)
  }

  private open(stream: number, sequence: number): Head {
    if (this.heads.size >= MOST_STREAMS) {
      const oldest = this.heads.keys().next()
      if (!oldest.done) this.heads.delete(oldest.value)
    }
    const head = { bytes: new Uint8Array(LONGEST), length: 0, next: sequence }
    this.heads.set(stream, head)
    return head
  }
}
