// The page's side of the workers: what the components may ask for and the state of reading. In: files of the user, questions. Out:
// answers of the case worker. No method throws for a bad capture or a dead worker.

import { proxy, transfer } from 'comlink'
import type { Problem } from '../engine/index'
import type { SavedCase } from '../export/index'
import type { Overview } from '../verdict/index'
import type {
  AnalysisClient,
  GivenFile,
  MadeExercise,
  MakeChoices,
  ReadSettings,
  ReadState,
  View,
} from '../worker/contract'
import { AgainQuestions } from './analysis-again'
import { askMaker, filesOf } from './analysis-captures'
import { emptyOverview } from './analysis-empty'
import { CaseKeeper } from './analysis-keeper'
import { AnalysisNotes } from './analysis-notes'
import { Pace, sleep } from './analysis-pace'
import { AnalysisQueue, type QueuedFile } from './analysis-queue'
import { Readers, type Slot } from './analysis-readers'
import { defaultSettings, mostKeysWithin } from './analysis-settings'
import { MANY_FILES, pickCaptures } from './pick-captures'

export function createAnalysisClient(): AnalysisClient {
  return new WorkerClient()
}

/** The strip changes four times a second (interface.md b.2). */
const TICK_MS = 250
/** Reading ends within 250 ms: after this the readers that still work are ended by force. */
const STOP_MS = 200
/** A reader that dies is mostly the machine's doing (memory); a second one on the same file is the file's. */
const MOST_DEATHS = 2

class WorkerClient extends AgainQuestions implements AnalysisClient {
  private readonly listeners = new Set<() => void>()
  private readonly queue = new AnalysisQueue()
  private readonly pace = new Pace()
  /** Problems that the case cannot keep: of the workers themselves. */
  private readonly notes = new AnalysisNotes()
  private settings: ReadSettings = defaultSettings()
  protected readonly keeper: CaseKeeper = new CaseKeeper(
    () => this.settings.budgetBytes,
    (message) => this.note(message),
    () => void this.stop(),
  )
  private readonly readers = new Readers(
    () => this.settings.workers,
    (port) => void this.keeper.api.connect(transfer(port, [port])).catch(ignore),
    (progress) => this.queue.progress(progress),
  )
  private phase: ReadState['phase'] = 'idle'
  /** The stop under way. */
  private stopping: Promise<void> | null = null
  /** Grows with every stop, so that what was begun before one can tell. */
  private stops = 0
  private timer: ReturnType<typeof setInterval> | undefined
  private current: ReadState = this.snapshot()

