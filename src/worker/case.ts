// The case: chunks of all files merged, and answers read from the sum. In: chunks from readers, a view from the page. Out: an
// overview, a page of rows, conversations. Answers are kept until what they hang on changes.

import {
  describeProblem,
  foldNotice,
  isCopy,
  type Problem,
  SameFiles,
  type Summary,
  type SummaryTables,
  wholeFileProblem,
} from '../engine/index'
import {
  type CarveLabels,
  carveLabels,
  type ExportedFile,
  type ExportRequest,
  exportFiles,
  type Fingerprint,
  fingerprintOf,
  Labels,
  readCaseFile,
  readSummary,
  type SavedCase,
  type TableRequest,
  tableFiles,
} from '../export/index'
import {
  type Baseline,
  conversationRows,
  type ExactLook,
  filterRows,
  highlightedRows,
  type Judged,
  type JudgedList,
  type Judgement,
  judge,
  judgedList,
  judgedRow,
  learnBaseline,
  type Overview,
  overviewOf,
  type PairQuarters,
  type ProblemRow,
  pairQuarters,
  pairRow,
  type RowKey,
  readBaseline,
  rowsOfRole,
  type SeenRow,
  seenRows,
  sortRows,
  type Weighing,
  weigh,
} from '../verdict/index'
import { carvePlaces } from './carve-places'
import { CaseFiles } from './case-files'
import { CaseLooks } from './case-looks'
import type { CarvePair, CarvePlaces, CaseApi, CaseUsage, Chunk, LookPlaces, RowPage, View } from './contract'
import { Kept } from './kept'
import { heldByBoth, KnownCaptures } from './known-captures'
import { type UnderstoodView, ViewReader } from './view-reader'

export class Case implements CaseApi {
  private tables: SummaryTables
  private readonly files = new CaseFiles()
  private readonly views = new ViewReader()
  private readonly sameFiles = new SameFiles()
  private readonly known = new KnownCaptures()
  /** By capture: what a case file knows it by. */
  private readonly fingerprints = new Map<string, Fingerprint>()
  /** What was called what since the case was begun. */
  private labels = new Labels()
  /** Whether the screen shows labels; the user's networks then, and the revision that was labelled. */
  isHidden = false
  private hiddenInside: readonly string[] = []
  private labelledAt = -1
  private comparing: Promise<Problem | null> = Promise.resolve(null)
  /** Counts changes of the tables: what a judgement hangs on. */
  private merges = 0
  /** Counts changes of any kind: what the page hangs on. Never starts again, so that an old answer is never taken for new. */
  private changes = 0
  private judgement: Judgement | null = null
  private readonly sorted = new Kept<Uint32Array>()
  private readonly filtered = new Kept<Uint32Array>()
  private readonly overviews = new Kept<Overview>()
  private budgetBytes = Number.POSITIVE_INFINITY
  private isOutOfMemory = false
  private weighing: Weighing | null = null
  private readonly judgedLists = new Kept<JudgedList>()
  private readonly looks = new CaseLooks()

  constructor(private readonly newTables: () => SummaryTables) {
    this.tables = newTables()
  }

  connect(port: MessagePort): void {
    port.onmessage = ({ data }: MessageEvent<Chunk>) => {
      this.merge(data)
      // One answer a chunk, merged or not: the reader waits for it.
      port.postMessage(data.fileId)
    }
  }

  /** Adds a chunk, unless its stretch of the file is in the case already or the file is not of this case. */
  merge(chunk: Chunk): void {
    if (!this.files.accept(chunk)) return
    this.letGo()
    for (const summary of chunk.summaries) this.add(chunk, summary)
    this.merges++
    this.changes++
  }

  usage(): CaseUsage {
    const { conversationCount: conversations, bytes: tableBytes, isFull } = this.tables
    return { revision: this.changes, conversations, tableBytes, isFull: isFull || this.isOutOfMemory }
  }

  setBudget(bytes: number): void {
    this.budgetBytes = bytes
    this.tables.budgetBytes = bytes
    this.isOutOfMemory = false
    this.changes++
  }

  addFile(fileId: number, name: string, bytes: number): void {
    this.files.add(fileId, name, bytes)
    this.changes++
  }

  addProblem(fileId: number, problem: Problem): void {
    this.files.addProblem(fileId, problem)
    this.changes++
  }

