// One capture read again by stretches. In: bytes in any pieces, from the start or from any stretch. Out: its records, one at a time, to
// whoever extends this. What is wrong with the capture was told by the first pass.

import { CaptureNotes } from '../capture/notes'
import type { CaptureRecord, RecordSink } from '../capture/record'
import { CaptureStream } from '../capture/stream'
import type { Stretch } from '../summary/stretches'

export abstract class RecordPass<Taken> implements RecordSink {
  /** Records of the capture up to the present one. */
  protected recordsBefore = 0
  private stream: CaptureStream

  /** `fileSize` in bytes. */
  constructor(private readonly fileSize: number) {
    this.stream = new CaptureStream(this, fileSize, new CaptureNotes())
  }

  /** The next bytes are those from the stretch on. */
  startAt({ offset, reader, recordsBefore }: Stretch): void {
    this.recordsBefore = recordsBefore
    this.stream = CaptureStream.resume(this, this.fileSize, new CaptureNotes(), { offset, reader })
  }

  /** True when no further byte is of use. */
  get isOver(): boolean {
    return this.stream.isOver
  }

  /** Takes the next bytes and returns what they completed. */
  push(bytes: Uint8Array): Taken {
    this.stream.push(bytes)
    return this.take()
  }

  /** The file ended. */
  end(): Taken {
    this.stream.end()
    return this.take()
  }

  record(record: CaptureRecord): void {
    this.recordsBefore++
    this.add(record)
  }

  problem(): void {}

  protected abstract add(record: CaptureRecord): void
  protected abstract take(): Taken
}
