// What crosses the wall between the page and its workers: types only. The page never holds all rows; it asks the case
// worker for what is on the screen.

import type { AgainRange, ChosenKey, Part, Problem, Summary } from '../engine/index'
import type {
  CarveLabels,
  CarveOutcome,
  CarveProgress,
  CarveRedaction,
  ExportedFile,
  ExportRequest,
  SavedCase,
  TableRequest,
  TimeRange,
} from '../export/index'
import type { MadeCapture, PackNumbers } from '../training/index'
import type {
  Baseline,
  Choices,
  ConversationRow,
  ExactLook,
  Filter,
  Judged,
  JudgedList,
  LookPlan,
  Overview,
  PairQuarters,
  PairRow,
  RowKey,
  SeenRow,
  SortKey,
} from '../verdict/index'

/** One file that the user gave, before anything is read of it. */
export interface GivenFile {
  /** Path as the browser tells it, "folder/day-03.pcap". */
  name: string
  file: File
}

/** What was counted on its way to the case, with the stretch of the file that it covers. A stretch is merged once only. */
export interface Chunk {
  /** Number of the file in the case. */
  fileId: number
  /** Bytes [from, to) of the file that this chunk covers. */
  from: number
  to: number
  /** True when nothing of this file follows. Its stretch may be empty: the end of a file can still bring a problem. */
  isLast: boolean
  /** Mostly one; more when the file has so many conversations that the reader began their keys anew. */
  summaries: Summary[]
}

/** How far a reader is; sent at most ten times a second. */
export interface ReadProgress {
  fileId: number
  bytesRead: number
  records: number
}

/** How a read ended. */
export interface ReadOutcome {
  fileId: number
  status: 'done' | 'stopped' | 'unreadable'
  bytesRead: number
  records: number
  problems: Problem[]
  /** Those of the problems that no Summary carries: the case must be told of them. */
  untold: Problem[]
}

export interface ReadTerms {
  /** What stands before is read for its context (sections, TCP streams) but not handed over: the case has it. */
  mergedTo: number
  /** Conversations of one file that are followed at once. */
  mostKeys: number
}

/** A reader worker, as the page sees it through comlink. */
export interface ReaderApi {
  /** The port on which this reader hands its chunks to the case worker, and who is told how far it is. */
  connect(port: MessagePort, onProgress: (progress: ReadProgress) => void): void
  /**
   * Reads one file to its end, or until stop(). Never throws. Answers when the case has merged all of it. Several may be read at once:
   * small files spend most of their time waiting for the browser.
   */
  read(fileId: number, name: string, file: Blob, terms: ReadTerms): Promise<ReadOutcome>
  /** Reads chosen stretches again and writes their packets. Rejects when nothing could be written. */
  carve(job: CarveJob, onProgress: (progress: CarveProgress) => void): Promise<CarveResult>
  /** Reads chosen stretches again and computes the exact windows of rows between the bounds. */
  look(job: LookJob, onProgress: (bytesRead: number) => void): Promise<ExactLook[]>
  /** Hashes files in order; never rejects for one that is gone. */
  hash(files: readonly FileToHash[], onProgress: (bytesRead: number) => void): Promise<HashedFile[]>
  /** Ends one read, or all, after handing over what was read. */
  stop(fileId?: number): void
  /** Hands over what was read and waits, until resume() or stop(). */
  pause(): void
  resume(): void
}

export interface FileToHash {
  name: string
  file: Blob
}

/** SHA-256 as lower-case hex; '' where the file could not be read. */
export interface HashedFile {
  name: string
  sha256: string
}

/** What to carve: pairs of addresses as text. */
export interface CarvePair {
  inside: string
  outside: string
}

/** A capture that may hold chosen packets. */
export interface CapturePlace {
  name: string
  bytes: number
  /** undefined: all of it must be read. */
  ranges: AgainRange[] | undefined
  firstSeconds: number
  /** All of it was counted. */
  isWhole: boolean
}

