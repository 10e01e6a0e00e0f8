// One file from its bytes to chunks of Summary. In: a byte source. Out: chunks in order without a hole, progress, and how it
// ended. Whatever goes wrong, what was read before is handed over.

import { type CaptureFeed, compressionOf, openCapture, type Problem } from '../engine/index'
import type { ByteSource } from './byte-source'
import type { Chunk, ReadOutcome, ReadProgress } from './contract'
import type { GzipSource } from './gzip-source'

export interface ReadTask {
  fileId: number
  name: string
  /** Size in bytes. */
  bytes: number
  /** Bytes before this are in the case already. */
  mergedTo: number
  /** Four random words for the engine's tables. */
  seed: Uint32Array
  /** Conversations that are followed at once; undefined: as many as the engine likes. */
  mostKeys?: number | undefined
  source: ByteSource
  /** The same file from its start, unpacked; asked for when it turns out to be a .gz. Absent: the engine unpacks. */
  unzip?: (() => GzipSource) | undefined
}

/** What reading needs of the world; a worker and a test each bring their own. */
export interface ReadPlace {
  nowMs(): number
  isStopped(): boolean
  isPaused(): boolean
  /** Resolves when a pause is over, or the read is stopped. */
  resumed(): Promise<void>
  /** Takes a chunk over. */
  send(chunk: Chunk): void
  /** Resolves when a chunk may be sent. */
  room(): Promise<void>
  progress(progress: ReadProgress): void
  /** Lets messages in: reads that are answered at once would keep stop() out for the whole file. */
  breathe(): Promise<void>
}

/** The first chunk is early so that the page has something to show, the later ones are few so that merging stays cheap. */
const FIRST_CHUNK_MS = 300
const CHUNK_MS = 2000
const CHUNK_BYTES = 512_000_000
const CHUNK_ROWS = 1_000_000
const PROGRESS_MS = 100
const BREATHE_MS = 50

export function readFile(task: ReadTask, place: ReadPlace): Promise<ReadOutcome> {
  return new FileRead(task, place).run()
}

class FileRead {
  private feed: CaptureFeed
  private source: ByteSource
  private gzip: GzipSource | null = null
  private readonly problems: Problem[] = []
  private readonly untold: Problem[] = []
  /** Bytes handed over, or in the case from before. */
  private sentTo: number
  private chunkDueAt: number
  private progressDueAt = 0
  private breatheDueAt: number

  constructor(
    private readonly task: ReadTask,
    private readonly place: ReadPlace,
  ) {
    this.feed = openCapture(task)
    this.source = task.source
    this.sentTo = task.mergedTo
    this.chunkDueAt = place.nowMs() + FIRST_CHUNK_MS
    this.breatheDueAt = place.nowMs() + BREATHE_MS
  }

  /** Errors of the engine are our mistake and end this file only; errors of the source are told apart in nextPiece(). */
  async run(): Promise<ReadOutcome> {
    try {
      return await this.readAll()
    } catch (error) {
      this.untold.push({ ...this.problemHere('reader'), what: String(error) })
      return this.outcome('unreadable')
    } finally {
      // Cancelling a stream that has failed rejects with that failure, which is already told.
      await this.source.close().catch(() => undefined)
    }
  }

  private async readAll(): Promise<ReadOutcome> {
    while (!this.feed.isOver) {
      if (this.place.isStopped()) return this.finish('stopped')
      const piece = await this.nextPiece()
      if (piece === null) break
      if ('kind' in piece) {
        this.feed.addProblem(piece)
        return this.finish('unreadable')
      }
      const { unzip } = this.task
      if (unzip !== undefined && this.isGzip(piece)) await this.unpack(unzip)
      else this.push(piece)
      await this.pause()
    }
    if (this.gzip?.failure) this.feed.failUnpacking(this.gzip.failure)
    this.feed.end()
    return this.finish('done')
  }

  private async nextPiece(): Promise<Uint8Array | Problem | null> {
    try {
      return await this.source.next()
    } catch {
      // NotReadableError and its like. The browser does not say why; a file that gave bytes before could be read, so it changed.
      return this.problemHere(this.feed.offset > 0 ? 'changed' : 'unreadable')
    }
  }