  async copyOf(name: string, file: Blob): Promise<Problem | null> {
    const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
    // What cannot be read is no copy; its reader will say so.
    const fingerprint = await fingerprintOf({ name, size: file.size, read }).catch(() => null)
    if (fingerprint === null) return null
    const known = this.known.find(fingerprint)
    // One after the other: of two equal files asked for at once, one must come first.
    this.comparing = this.comparing
      .then(() => (known === null ? this.sameFiles.find({ name, size: file.size, read }) : null))
      .then((same) => (same === null ? known : wholeFileProblem('same-file', same)))
      .catch(() => null)
    const copy = await this.comparing
    if (known !== null) this.changes++
    const counted = copy === null ? name : copy.kind === 'in-case-by-name' ? copy.what : ''
    if (counted !== '') this.fingerprints.set(counted, { ...fingerprint, name: counted })
    return copy
  }

  mergedTo(fileId: number): number {
    return this.files.mergedTo(fileId)
  }

  revision(): number {
    return this.changes
  }

  overview(view: View): Overview {
    const read = this.views.read(view)
    const key = [this.changes, view.sort, read.thresholdBytes, read.judgedBy, read.complaint].join('\n')
    return this.overviews.get(key, () => {
      const notes = { problems: this.problemRows(), complaint: read.complaint }
      return { ...overviewOf(this.judgementOf(read), view.sort, read.thresholdBytes, notes), revision: this.changes }
    })
  }

  rows(view: View, offset: number, limit: number): RowPage {
    const { judgement, read, all, left } = this.listed(view)
    const page = Array.from(left.subarray(offset, offset + limit))
    return {
      rows: page.map((row) => pairRow(judgement, row, read.thresholdBytes)),
      offset,
      filtered: left.length,
      total: all.length,
    }
  }

  /** The rows of the table in their order, and those that its filter leaves. */
  private listed(view: View) {
    const read = this.views.read(view)
    const judgement = this.judgementOf(read)
    const { role, highlightedOnly } = view.filter
    const order = [this.merges, read.judgedBy, this.looks.of(read)?.size, role, view.sort, view.descending].join('\n')
    const all = this.sorted.get(order, () =>
      sortRows(judgement, rowsOfRole(judgement, role), view.sort, view.descending),
    )
    const limits = [order, read.filterText, highlightedOnly ? read.thresholdBytes : ''].join('\n')
    const left = this.filtered.get(limits, () => {
      const rows = filterRows(judgement, all, read.conditions)
      return highlightedOnly ? highlightedRows(judgement, rows, read.thresholdBytes) : rows
    })
    return { judgement, read, all, left }
  }

  conversations(view: View, inside: string, outside: string, limit: number): ReturnType<CaseApi['conversations']> {
    return conversationRows(this.judgementOf(this.views.read(view)), inside, outside, limit)
  }

  judged(view: View, limit: number): JudgedList {
    const read = this.views.read(view)
    const key = [this.changes, read.thresholdBytes, read.judgedBy, read.contextKey, limit].join('\n')
    return this.judgedLists.get(key, () => ({
      ...judgedList(this.weighed(read), read.thresholdBytes, limit),
      revision: this.changes,
    }))
  }

  reasons(view: View, key: RowKey): Judged | null {
    const read = this.views.read(view)
    return judgedRow(this.weighed(read), read.thresholdBytes, key)
  }

  seen(view: View, inside: string, outside: string, limit: number): { rows: SeenRow[]; total: number } {
    return seenRows(this.judgementOf(this.views.read(view)), inside, outside, limit)
  }

  quarters(view: View, inside: string, outside: string): PairQuarters {
    return pairQuarters(this.judgementOf(this.views.read(view)), inside, outside)
  }

  learnBaseline(view: View): Baseline {
    return learnBaseline(this.weighed(this.views.read(view)).field)
  }

  readBaseline(json: string): Baseline | string {
    const read = readBaseline(json)
    return read.ok ? read.value : read.complaint.message
  }

  exported(request: ExportRequest): ExportedFile[] {
    const looks = this.looks.of(this.views.read({ ...request, sort: 'out', descending: true }))
    const fingerprints = [...this.fingerprints.values()]
    return exportFiles(this.tables.view(), { ...request, looks, fingerprints }, this.labels)
  }

  exportedTable(view: View, request: TableRequest): ExportedFile[] {
    const { judgement, read, left } = this.listed(view)
    const labels = request.isRedacted ? this.labels.take(this.tables.view(), view.choices.inside) : null
    return tableFiles(judgement, left, read.thresholdBytes, request, labels)
  }