/** A capture at hand, to be read again. */
export interface AgainSource extends Pick<CapturePlace, 'name' | 'ranges' | 'firstSeconds'> {
  file: Blob
}

/** Where the packets of chosen pairs lie. */
export interface CarvePlaces {
  keys: ChosenKey[]
  captures: CapturePlace[]
  /** Packets and bytes of the pairs by the table. */
  frames: number
  frameBytes: number
  /** From the first of them to behind the last; not finite when none has a time. */
  times: TimeRange
}

export interface CarveJob {
  keys: ChosenKey[]
  part: Part
  /** Lines of the section comment. */
  about: string[]
  isHashed: boolean
  sources: AgainSource[]
  /** null: packets as they are. */
  redaction: CarveRedaction | null
  /** The file to write; null: Blobs. */
  target: FileSystemFileHandle | null
}

/** What to read again for rows that the minutes leave between the bounds. */
export interface LookPlaces {
  plan: LookPlan
  captures: CapturePlace[]
  /** Bytes to read. */
  bytes: number
  /** What the plan hangs on: a look at anything else is none. */
  basis: { judgedBy: string; age: number }
}

export interface LookJob {
  plan: LookPlan
  sources: AgainSource[]
}

export interface CarveResult {
  outcome: CarveOutcome
  /** In order; empty when a file was written. */
  parts: Blob[]
}

/** What the page wants to see. Everything in it is a choice of the reader of the result. */
export interface View {
  choices: Choices
  filter: Filter
  sort: SortKey
  descending: boolean
}

/** One page of rows and how many there are under the filter. */
export interface RowPage {
  rows: PairRow[]
  offset: number
  /** Rows under the filter, and rows of the chosen class without it. */
  filtered: number
  total: number
}

/** What the case holds; the memory is our own count of table bytes, since browsers give a page no exact figure. */
export interface CaseUsage {
  revision: number
  conversations: number
  tableBytes: number
  /** True when the budget is passed although all small rows are folded: reading must end. */
  isFull: boolean
}

/** How the page reads; a choice of the user. */
export interface ReadSettings {
  /** Bytes of memory for the tables of the case. */
  budgetBytes: number
  /** Most readers at work at once. */
  workers: number
}

