// Our engine's records, seen on their way. In: the bytes of a capture. Out: the captured bytes of each record.

import { CaptureFeed } from '../engine/index'

type Record = Parameters<CaptureFeed['record']>[0]

class RecordingFeed extends CaptureFeed {
  readonly seen: Uint8Array[] = []

  override record(record: Record) {
    const { view, at, capturedLength } = record
    // Not handed on: what the records mean is not asked here.
    this.seen.push(new Uint8Array(view.buffer, view.byteOffset + at, capturedLength).slice())
  }
}

/** Fed in pieces of `piece` bytes, so that records lie across their borders. */
export function engineRecords(file: Uint8Array, piece = 4093): Uint8Array[] {
  const feed = new RecordingFeed({ name: 'oracle.pcapng', bytes: file.length, seed: Uint32Array.of(1, 2, 3, 4) })
  for (let at = 0; at < file.length; at += piece) feed.push(file.subarray(at, at + piece))
  feed.end()
  return feed.seen
}
