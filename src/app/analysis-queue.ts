// The files of a case as the page keeps them. In: what the user gave and what readers tell. Out: which file is next, and the
// numbers of the progress strip.

import type { Problem } from '../engine/index'
import type { GivenFile, ReadOutcome, ReadProgress, ReadState } from '../worker/contract'

/** left: the user stopped before its end. skipped: no capture, or not readable. */
type Status = 'waiting' | 'reading' | 'done' | 'skipped' | 'left'

export interface QueuedFile {
  id: number
  /** The given name, made unique: problems are told by it. */
  name: string
  /** What the case counted it as: its name, another one that it had then, or '' when it was not counted and is no part of the case. */
  countedAs: string
  file: File
  status: Status
  bytesRead: number
  records: number
  problems: number
  /** True when a reader has had it before: the case may hold a part of it. */
  isStarted: boolean
  /** Readers that died on it. */
  deaths: number
  /** True when a reader died while it read this file among others: it is read alone from then on. */
  isSuspect: boolean
  /** True while the case lists it as stopped, which counts as a problem. */
  isStopTold: boolean
}

/** Problems of a file that is no capture at all: it is counted as skipped. */
const NO_CAPTURE: readonly Problem['kind'][] = [
  'empty',
  'not-a-capture',
  'other-tool',
  'archive',
  'nested',
  'cut-header',
]

export class AnalysisQueue {
  private readonly files = new Map<number, QueuedFile>()
  /** The same files by size and time of change: those that a given file may be. */
  private readonly alike = new Map<string, QueuedFile[]>()
  private readonly names = new Set<string>()
  /** Those before `next` are taken; taking the first of very many would move all others. */
  private waiting: QueuedFile[] = []
  private next = 0
  /** Files in the hands of readers, the one that has been read longest first. */
  private readonly open = new Set<QueuedFile>()
  /** Never starts again, so that a message about a file of an emptied case finds no file. */
  private nextId = 0
  /** Given again although they are in the case. */
  private repeats = 0
  /** Problems of no file, for example that no worker starts. */
  private otherProblems = 0

  /** The files that the case counted under the names of captures; undefined for one that is not there. One walk, however many are asked for. */
  filesOf<Capture extends { name: string; bytes: number }>(
    captures: readonly Capture[],
  ): { capture: Capture; file: File | undefined }[] {
    const byName = new Map<string, File>()
    for (const { countedAs, file } of this.files.values()) {
      const key = countedKey(countedAs, file.size)
      if (!byName.has(key)) byName.set(key, file)
    }
    return captures.map((capture) => ({ capture, file: byName.get(countedKey(capture.name, capture.bytes)) }))
  }

  /** Queues what is new and what was left before; answers those files, in the order in which they will be read. */
  add(given: readonly GivenFile[]): QueuedFile[] {
    const added: QueuedFile[] = []
    for (const one of given) {
      const known = this.alike.get(likenessOf(one.file))?.find((file) => isSamePath(file.name, one.name))
      if (known === undefined) added.push(this.newFile(one))
      else if (known.status === 'left') added.push(known)
      else this.repeats++
    }
    const ordered = spread(added.sort((x, y) => BY_NAME.compare(x.name, y.name)))
    for (const file of ordered) wait(file)
    this.line(ordered)
    return ordered
  }

  /** Queues again what was left before its end; answers those files. */
  addLeft(): QueuedFile[] {
    const left = [...this.files.values()].filter((file) => file.status === 'left')
    for (const file of left) wait(file)
    this.line(left)
    return left
  }

  /** The next file to read, null when none waits. */
  peek(): QueuedFile | null {
    return this.waiting[this.next] ?? null
  }

  /** The next file to read, now in the hands of a reader. */
  take(): QueuedFile | null {
    const file = this.peek()
    if (file === null) return null
    this.next++
    this.give(file, 'reading')
    return file
  }

  /** Puts a file first in line again, after its reader died. */
  retry(file: QueuedFile): void {
    this.give(file, 'waiting')
    this.waiting.splice(this.next, 0, file)
  }

  get hasWaiting(): boolean {
    return this.next < this.waiting.length
  }

  get isReading(): boolean {
    return this.open.size > 0
  }

  /** The file that has been read longest and is not at its end. */
  get longestOpen(): QueuedFile | null {
    const [first] = this.open
    return first ?? null
  }

  /** Never back: a file that is read a second time starts at 0 again. */
  progress({ fileId, bytesRead, records }: ReadProgress): void {
    const file = this.files.get(fileId)
    if (file === undefined) return
    file.bytesRead = Math.max(file.bytesRead, bytesRead)
    file.records = Math.max(file.records, records)
  }

