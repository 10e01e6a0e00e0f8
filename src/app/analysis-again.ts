// What needs packets again: carving, and the second look. In: places that the case names. Out: what a reader of its own made of them.

import { proxy } from 'comlink'
import type { CarveProgress } from '../export/index'
import type {
  AgainSource,
  CapturePlace,
  CarveJob,
  CarvePlaces,
  CarveResult,
  FileToHash,
  HashedFile,
  LookPlaces,
  View,
} from '../worker/contract'
import { SoleJob } from './analysis-job'
import { CaseQuestions } from './analysis-questions'

export abstract class AgainQuestions extends CaseQuestions {
  private readonly carving = new SoleJob()
  private readonly looking = new SoleJob()
  private readonly hashing = new SoleJob()

  /** The files of the case's captures; undefined for one that is not at hand. */
  protected abstract filesOf<Capture extends { name: string; bytes: number }>(
    captures: readonly Capture[],
  ): { capture: Capture; file: File | undefined }[]
  /** The case has changed though nothing was read. */
  protected abstract onChange(): Promise<void>

  carve(
    job: Omit<CarveJob, 'sources'>,
    places: CarvePlaces,
    onProgress: (progress: CarveProgress) => void,
  ): Promise<CarveResult | string | null> {
    const sources = this.sourcesOf(places.captures)
    return this.carving.run((api, tell) => api.carve({ ...job, sources }, proxy(tell)), onProgress)
  }

  stopCarving(): void {
    this.carving.stop()
  }

  async lookPlaces(view: View): Promise<(LookPlaces & { missing: string[] }) | null> {
    const places = await this.keeper.ask((api) => api.lookPlaces(view))
    if (places === null) return null
    const missing = this.filesOf(places.captures).filter(({ capture, file }) => !capture.isWhole || file === undefined)
    return { ...places, missing: missing.map(({ capture }) => capture.name) }
  }

  async look(places: LookPlaces, onProgress: (bytesRead: number) => void): Promise<string | null> {
    const job = { plan: places.plan, sources: this.sourcesOf(places.captures) }
    const looks = await this.looking.run((api, tell) => api.look(job, proxy(tell)), onProgress)
    if (looks === null || typeof looks === 'string') return looks
    await this.keeper.ask((api) => api.settle(places, looks))
    await this.onChange()
    return ''
  }

  stopLooking(): void {
    this.looking.stop()
  }

  attached(captures: readonly { name: string; bytes: number }[]): FileToHash[] {
    return this.filesOf(captures).flatMap(({ capture, file }) =>
      file === undefined ? [] : [{ name: capture.name, file }],
    )
  }

  hash(files: readonly FileToHash[], onProgress: (bytesRead: number) => void): Promise<HashedFile[] | string | null> {
    return this.hashing.run((api, tell) => api.hash(files, proxy(tell)), onProgress)
  }

  stopHashing(): void {
    this.hashing.stop()
  }

  private sourcesOf(captures: readonly CapturePlace[]): AgainSource[] {
    return this.filesOf(captures).flatMap(({ capture: { name, ranges, firstSeconds }, file }) =>
      file === undefined ? [] : [{ name, file, ranges, firstSeconds }],
    )
  }
}
