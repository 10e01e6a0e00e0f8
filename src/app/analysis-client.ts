// The page's side of the workers, and the only file that makes one. In: files of the user, questions of the components. Out:
// answers of the case worker, and the state of reading. No method throws for a bad capture or a dead worker.

import { proxy, transfer } from 'comlink'
import type { Problem } from '../engine/index'
import type { ConversationRow, Judged, JudgedList, Overview, PairQuarters, RowKey } from '../verdict/index'
import CaseWorker from '../worker/case.worker?worker&inline'
import type { AnalysisClient, CaseApi, GivenFile, ReaderApi, ReadState, RowPage, View } from '../worker/contract'
import ReaderWorker from '../worker/reader.worker?worker&inline'
import { makeFiles } from './analysis-captures'
import { emptyOverview } from './analysis-empty'
import { type Hired, hire } from './analysis-hire'
import { AnalysisNotes } from './analysis-notes'
import { Pace } from './analysis-pace'
import { AnalysisQueue, type QueuedFile } from './analysis-queue'
import { MANY_FILES, pickCaptures } from './pick-captures'

export function createAnalysisClient(): AnalysisClient {
  return new WorkerClient()
}

/** One reader keeps about two cores busy (architecture.md), and four saturate a disk. */
const MOST_READERS = 4
const TICK_MS = 100
/** Reading ends within 250 ms: after this the readers that still work are ended by force. */
const STOP_MS = 200
/** While reading, the page is told of new results no more often than this, and leaves the case most of its time. */
const REVISION_MS = 300
const REVISION_SHARE = 3
/** A reader that dies is mostly the machine's doing (memory); a second one on the same file is the file's. */
const MOST_DEATHS = 2

interface Slot {
  reader: Hired<ReaderApi>
  /** null while the reader is free. */
  file: QueuedFile | null
  /** Resolves when the present read is over. */
  reading: Promise<void>
}

class WorkerClient implements AnalysisClient {
  private readonly listeners = new Set<() => void>()
  private readonly queue = new AnalysisQueue()
  private readonly pace = new Pace()
  private slots: Slot[] = []
  private keeper: Hired<CaseApi> | null = null
  /** Problems that the case cannot keep: of the workers themselves. */
  private readonly notes = new AnalysisNotes()
  private phase: ReadState['phase'] = 'idle'
  private revision = 0
  /** Where the present case worker's count begins: a new one counts from 0, and what the page sees never goes back. */
  private revisionBase = 0
  private isAskingRevision = false
  /** The stop under way. */
  private stopping: Promise<void> | null = null
  /** Grows with every stop, so that what was begun before one can tell. */
  private stops = 0
  /** True when the case worker has died with all that it had. */
  private isLost = false
  private revisionDueAt = 0
  private revisionPauseMs = REVISION_MS
  private timer: ReturnType<typeof setInterval> | undefined
  private current: ReadState = this.snapshot()