/** The case worker, as the page sees it through comlink. */
export interface CaseApi {
  /** A port from a reader. */
  connect(port: MessagePort): void
  /**
   * Names a file of the case before reading starts, so that progress and problems can be shown for it. Naming it again, to go on
   * with it, forgets that it was stopped.
   */
  addFile(fileId: number, name: string, bytes: number): void
  /** A problem that no reader could report, for example a reader that died. */
  addProblem(fileId: number, problem: Problem): void
  /**
   * Why a file must not be counted: an earlier file has the same bytes, or an opened case file or summary holds a capture of its name and
   * size. null when it is new: then it is remembered. Never throws.
   */
  copyOf(name: string, file: Blob): Promise<Problem | null>
  /** How far from its start a file is merged: where reading can go on. */
  mergedTo(fileId: number): number
  /** Grows whenever a chunk was merged, and with every other change of the case. */
  revision(): number
  usage(): CaseUsage
  /** Bytes that the tables may take before small rows are folded; what is folded stays so. */
  setBudget(bytes: number): void
  overview(view: View): Overview
  rows(view: View, offset: number, limit: number): RowPage
  /** Conversations of one pair of rows(), busiest first. */
  conversations(view: View, inside: string, outside: string, limit: number): { rows: ConversationRow[]; total: number }
  /** What one pair of rows() showed in clear, by time. */
  seen(view: View, inside: string, outside: string, limit: number): { rows: SeenRow[]; total: number }
  /** When one pair of rows() was busy. */
  quarters(view: View, inside: string, outside: string): PairQuarters
  /** Who likely sends: the first `limit` highlighted rows of all levels, ranked by points, with counts and thresholds to choose. */
  judged(view: View, limit: number): JudgedList
  /** Everything that is known of one row, for the answer card and the panel; null when the case has no such row. */
  reasons(view: View, key: RowKey): Judged | null
  /** What hosts usually send, from the days of the view that were normal; without hosts that have too little history. */
  learnBaseline(view: View): Baseline
  /** The text of a saved baseline, read; a sentence says why it is none. Changes nothing in the case. */
  readBaseline(json: string): Baseline | string
  /** Files of the tray. */
  exported(request: ExportRequest): ExportedFile[]
  /** What the table lists under the view, all of it. */
  exportedTable(view: View, request: TableRequest): ExportedFile[]
  /** Puts a case or a summary in the place of all that is there; a text says which field does not fit, and then nothing was changed. */
  openSaved(name: string, json: string): SavedCase | string
  /** Where the packets of these pairs lie, to read them again. */
  carvePlaces(view: View, pairs: CarvePair[]): CarvePlaces
  /** What stands for inside addresses and for the names of these captures in redacted packets. */
  carveLabels(view: View, captures: string[]): CarveLabels
  /** null when no row lies between the bounds, or all that do were read again. */
  lookPlaces(view: View): LookPlaces | null
  /** Takes what a look told, unless the case has changed since its plan. */
  settle(places: LookPlaces, looks: ExactLook[]): void
  /** From now on answers for the screen hold labels in place of names and inside addresses, or hold them no longer. */
  setHidden(isHidden: boolean, inside: readonly string[]): void
  /** Labels in all texts of a value of the page, and the texts that they stand for again. */
  hide<T>(value: T): T
  reveal<T>(value: T): T
  /** Adds a summary to what is there; a text says why it was not added, '' when it was. */
  addSummary(name: string, json: string): string
  /** Forgets everything. */
  clear(): void
}

/** Where reading stands, for the progress strip. Sent to listeners at most ten times a second. */
export interface ReadState {
  /**
   * idle: nothing given yet. paused: readers wait where they are. stopped: the user ended it and keeps what was read. done: every file was
   * read or set aside.
   */
  phase: 'idle' | 'walking' | 'reading' | 'paused' | 'stopping' | 'stopped' | 'done'
  files: { given: number; done: number; reading: number; skipped: number }
  bytesRead: number
  bytesTotal: number
  records: number
  /** Smoothed; 0 while unknown. */
  bytesPerSecond: number
  /** null for the first two seconds and when it cannot be told. */
  secondsLeft: number | null
  /** Seconds of reading so far, or in all when at rest. */
  secondsSpent: number
  /** Grows whenever the case changed: ask for overview and rows again. */
  revision: number
  /** Files that are not captures or could not be read, and other problems so far. */
  problems: number
  /** Conversations of the case, and bytes of its tables. */
  conversations: number
  tableBytes: number
  settings: ReadSettings
  /** The file that has been read longest and is not at its end; '' for none. */
  longestReading: string
}