  carvePlaces(view: View, pairs: CarvePair[]): CarvePlaces {
    return carvePlaces(this.judgementOf(this.views.read(view)), pairs)
  }

  carveLabels({ choices }: View, captures: string[]): CarveLabels {
    return carveLabels(this.labels.take(this.tables.view(), choices.inside), captures)
  }

  lookPlaces(view: View): LookPlaces | null {
    const read = this.views.read(view)
    return this.looks.places(this.weighed(read).field, read)
  }

  settle(places: LookPlaces, looks: ExactLook[]): void {
    if (this.looks.settle(places, looks)) this.changes++
  }

  setHidden(isHidden: boolean, inside: readonly string[]): void {
    this.isHidden = isHidden
    this.hiddenInside = inside
    this.changes++
  }

  hide<T>(value: T): T {
    if (this.labelledAt !== this.changes) this.labels.take(this.tables.view(), this.hiddenInside)
    this.labelledAt = this.changes
    return this.labels.apply(value)
  }

  reveal<T>(value: T): T {
    return this.labels.reveal(value)
  }

  openSaved(name: string, json: string): SavedCase | string {
    const read = readCaseFile(json)
    if (!read.ok) return `E-CASEBAD: "${name}": ${read.misfit.field}: ${read.misfit.message} Nothing was changed.`
    const { summary, fingerprints, ...saved } = read.value
    this.clear()
    this.tables.add(summary)
    this.known.add(summary, fingerprints)
    for (const fingerprint of fingerprints) this.fingerprints.set(fingerprint.name, fingerprint)
    return saved
  }

  addSummary(name: string, json: string): string {
    const read = readSummary(json)
    if (!read.ok) return `E-CASEBAD: "${name}": ${read.misfit.field}: ${read.misfit.message} It was not added.`
    const twice = heldByBoth(this.tables.view(), read.value)
    if (twice !== null)
      return `E-DUP: "${name}" was not added: "${twice}" is in the case already and would count twice.`
    this.letGo()
    this.tables.add(read.value)
    this.known.add(read.value)
    this.merges++
    this.changes++
    return ''
  }

  clear(): void {
    this.tables = this.newTables()
    this.tables.budgetBytes = this.budgetBytes
    this.isOutOfMemory = false
    this.files.clear()
    this.sameFiles.clear()
    this.known.clear()
    this.fingerprints.clear()
    this.labels = new Labels()
    this.letGo()
    this.merges++
    this.changes++
  }

  /** What was judged is outdated, and would keep columns alive that have grown or shrunk since. */
  private letGo(): void {
    this.looks.clear()
    this.judgement = null
    this.weighing = null
  }

  /** The browser may refuse memory long before the budget is reached: then the chunk is lost, and that is said. */
  private add({ fileId, from, to }: Chunk, summary: Summary): void {
    try {
      this.tables.add(summary)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.isOutOfMemory = true
      this.files.addProblem(fileId, {
        kind: 'memory',
        what: 'tables',
        offset: from,
        needed: to - from,
        available: 0,
        record: 0,
      })
    }
  }

  private judgementOf(read: UnderstoodView): Judgement {
    // A view on the live tables holds until the next merge, and so does the judgement that keeps it. An outdated one is let go
    // before the next is made, so that the memory never holds two.
    if (this.judgement?.by.revision !== this.merges) {
      this.judgement = null
      this.weighing = null
    }
    const summary = this.judgement?.summary ?? this.tables.view()
    const by = { ...read.by, revision: this.merges, looks: this.looks.of(read) }
    this.judgement = judge(summary, by, this.judgement)
    return this.judgement
  }

  /** Holds a judgement, and so the tables of one revision: it is let go with them. */
  private weighed(read: UnderstoodView): Weighing {
    const judgement = this.judgementOf(read)
    this.weighing = weigh(judgement, read.context, this.weighing)
    return this.weighing
  }

  private problemRows(): ProblemRow[] {
    const { folded } = this.tables
    const fold: ProblemRow[] = folded === null ? [] : [foldNotice(folded, this.budgetBytes)]
    const rows = this.files.problems().map(
      ({ name, problem }): ProblemRow => ({
        capture: name,
        ...describeProblem(problem, name),
        offset: problem.offset,
        severity: isCopy(problem) ? 'note' : 'problem',
      }),
    )
    const { lacking } = this.known
    const note: ProblemRow[] =
      lacking === '' ? [] : [{ capture: '', code: 'E-CASEFILES', message: lacking, offset: 0, severity: 'note' }]
    return [...fold, ...note, ...rows]
  }
}