  state(): ReadState {
    return this.current
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  configure(settings: ReadSettings): void {
    this.settings = settings
    void this.keeper.ask((api) => api.setBudget(settings.budgetBytes))
    this.pump()
    this.publish()
  }

  addFiles(files: GivenFile[]): void {
    if (files.length > MANY_FILES) void this.addMany(files)
    else if (files.length > 0) this.read(this.queue.add(files))
  }

  /** Looks at the first bytes of very many files before any is read. */
  private async addMany(files: GivenFile[]): Promise<void> {
    this.begin('walking')
    const { stops } = this
    const captures = await pickCaptures(files)
    if (stops !== this.stops) return
    this.notes.many(files.length, captures.length)
    this.read(this.queue.add(captures))
  }

  private read(files: QueuedFile[]): void {
    for (const { id, name, file } of files) void this.keeper.api.addFile(id, name, file.size).catch(ignore)
    this.begin('reading')
    this.pump()
    void this.restWhenDone()
  }

  async addSample(): Promise<void> {
    this.begin('walking')
    const { stops } = this
    const made = await askMaker((api) => api.make())
    if (stops !== this.stops) return
    if (typeof made === 'string') {
      this.note(`The sample could not be made (${made}). Reload the page.`)
      return this.restWhenDone()
    }
    this.addFiles(filesOf(made).map((file) => ({ name: file.name, file })))
  }

  async makeScenario(
    packId: string,
    options: MakeChoices,
    onProgress: (share: number) => void,
  ): Promise<MadeExercise | string> {
    const made = await askMaker((api) => api.makeScenario(packId, options, proxy(onProgress)))
    return typeof made === 'string' ? made : { files: filesOf(made.captures), numbers: made.numbers }
  }

  pause(): void {
    if (this.phase !== 'reading') return
    this.phase = 'paused'
    this.pace.rest(performance.now())
    for (const { reader } of this.readers.slots) void reader.api.pause().catch(ignore)
    this.publish()
  }

  resume(): void {
    if (this.phase === 'paused') this.read([])
    else if (this.phase === 'stopped') this.read(this.queue.addLeft())
  }

  async skip(): Promise<void> {
    const file = this.queue.longestOpen
    const slot = this.readers.slots.find(({ files }) => file !== null && files.has(file))
    if (file === null || slot === undefined) return
    await Promise.race([slot.reader.api.stop(file.id).catch(ignore), slot.reader.died])
    await sleep(STOP_MS)
    // A reader that waits for a slow disk hears nothing: it is ended, and its other files go to another one.
    if (file.status === 'reading') this.dismiss(slot)
    this.queue.noteStop(file)
    this.queue.setAside(file)
    await this.tellProblem(file, 'stopped', 'file')
    this.pump()
    void this.restWhenDone()
  }

  async stop(): Promise<void> {
    const { phase } = this
    if (phase === 'reading' || phase === 'walking' || phase === 'paused') this.stopping ??= this.stopReading()
    await this.stopping
    this.stopping = null
  }

  async clear(): Promise<void> {
    await this.stop()
    this.queue.clear()
    this.pace.reset()
    this.notes.clear()
    if (this.keeper.isLost) this.replaceAll()
    await this.keeper.ask((api) => api.clear())
    await this.keeper.learnUsage()
    this.phase = 'idle'
    this.publish()
  }

  async overview(view: View): Promise<Overview> {
    const overview = await this.keeper.askLong((api) => api.overview(view))
    if (overview === null) return emptyOverview(view, this.keeper.usage.revision, this.notes.rows)
    return { ...overview, problems: [...overview.problems, ...this.notes.rows] }
  }

  protected filesOf<Capture extends { name: string; bytes: number }>(captures: readonly Capture[]) {
    return this.queue.filesOf(captures)
  }

  protected async onChange(): Promise<void> {
    await this.keeper.learnUsage()
    this.publish()
  }

  async openSaved(file: File): Promise<SavedCase | string> {
    const json = await file.text()
    await this.stop()
    const saved = await this.keeper.api.openSaved(file.name, json).catch(String)
    if (typeof saved === 'string') return saved
    this.queue.clear()
    this.pace.reset()
    this.notes.clear()
    await this.restWhenDone()
    return saved
  }

  async addSummary(file: File): Promise<string> {
    const text = file.text()
    const complaint = await text.then((json) => this.keeper.api.addSummary(file.name, json)).catch(String)
    await this.restWhenDone()
    return complaint
  }

  protected tellChange(): void {
    this.publish()
  }

  private async stopReading(): Promise<void> {
    this.stops++
    this.phase = 'stopping'
    this.queue.halt()
    this.publish()
    const busy = this.readers.slots.flatMap((slot) => [...slot.files].map((file) => ({ slot, file })))
    for (const { reader } of this.readers.slots) void reader.api.stop().catch(ignore)
    await this.settle(busy.map(({ file }) => file))
    for (const { slot, file } of busy) {
      if (slot.files.has(file)) this.readers.dismiss(slot)
      if (file.status === 'reading' || file.status === 'left') void this.tellStopped(file)
    }
    await this.restWhenDone()
  }

  /** Waits until no file is in the hands of a reader, or the time to stop is over. */
  private async settle(files: QueuedFile[]): Promise<void> {
    const end = performance.now() + STOP_MS
    while (files.some(({ status }) => status === 'reading') && performance.now() < end) await sleep(5)
  }

  /** Gives files to readers while there are any of both. */
  private pump(): void {
    while (this.phase === 'reading') {
      const file = this.queue.peek()
      const slot = file === null ? null : this.readers.slotFor(file)
      if (file === null || slot === null) return
      this.queue.take()
      slot.files.add(file)
      void this.readWith(slot, file)
    }
  }

  private async readWith(slot: Slot, file: QueuedFile): Promise<void> {
    const isCopy = !file.isStarted && (await this.isCopy(file))
    // Dismissed meanwhile: whoever did that has seen to the file.
    if (!this.readers.has(slot)) return
    const outcome = isCopy ? null : await this.readFile(slot, file)
    if (!this.readers.has(slot)) return
    slot.files.delete(file)
    if (typeof outcome === 'string') await this.afterDeath(slot, file, outcome)
    else if (outcome !== null && file.status === 'reading') {
      this.queue.finish(file, outcome)
      this.noteGone(outcome.status === 'unreadable')
      for (const problem of outcome.untold) void this.keeper.ask((api) => api.addProblem(file.id, problem))
    }
    this.pump()
    void this.restWhenDone()
  }

  /** How the read ended; a string when the reader died of it. */
  private async readFile(slot: Slot, file: QueuedFile) {
    const mergedTo = file.isStarted ? ((await this.keeper.ask((api) => api.mergedTo(file.id))) ?? 0) : 0
    file.isStarted = true
    const terms = { mergedTo, mostKeys: mostKeysWithin(this.settings.budgetBytes) }
    const read = slot.reader.api.read(file.id, file.name, file.file, terms).catch(String)
    return Promise.race([read, slot.reader.died])
  }

  /** Whether the case has counted this file: then this one is dealt with, and the case says so. */
  private async isCopy(file: QueuedFile): Promise<boolean> {
    const copy = await this.keeper.ask((api) => api.copyOf(file.name, file.file))
    if (copy === null) return false
    this.queue.skipCopy(file, copy.kind === 'other-content' ? '' : copy.what)
    await this.keeper.ask((api) => api.addProblem(file.id, copy))
    return true
  }

  /** The file is read again once, from where the case has it; then it is set aside and what was merged of it stays. */
  private async afterDeath(slot: Slot, file: QueuedFile, reason: string): Promise<void> {
    const isAlone = slot.files.size === 0
    this.dismiss(slot)
    if (isAlone) file.deaths++
    file.isSuspect = true
    if (file.deaths < MOST_DEATHS && this.phase === 'reading') return this.queue.retry(file)
    this.queue.setAside(file)
    await this.tellProblem(file, 'reader', reason)
  }

  /** Ends a reader and puts its files first in line again, each to be read alone: any of them may have been its end. */
  private dismiss(slot: Slot): void {
    this.readers.dismiss(slot)
    for (const file of slot.files) {
      file.isSuspect = true
      if (file.status === 'reading') this.queue.retry(file)
    }
    slot.files.clear()
  }

  private async tellStopped(file: QueuedFile): Promise<void> {
    this.queue.leave(file)
    await this.tellProblem(file, 'stopped', 'file')
  }

  private async tellProblem(file: QueuedFile, kind: Problem['kind'], what: string): Promise<void> {
    if (kind !== 'stopped') this.queue.noteProblem(file)
    const offset = (await this.keeper.ask((api) => api.mergedTo(file.id))) ?? 0
    const problem: Problem = { kind, what, offset, needed: 0, available: 0, record: file.records }
    await this.keeper.ask((api) => api.addProblem(file.id, problem))
  }

  /** Comes to rest when nothing is read or waits. All that was read is merged by then: readers answer only after that. */
  private async restWhenDone(): Promise<void> {
    if (this.queue.isReading || this.queue.hasWaiting) return
    await this.keeper.learnUsage()
    if (this.queue.isReading || this.queue.hasWaiting) return
    clearInterval(this.timer)
    this.timer = undefined
    this.pace.rest(performance.now())
    this.phase = this.queue.isLeft ? 'stopped' : 'done'
    this.publish()
  }

  private begin(phase: 'walking' | 'reading'): void {
    if (this.phase === 'paused') for (const { reader } of this.readers.slots) void reader.api.resume().catch(ignore)
    this.phase = phase
    this.pace.start(performance.now(), this.queue.counts().bytesRead)
    this.timer ??= setInterval(() => this.tick(), TICK_MS)
    this.publish()
  }

  private tick(): void {
    const now = performance.now()
    this.pace.note(now, this.queue.counts().bytesRead)
    if (this.pace.isSlow(now)) this.notes.slow(this.pace.bytesPerSecond)
    this.keeper.look(now)
    if (this.keeper.usage.isFull && this.phase === 'reading') this.stopForMemory()
    this.publish()
  }

  private stopForMemory(): void {
    const { bytesRead, bytesTotal } = this.queue.counts()
    this.notes.full(this.settings.budgetBytes, bytesRead / bytesTotal)
    this.queue.noteProblem(null)
    void this.stop()
  }

  private publish(): void {
    this.current = this.snapshot()
    for (const listener of this.listeners) listener()
  }

  private snapshot(): ReadState {
    const now = performance.now()
    const counts = this.queue.counts()
    const { revision, conversations, tableBytes } = this.keeper.usage
    return {
      phase: this.phase,
      ...counts,
      bytesPerSecond: this.pace.bytesPerSecond,
      secondsLeft: this.pace.secondsLeft(now, counts.bytesTotal - counts.bytesRead),
      secondsSpent: this.pace.secondsSpent(now),
      revision,
      conversations,
      tableBytes,
      settings: this.settings,
      longestReading: this.queue.longestOpen?.name ?? '',
    }
  }

  /** Ports to a dead case lead nowhere, so its readers go with it. */
  private replaceAll(): void {
    for (const slot of this.readers.slots) this.readers.dismiss(slot)
    this.keeper.replace()
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

/** A call to a worker that has died: its death is told by `died`. */
function ignore(): void {}