/** What the components know of the workers; analysis-client.ts makes one. No method throws for a bad capture. */
export interface AnalysisClient {
  state(): ReadState
  subscribe(listener: () => void): () => void
  /** Adds files to the case and reads them; a second call adds to the same case. */
  addFiles(files: GivenFile[]): void
  /** Makes the built-in sample in a worker and adds it like files. */
  addSample(): Promise<void>
  /** Makes the captures of an exercise in a worker; a text says why it could not. They are not added to the case. */
  makeScenario(
    packId: string,
    options: MakeChoices,
    onProgress: (share: number) => void,
  ): Promise<MadeExercise | string>
  /** Ends reading within 250 ms; what was read is kept. */
  stop(): Promise<void>
  /** Readers wait where they are. */
  pause(): void
  /** Goes on after pause() where readers wait, after stop() with the files that were left. */
  resume(): void
  /** Sets the file aside that has been read longest; what was read of it is kept. */
  skip(): Promise<void>
  configure(settings: ReadSettings): void
  /** Empties the case (and stops reading). */
  clear(): Promise<void>
  overview(view: View): Promise<Overview>
  rows(view: View, offset: number, limit: number): Promise<RowPage>
  conversations(
    view: View,
    inside: string,
    outside: string,
    limit: number,
  ): Promise<{ rows: ConversationRow[]; total: number }>
  quarters(view: View, inside: string, outside: string): Promise<PairQuarters>
  seen(view: View, inside: string, outside: string, limit: number): Promise<{ rows: SeenRow[]; total: number }>
  exported(request: ExportRequest): Promise<ExportedFile[]>
  exportedTable(view: View, request: TableRequest): Promise<ExportedFile[]>
  carvePlaces(view: View, pairs: CarvePair[]): Promise<CarvePlaces | null>
  /**
   * From now on all answers hold labels in place of names and inside addresses, or hold them no longer. `held`: what the page keeps of
   * earlier answers; it comes back as it is to be shown from now on, null when the case worker is dead.
   */
  setHidden<T>(isHidden: boolean, inside: readonly string[], held: T): Promise<T | null>
  reveal<T>(value: T): Promise<T | null>
  /** null only when the case worker is dead. */
  carveLabels(view: View, captures: string[]): Promise<CarveLabels | null>
  /** Carves into one capture; a sentence when it failed, null when it was ended by stopCarving(). */
  carve(
    job: Omit<CarveJob, 'sources'>,
    places: CarvePlaces,
    onProgress: (progress: CarveProgress) => void,
  ): Promise<CarveResult | string | null>
  stopCarving(): void
  /** Those of the captures whose files are at hand. */
  attached(captures: readonly { name: string; bytes: number }[]): FileToHash[]
  /** Hashes files in a worker; a sentence when it failed, null when it was ended by stopHashing(). */
  hash(files: readonly FileToHash[], onProgress: (bytesRead: number) => void): Promise<HashedFile[] | string | null>
  stopHashing(): void
  /** What a second look would read; null when none is needed. `missing`: captures that are not at hand, or were not read to their end. */
  lookPlaces(view: View): Promise<(LookPlaces & { missing: string[] }) | null>
  /** Reads again and settles the rows; a sentence when it failed, null when it was ended by stopLooking(). */
  look(places: LookPlaces, onProgress: (bytesRead: number) => void): Promise<'' | string | null>
  stopLooking(): void
  /** Opens a case file or a summary in place of the present case. */
  openSaved(file: File): Promise<SavedCase | string>
  /** Adds a summary to the present case; a text says why it was not added, '' when it was. */
  addSummary(file: File): Promise<string>
  /** null only when the case worker is dead. */
  judged(view: View, limit: number): Promise<JudgedList | null>
  reasons(view: View, key: RowKey): Promise<Judged | null>
  /** null only when the case worker is dead. */
  learnBaseline(view: View): Promise<Baseline | null>
  readBaseline(json: string): Promise<Baseline | string>
}

/** What a worker is, told to it by its name: one script has all. 'again' is a reader that lives for one job. */
export type WorkerRole = 'case' | 'reader' | 'again' | 'sample'

/** Makes captures away from the page. */
export interface SampleApi {
  make(): Promise<MadeCapture[]>
  /** `onProgress` is told the share that is made, from 0 to 1. */
  makeScenario(
    packId: string,
    options: MakeChoices,
    onProgress: (share: number) => void,
  ): Promise<{ captures: MadeCapture[]; numbers: PackNumbers }>
}

export interface MakeChoices {
  seed: string
  /** Every byte instead of the first 96 of each bulk frame. */
  isFull?: boolean
}

/** An exercise as its seed makes it; the numbers are counted while its packets are made. */
export interface MadeExercise {
  files: File[]
  numbers: PackNumbers
}
