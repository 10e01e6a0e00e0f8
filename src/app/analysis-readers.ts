// The readers: workers that take files. In: a file. Out: the reader that should have it, or none while all are busy. A large file has a
// reader of its own; small ones spend their time waiting for the browser, so a reader has several of them at once.

import { proxy, transfer } from 'comlink'
import type { CaseApi, ReaderApi, ReadProgress } from '../worker/contract'
import { type Hired, hire } from './analysis-hire'
import type { QueuedFile } from './analysis-queue'

/** One read of the browser's stream gives this much: below it, opening a file takes longer than reading it. */
const SMALL_FILE_BYTES = 1 << 20
const SMALL_FILES_AT_ONCE = 8

export interface Slot {
  reader: Hired<ReaderApi>
  /** What it reads. */
  files: Set<QueuedFile>
}

export class Readers {
  slots: readonly Slot[] = []

  /** `most`: readers at once. `connect`: gives a reader's port to the case. */
  constructor(
    private readonly most: () => number,
    private readonly connect: (port: Parameters<CaseApi['connect']>[0]) => void,
    private readonly onProgress: (progress: ReadProgress) => void,
  ) {}

  /** The reader for a file: a free one, a new one, or for a small file the least busy one that reads small files only. */
  slotFor(file: QueuedFile): Slot | null {
    const free = this.slots.find(({ files }) => files.size === 0)
    if (free !== undefined) return free
    if (this.slots.length < this.most()) return this.hireReader()
    const sharing = this.slots.filter((slot) => canShare(slot, file))
    return sharing.reduce<Slot | null>(
      (least, slot) => (least === null || slot.files.size < least.files.size ? slot : least),
      null,
    )
  }

  /** False once the reader was dismissed: whoever did that has seen to its files. */
  has(slot: Slot): boolean {
    return this.slots.includes(slot)
  }

  dismiss(slot: Slot): void {
    slot.reader.worker?.terminate()
    this.slots = this.slots.filter((other) => other !== slot)
  }

  private hireReader(): Slot {
    const reader = hire<ReaderApi>('reader')
    const { port1, port2 } = new MessageChannel()
    // A call to a worker that has died: its death is told by `died`.
    void reader.api.connect(transfer(port1, [port1]), proxy(this.onProgress)).catch(() => undefined)
    this.connect(port2)
    const slot: Slot = { reader, files: new Set() }
    this.slots = [...this.slots, slot]
    return slot
  }
}

function canShare({ files }: Slot, file: QueuedFile): boolean {
  return files.size < SMALL_FILES_AT_ONCE && [file, ...files].every(isShareable)
}

function isShareable({ file, isSuspect }: QueuedFile): boolean {
  return file.size < SMALL_FILE_BYTES && !isSuspect
}