  finish(file: QueuedFile, outcome: ReadOutcome): void {
    this.progress(outcome)
    file.problems += outcome.problems.length
    if (outcome.status === 'stopped') this.give(file, 'left')
    else if (outcome.status === 'unreadable') this.setAside(file)
    else {
      this.give(file, outcome.problems.some(({ kind }) => NO_CAPTURE.includes(kind)) ? 'skipped' : 'done')
      // A reader stops early where no further byte is of use; the file is dealt with all the same.
      file.bytesRead = file.file.size
    }
  }

  /** The case has counted it, as `countedAs`, and it stays at hand for a carve; '' when it is not what the case counted. */
  skipCopy(file: QueuedFile, countedAs: string): void {
    file.countedAs = countedAs
    file.bytesRead = file.file.size
    this.setAside(file)
  }

  /** No reader will have this file again. */
  setAside(file: QueuedFile): void {
    this.give(file, 'skipped')
  }

  noteProblem(file: QueuedFile | null): void {
    if (file === null) this.otherProblems++
    else file.problems++
  }

  /** The user ends it: no file waits any more. */
  halt(): void {
    for (const file of this.waiting.slice(this.next)) this.give(file, 'left')
    this.waiting = []
    this.next = 0
  }

  /** The user ended it before this file's end, and the case says so. */
  leave(file: QueuedFile): void {
    this.give(file, 'left')
    this.noteStop(file)
  }

  /** The case lists the file as stopped. */
  noteStop(file: QueuedFile): void {
    file.isStopTold = true
    file.problems++
  }

  clear(): void {
    this.files.clear()
    this.alike.clear()
    this.names.clear()
    this.waiting = []
    this.next = 0
    this.open.clear()
    this.repeats = 0
    this.otherProblems = 0
  }

  /** True when some file was left before its end. */
  get isLeft(): boolean {
    return [...this.files.values()].some((file) => file.status === 'left')
  }

  counts(): Pick<ReadState, 'files' | 'bytesRead' | 'bytesTotal' | 'records' | 'problems'> {
    const files = { given: this.files.size + this.repeats, done: 0, reading: 0, skipped: this.repeats }
    const sums = { bytesRead: 0, bytesTotal: 0, records: 0, problems: this.otherProblems }
    for (const file of this.files.values()) {
      if (file.status === 'done' || file.status === 'reading' || file.status === 'skipped') files[file.status]++
      sums.bytesRead += Math.min(file.bytesRead, file.file.size)
      sums.bytesTotal += file.file.size
      sums.records += file.records
      sums.problems += file.problems
    }
    return { files, ...sums }
  }

  private newFile({ name, file }: GivenFile): QueuedFile {
    const unique = this.uniqueName(name)
    const queued: QueuedFile = {
      id: this.nextId++,
      name: unique,
      countedAs: unique,
      file,
      status: 'waiting',
      bytesRead: 0,
      records: 0,
      problems: 0,
      isStarted: false,
      deaths: 0,
      isSuspect: false,
      isStopTold: false,
    }
    this.files.set(queued.id, queued)
    this.names.add(queued.name)
    const key = likenessOf(file)
    this.alike.set(key, [...(this.alike.get(key) ?? []), queued])
    return queued
  }

  private line(files: readonly QueuedFile[]): void {
    // The taken ones are let go here, not at every take.
    this.waiting = [...this.waiting.slice(this.next), ...files]
    this.next = 0
  }

  private give(file: QueuedFile, status: Status): void {
    file.status = status
    if (status === 'reading') this.open.add(file)
    else this.open.delete(file)
  }

  private uniqueName(name: string): string {
    let unique = name
    for (let copy = 2; this.names.has(unique); copy++) unique = `${name} (${copy})`
    return unique
  }
}

function wait(file: QueuedFile): void {
  file.status = 'waiting'
  // Naming it to the case again takes the note back that it was stopped.
  if (file.isStopTold) file.problems--
  file.isStopTold = false
}

/** "day-9" before "day-10": the order of a person, which is mostly the order of time. */
const BY_NAME = new Intl.Collator('en', { numeric: true })

function countedKey(name: string, bytes: number): string {
  return `${bytes} ${name}`
}

function likenessOf(file: File): string {
  return `${file.size} ${file.lastModified}`
}

/** One file dropped alone and within its folder is one file; two sensors' files of one name are two. */
function isSamePath(known: string, given: string): boolean {
  return known === given || known.endsWith(`/${given}`) || given.endsWith(`/${known}`)
}

/** First, last, middle, quarters …: the whole month is on the screen early, coarse at first. */
export function spread<T>(sorted: readonly T[]): T[] {
  if (sorted.length < 3) return [...sorted]
  const order = [sorted[0], sorted[sorted.length - 1]]
  let holes: [number, number][] = [[0, sorted.length - 1]]
  while (holes.length > 0) {
    const smaller: [number, number][] = []
    for (const [low, high] of holes) {
      if (high - low < 2) continue
      const middle = (low + high) >> 1
      order.push(sorted[middle])
      smaller.push([low, middle], [middle, high])
    }
    holes = smaller
  }
  return order
}
