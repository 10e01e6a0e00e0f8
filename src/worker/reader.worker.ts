// A reader: files in, chunks of Summary out to the case.
//
//   page ── read(file) ──▶ this worker ── Blob bytes ▶ engine ▶ Chunk ──(port, transferred)──▶ case worker
//   page ◀── progress, outcome ──┘  └◀──────────── one answer a merged chunk ──────────────────┘

import { expose } from 'comlink'
import { openSource } from './byte-source'
import type { ReaderApi, ReadOutcome, ReadProgress } from './contract'
import { Outbox } from './outbox'
import { readFile } from './read-file'
import { Turn } from './turn'

class Reader implements ReaderApi {
  private outbox: Outbox | null = null
  private isStopped = false
  private readonly turn = new Turn()

  connect(port: MessagePort): void {
    this.outbox = new Outbox(port)
  }

  async read(
    fileId: number,
    name: string,
    file: Blob,
    onProgress: (progress: ReadProgress) => void,
    mergedTo = 0,
  ): Promise<ReadOutcome> {
    const { outbox } = this
    if (outbox === null) throw new Error('connect() comes before read()')
    this.isStopped = false
    const seed = crypto.getRandomValues(new Uint32Array(4))
    const outcome = await readFile(
      { fileId, name, bytes: file.size, mergedTo, seed, source: openSource(file) },
      {
        nowMs: () => performance.now(),
        isStopped: () => this.isStopped,
        send: (chunk) => outbox.send(chunk),
        room: () => outbox.room(),
        progress: onProgress,
        breathe: () => this.turn.next(),
      },
    )
    await outbox.settled()
    return outcome
  }

  stop(): void {
    this.isStopped = true
  }
}

expose(new Reader())
