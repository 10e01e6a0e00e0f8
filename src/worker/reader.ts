// A reader: files in, chunks of Summary out to the case.
//
//   page ── read(file) ──▶ this worker ── Blob bytes ▶ engine ▶ Chunk ──(port, transferred)──▶ case
//   page ◀── progress, outcome ──┘  └◀──────────── one answer a merged chunk ──────────────────┘

import type { CarveProgress } from '../export/index'
import type { ExactLook } from '../verdict/index'
import { openSource } from './byte-source'
import { carveJob } from './carve-job'
import type {
  CarveJob,
  CarveResult,
  FileToHash,
  HashedFile,
  LookJob,
  ReaderApi,
  ReadOutcome,
  ReadProgress,
  ReadTerms,
} from './contract'
import { Gate } from './gate'
import { GzipSource } from './gzip-source'
import { hashJob } from './hash-job'
import { lookJob } from './look-job'
import { Outbox } from './outbox'
import { readFile } from './read-file'
import { Turn } from './turn'

export class Reader implements ReaderApi {
  private outbox: Outbox | null = null
  private onProgress: (progress: ReadProgress) => void = () => undefined
  private readonly gate = new Gate()
  private readonly turn = new Turn()

  connect(port: MessagePort, onProgress: (progress: ReadProgress) => void): void {
    this.outbox = new Outbox(port)
    this.onProgress = onProgress
  }

  async read(fileId: number, name: string, file: Blob, terms: ReadTerms): Promise<ReadOutcome> {
    const { outbox, gate } = this
    if (outbox === null) throw new Error('connect() comes before read()')
    gate.open(fileId)
    const seed = crypto.getRandomValues(new Uint32Array(4))
    const outcome = await readFile(
      { fileId, name, bytes: file.size, seed, source: openSource(file), unzip: () => new GzipSource(file), ...terms },
      {
        nowMs: () => performance.now(),
        isStopped: () => gate.isStopped(fileId),
        isPaused: () => gate.isPaused,
        resumed: () => gate.resumed(),
        send: (chunk) => outbox.send(chunk),
        room: () => outbox.room(fileId),
        progress: this.onProgress,
        breathe: () => this.turn.next(),
      },
    )
    await outbox.settled(fileId)
    return outcome
  }

  carve(job: CarveJob, onProgress: (progress: CarveProgress) => void): Promise<CarveResult> {
    return carveJob(job, crypto.getRandomValues(new Uint32Array(4)), onProgress)
  }

  look(job: LookJob, onProgress: (bytesRead: number) => void): Promise<ExactLook[]> {
    return lookJob(job, crypto.getRandomValues(new Uint32Array(4)), onProgress)
  }

  hash(files: readonly FileToHash[], onProgress: (bytesRead: number) => void): Promise<HashedFile[]> {
    return hashJob(files, onProgress)
  }

  stop(fileId?: number): void {
    this.gate.stop(fileId)
  }

  pause(): void {
    this.gate.pause()
  }

  resume(): void {
    this.gate.resume()
  }
}