  /** Of the first piece of the file itself. */
  private isGzip(piece: Uint8Array): boolean {
    return this.gzip === null && this.feed.offset === 0 && compressionOf(piece) === 'gzip'
  }

  /** Begins again with the bytes inside; from here on all offsets but those told to the page are of them. */
  private async unpack(unzip: () => GzipSource): Promise<void> {
    await this.source.close()
    this.gzip = unzip()
    this.source = this.gzip
    this.feed = openCapture({ ...this.task, unpackedFrom: 'gzip' })
  }

  /** A piece that crosses mergedTo is cut there: what stands before it is counted and thrown away, since the case has it. */
  private push(piece: Uint8Array): void {
    const { mergedTo } = this.task
    const known = Math.min(piece.length, Math.max(0, mergedTo - this.feed.offset))
    if (known > 0) {
      this.feed.push(piece.subarray(0, known))
      if (this.feed.hasFull || this.feed.offset === mergedTo) this.feed.takeSummaries()
    }
    if (known < piece.length) this.feed.push(piece.subarray(known))
  }

  private async pause(): Promise<void> {
    const now = this.place.nowMs()
    if (now >= this.progressDueAt) this.tellProgress(now)
    if (this.isChunkDue(now)) {
      await this.place.room()
      this.send(false)
      this.chunkDueAt = this.place.nowMs() + CHUNK_MS
    }
    if (now >= this.breatheDueAt) {
      await this.place.breathe()
      this.breatheDueAt = this.place.nowMs() + BREATHE_MS
    }
    if (this.place.isPaused()) await this.rest()
  }

  /** What was read so far is on the page during a pause. */
  private async rest(): Promise<void> {
    if (this.feed.offset > this.sentTo) {
      await this.place.room()
      this.send(false)
    }
    this.tellProgress(this.place.nowMs())
    while (this.place.isPaused() && !this.place.isStopped()) await this.place.resumed()
    this.chunkDueAt = this.place.nowMs() + CHUNK_MS
  }

  private isChunkDue(now: number): boolean {
    const open = this.feed.offset - this.sentTo
    if (this.feed.hasFull) return true
    return open > 0 && (now >= this.chunkDueAt || open >= CHUNK_BYTES || this.feed.openRows >= CHUNK_ROWS)
  }

  private tellProgress(now: number): void {
    this.progressDueAt = now + PROGRESS_MS
    this.place.progress({ fileId: this.task.fileId, bytesRead: this.bytesRead, records: this.feed.records })
  }

  /** A file that was stopped may be gone on with, so its last chunk is not the last of the file. */
  private finish(status: ReadOutcome['status']): ReadOutcome {
    if (this.gzip !== null) this.feed.unpackedTo(this.gzip.fileOffset)
    const isLast = status !== 'stopped'
    if (this.feed.offset < this.task.mergedTo) this.dropKnown()
    else if (isLast || this.feed.offset > this.sentTo) this.send(isLast)
    this.tellProgress(this.place.nowMs())
    return this.outcome(status)
  }

  /** Ended before what the case has: all counts are known to it, only what went wrong is not. */
  private dropKnown(): void {
    for (const { captures } of this.feed.takeSummaries())
      this.untold.push(...captures.flatMap(({ problems }) => problems))
  }

  private send(isLast: boolean): void {
    const summaries = this.feed.takeSummaries()
    for (const { captures } of summaries) this.problems.push(...captures.flatMap(({ problems }) => problems))
    const to = Math.max(this.sentTo, this.feed.offset)
    this.place.send({ fileId: this.task.fileId, from: this.sentTo, to, isLast, summaries })
    this.sentTo = to
  }

  private outcome(status: ReadOutcome['status']): ReadOutcome {
    const { bytesRead } = this
    const { records } = this.feed
    const problems = [...this.problems, ...this.untold]
    return { fileId: this.task.fileId, status, bytesRead, records, problems, untold: this.untold }
  }

  /** Bytes of the file itself. */
  private get bytesRead(): number {
    return this.gzip?.fileOffset ?? this.feed.offset
  }

  private problemHere(kind: Problem['kind']): Problem {
    return { kind, what: 'file', offset: this.feed.offset, needed: 0, available: 0, record: this.feed.records }
  }
}
