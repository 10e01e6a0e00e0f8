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

  /** A file of the case; null when it is not at hand. */
  protected abstract fileOf(name: string, bytes: number): File | null
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
    const missing = places.captures.filter(({ name, bytes, isWhole }) => !isWhole || this.fileOf(name, bytes) === null)
    return { ...places, missing: missing.map(({ name }) => name) }
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
    return captures.flatMap(({ name, bytes }) => {
      const file = this.fileOf(name, bytes)
      return file === null ? [] : [{ name, file }]
    })
  }

  hash(files: readonly FileToHash[], onProgress: (bytesRead: number) => void): Promise<HashedFile[] | string | null> {
    return this.hashing.run((api, tell) => api.hash(files, proxy(tell)), onProgress)
  }

  stopHashing(): void {
    this.hashing.stop()
  }

  private sourcesOf(captures: readonly CapturePlace[]): AgainSource[] {
    return captures.flatMap(({ name, bytes, ranges, firstSeconds }) => {
      const file = this.fileOf(name, bytes)
      return file === null ? [] : [{ name, file, ranges, firstSeconds }]
    })
  }
}
