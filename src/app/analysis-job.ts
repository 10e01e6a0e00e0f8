// A second pass as the page asks for it: carving, or a second look. In: what to ask a reader. Out: its answer. The worker lives for one job;
// ending it ends the job.

import type { ReaderApi } from '../worker/contract'
import { type Hired, hire } from './analysis-hire'

export class SoleJob {
  private hired: Hired<ReaderApi> | null = null
  private end: () => void = () => undefined

  /** A sentence when it failed, null when stop() or another job ended it. */
  async run<T, P>(
    job: (api: Hired<ReaderApi>['api'], tell: (progress: P) => void) => Promise<T>,
    onProgress: (progress: P) => void,
  ): Promise<T | string | null> {
    this.stop()
    const hired = hire<ReaderApi>('again')
    this.hired = hired
    const ended = new Promise<null>((resolve) => {
      this.end = () => resolve(null)
    })
    // The last of its progress may come on its own port after the result.
    const tell = (progress: P) => {
      if (this.hired === hired) onProgress(progress)
    }
    const done = job(hired.api, tell).catch((error: unknown) => String(error))
    const result = await Promise.race([done, hired.died, ended])
    if (this.hired === hired) this.stop()
    return result
  }

  stop(): void {
    this.hired?.worker?.terminate()
    this.hired = null
    this.end()
  }
}