  state(): ReadState {
    return this.current
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  addFiles(files: GivenFile[]): void {
    if (files.length > MANY_FILES) void this.addMany(files)
    else this.take(files)
  }

  /** Looks at the first bytes of very many files before any is read. */
  private async addMany(files: GivenFile[]): Promise<void> {
    this.begin('walking')
    const { stops } = this
    const captures = await pickCaptures(files)
    if (stops !== this.stops) return
    this.notes.many(files.length, captures.length)
    this.take(captures)
    if (captures.length === 0) void this.restWhenDone()
  }

  private take(files: GivenFile[]): void {
    if (files.length === 0) return
    const keeper = this.hireKeeper()
    for (const { id, name, file } of this.queue.add(files)) void keeper.api.addFile(id, name, file.size).catch(ignore)
    this.begin('reading')
    this.pump()
    void this.restWhenDone()
  }

  async addSample(): Promise<void> {
    this.begin('walking')
    const { stops } = this
    const files = await makeFiles((api) => api.make())
    if (stops !== this.stops) return
    if (typeof files === 'string') {
      this.note(`The sample could not be made (${files}). Reload the page.`)
      return this.restWhenDone()
    }
    this.addFiles(files.map((file) => ({ name: file.name, file })))
  }

  makeScenario(packId: string, seed: string, onProgress: (share: number) => void): Promise<File[] | string> {
    return makeFiles((api) => api.makeScenario(packId, seed, proxy(onProgress)))
  }

  async stop(): Promise<void> {
    if (this.phase === 'reading' || this.phase === 'walking') this.stopping ??= this.stopReading()
    await this.stopping
    this.stopping = null
  }

  async clear(): Promise<void> {
    await this.stop()
    this.queue.clear()
    this.pace.reset()
    this.notes.clear()
    if (this.isLost) this.replaceAll()
    await this.ask((api) => api.clear())
    await this.learnRevision()
    this.phase = 'idle'
    this.publish()
  }

  async overview(view: View): Promise<Overview> {
    const askedAt = performance.now()
    const overview = await this.ask((api) => api.overview(view))
    this.revisionPauseMs = Math.max(REVISION_MS, REVISION_SHARE * (performance.now() - askedAt))
    if (overview === null) return emptyOverview(view, this.revision, this.notes.rows)
    return { ...overview, problems: [...overview.problems, ...this.notes.rows] }
  }

  async rows(view: View, offset: number, limit: number): Promise<RowPage> {
    return (await this.ask((api) => api.rows(view, offset, limit))) ?? { rows: [], offset, filtered: 0, total: 0 }
  }

  async conversations(
    view: View,
    inside: string,
    outside: string,
    limit: number,
  ): Promise<{ rows: ConversationRow[]; total: number }> {
    return (await this.ask((api) => api.conversations(view, inside, outside, limit))) ?? { rows: [], total: 0 }
  }

  async quarters(view: View, inside: string, outside: string): Promise<PairQuarters> {
    return (await this.ask((api) => api.quarters(view, inside, outside))) ?? { starts: [], outBytes: [], inBytes: [] }
  }

  judged(view: View, limit: number): Promise<JudgedList | null> {
    return this.ask((api) => api.judged(view, limit))
  }

  reasons(view: View, key: RowKey): Promise<Judged | null> {
    return this.ask((api) => api.reasons(view, key))
  }

  private async stopReading(): Promise<void> {
    this.stops++
    this.phase = 'stopping'
    this.queue.halt()
    this.publish()
    const busy = this.slots.flatMap((slot) => (slot.file === null ? [] : [{ slot, file: slot.file }]))
    for (const { slot } of busy) void slot.reader.api.stop().catch(ignore)
    await Promise.race([Promise.all(busy.map(({ slot }) => slot.reading)), sleep(STOP_MS)])
    for (const { slot, file } of busy) {
      if (slot.file === file) this.dismiss(slot)
      if (file.status === 'reading' || file.status === 'left') void this.tellStopped(file)
    }
    await this.restWhenDone()
  }

  /** Gives every free reader a file, and hires readers up to the limit while files wait. */
  private pump(): void {
    while (this.phase === 'reading' && this.queue.hasWaiting) {
      const slot = this.slots.find(({ file }) => file === null) ?? this.hireReader()
      const file = slot === null ? null : this.queue.take()
      if (slot === null || file === null) return
      slot.file = file
      slot.reading = this.readWith(slot, file)
    }
  }

  private async readWith(slot: Slot, file: QueuedFile): Promise<void> {
    const isCopy = !file.isStarted && (await this.isCopy(file))
    // Dismissed meanwhile: whoever did that has seen to the file.
    if (!this.slots.includes(slot)) return
    if (isCopy) {
      slot.file = null
      this.pump()
      return this.restWhenDone()
    }
    const mergedTo = file.isStarted ? ((await this.ask((api) => api.mergedTo(file.id))) ?? 0) : 0
    file.isStarted = true
    const onProgress = proxy(this.queue.progress.bind(this.queue))
    const read = slot.reader.api.read(file.id, file.name, file.file, onProgress, mergedTo).catch(String)
    const outcome = await Promise.race([read, slot.reader.died])
    if (!this.slots.includes(slot)) return
    slot.file = null
    if (typeof outcome === 'string') await this.afterDeath(slot, file, outcome)
    else {
      this.queue.finish(file, outcome)
      this.noteGone(outcome.status === 'unreadable')
      for (const problem of outcome.untold) void this.ask((api) => api.addProblem(file.id, problem))
    }
    this.pump()
    void this.restWhenDone()
  }

  /** Whether the case has a file with the same bytes: then this one is dealt with, and the case says so. */
  private async isCopy(file: QueuedFile): Promise<boolean> {
    const same = await this.ask((api) => api.sameAs(file.name, file.file))
    if (same === null) return false
    this.queue.skipCopy(file)
    await this.ask((api) => api.addProblem(file.id, copyOf(same)))
    return true
  }

  /** The file is read again once, from where the case has it; then it is set aside and what was merged of it stays. */
  private async afterDeath(slot: Slot, file: QueuedFile, reason: string): Promise<void> {
    this.dismiss(slot)
    file.deaths++
    if (file.deaths < MOST_DEATHS && this.phase === 'reading') return this.queue.retry(file)
    this.queue.setAside(file)
    await this.tellProblem(file, 'reader', reason)
  }

  private async tellStopped(file: QueuedFile): Promise<void> {
    this.queue.leave(file)
    await this.tellProblem(file, 'stopped', 'file')
  }

  private async tellProblem(file: QueuedFile, kind: Problem['kind'], what: string): Promise<void> {
    if (kind !== 'stopped') this.queue.noteProblem(file)
    const offset = (await this.ask((api) => api.mergedTo(file.id))) ?? 0
    const problem: Problem = { kind, what, offset, needed: 0, available: 0, record: file.records }
    await this.ask((api) => api.addProblem(file.id, problem))
  }

  /** Comes to rest when nothing is read or waits. All that was read is merged by then: readers answer only after that. */
  private async restWhenDone(): Promise<void> {
    if (this.queue.isReading || this.queue.hasWaiting) return
    await this.learnRevision()
    if (this.queue.isReading || this.queue.hasWaiting) return
    clearInterval(this.timer)
    this.timer = undefined
    this.pace.rest(performance.now())
    this.phase = this.queue.isLeft ? 'stopped' : 'done'
    this.publish()
  }

  private begin(phase: 'walking' | 'reading'): void {
    this.phase = phase
    this.pace.start(performance.now(), this.queue.counts().bytesRead)
    this.timer ??= setInterval(() => this.tick(), TICK_MS)
    this.publish()
  }

  private tick(): void {
    const now = performance.now()
    this.pace.note(now, this.queue.counts().bytesRead)
    if (this.pace.isSlow(now)) this.notes.slow(this.pace.bytesPerSecond)
    if (now >= this.revisionDueAt && !this.isAskingRevision) void this.learnRevision()
    this.publish()
  }

  private async learnRevision(): Promise<void> {
    this.isAskingRevision = true
    const revision = this.revisionBase + ((await this.ask((api) => api.revision())) ?? 0)
    this.revision = Math.max(this.revision, revision)
    this.revisionDueAt = performance.now() + this.revisionPauseMs
    this.isAskingRevision = false
  }

  private publish(): void {
    this.current = this.snapshot()
    for (const listener of this.listeners) listener()
  }

  private snapshot(): ReadState {
    const now = performance.now()
    const counts = this.queue.counts()
    return {
      phase: this.phase,
      ...counts,
      bytesPerSecond: this.pace.bytesPerSecond,
      secondsLeft: this.pace.secondsLeft(now, counts.bytesTotal - counts.bytesRead),
      secondsSpent: this.pace.secondsSpent(now),
      revision: this.revision,
    }
  }

  /** What the case worker answers, or null when it cannot; the notes say why. */
  private async ask<T>(question: (api: Hired<CaseApi>['api']) => Promise<T>): Promise<T | null> {
    const keeper = this.hireKeeper()
    const answer = question(keeper.api).then((value) => ({ value }))
    try {
      const first = await Promise.race([answer, keeper.died])
      return typeof first === 'string' ? null : first.value
    } catch (error) {
      this.note(`Our mistake: a question to the results was not answered (${error}).`)
      return null
    }
  }

  private hireKeeper(): Hired<CaseApi> {
    if (this.keeper !== null) return this.keeper
    const keeper = hire<CaseApi>(() => new CaseWorker())
    this.keeper = keeper
    void keeper.died.then((reason) => {
      this.isLost = true
      this.note(`The part of the page that keeps the results has stopped (${reason}). Reload the page.`)
      void this.stop()
    })
    return keeper
  }

  private hireReader(): Slot | null {
    const most = Math.min(MOST_READERS, Math.max(1, Math.floor(navigator.hardwareConcurrency / 2)))
    if (this.slots.length >= most) return null
    const reader = hire<ReaderApi>(() => new ReaderWorker())
    const { port1, port2 } = new MessageChannel()
    void reader.api.connect(transfer(port1, [port1])).catch(ignore)
    void this.hireKeeper()
      .api.connect(transfer(port2, [port2]))
      .catch(ignore)
    const slot: Slot = { reader, file: null, reading: Promise.resolve() }
    this.slots.push(slot)
    return slot
  }

  private dismiss(slot: Slot): void {
    slot.reader.worker?.terminate()
    this.slots = this.slots.filter((other) => other !== slot)
  }

  /** Ports to a dead case lead nowhere, so its readers go with it. */
  private replaceAll(): void {
    for (const slot of this.slots) this.dismiss(slot)
    this.keeper?.worker?.terminate()
    this.keeper = null
    this.isLost = false
    this.revisionBase = this.revision
  }

  /** When the disk or share is gone, what waits is left for another drop. */
  private noteGone(isUnreadable: boolean): void {
    const { given, done } = this.queue.counts().files
    if (!this.notes.gone(isUnreadable, done, given)) return
    this.queue.halt()
    this.queue.noteProblem(null)
  }

  private note(message: string): void {
    if (!this.notes.worker(message)) return
    this.queue.noteProblem(null)
    this.publish()
  }
}

function copyOf(name: string): Problem {
  return { kind: 'same-file', what: name, offset: 0, needed: 0, available: 0, record: 0 }
}

function sleep(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms))
}

/** A call to a worker that has died: its death is told by `died`. */
function ignore(): void {}
