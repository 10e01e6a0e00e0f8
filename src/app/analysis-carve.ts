// Carving as the page asks for it. In: a job and the files of the case. Out: what came of it. The worker lives for one job; ending it ends the job.

import { proxy } from 'comlink'
import type { CarveProgress } from '../export/index'
import type { CarveJob, CarveResult, ReaderApi } from '../worker/contract'
import { type Hired, hire } from './analysis-hire'

export class Carver {
  private hired: Hired<ReaderApi> | null = null
  private end: () => void = () => undefined

  /** A sentence when it failed, null when stop() ended it. */
  async carve(job: CarveJob, onProgress: (progress: CarveProgress) => void): Promise<CarveResult | string | null> {
    this.stop()
    const hired = hire<ReaderApi>('carver')
    this.hired = hired
    const ended = new Promise<null>((resolve) => {
      this.end = () => resolve(null)
    })
    // The last of its progress may come on its own port after the result.
    const tell = (progress: CarveProgress) => {
      if (this.hired === hired) onProgress(progress)
    }
    const carved = hired.api.carve(job, proxy(tell)).catch((error: unknown) => String(error))
    const result = await Promise.race([carved, hired.died, ended])
    if (this.hired === hired) this.stop()
    return result
  }

  stop(): void {
    this.hired?.worker?.terminate()
    this.hired = null
    this.end()
  }
}
