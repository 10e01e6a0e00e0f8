// The page's line to the case worker. In: questions. Out: its answers, or null when it cannot answer; a new worker for a new case after the
// first has died.

import type { Remote } from 'comlink'
import type { CaseApi, CaseUsage } from '../worker/contract'
import { type Hired, hire } from './analysis-hire'

/** While reading, the page is told of new results no more often than this, and leaves the case most of its time. */
const USAGE_MS = 300
const USAGE_SHARE = 3

export class CaseKeeper {
  /** What the case holds; its revision never goes back, though a new worker counts from 0. */
  usage: CaseUsage = { revision: 0, conversations: 0, tableBytes: 0, isFull: false }
  /** True when the case worker has died with all that it had. */
  isLost = false
  private hired: Hired<CaseApi> | null = null
  /** Where the present worker's count of revisions begins. */
  private revisionBase = 0
  private isAsking = false
  private dueAt = 0
  private pauseMs = USAGE_MS

  /** `say` is told what went wrong, `onLost` that the results are gone. */
  constructor(
    private readonly budgetBytes: () => number,
    private readonly say: (message: string) => void,
    private readonly onLost: () => void,
  ) {}

  get api(): Remote<CaseApi> {
    return this.worker().api
  }

  /** What the case worker answers, or null when it cannot; the notes say why. */
  async ask<T>(question: (api: Remote<CaseApi>) => Promise<T>): Promise<T | null> {
    const keeper = this.worker()
    const answer = question(keeper.api).then((value) => ({ value }))
    try {
      const first = await Promise.race([answer, keeper.died])
      return typeof first === 'string' ? null : first.value
    } catch (error) {
      this.say(`Our mistake: a question to the results was not answered (${error}).`)
      return null
    }
  }

  /** The same for an answer that takes the case long: it is left alone for a multiple of the time. */
  async askLong<T>(question: (api: Remote<CaseApi>) => Promise<T>): Promise<T | null> {
    const askedAt = performance.now()
    const answer = await this.ask(question)
    this.pauseMs = Math.max(USAGE_MS, USAGE_SHARE * (performance.now() - askedAt))
    return answer
  }

  /** Asks what the case holds, unless it was asked a moment ago. */
  look(now: number): void {
    if (now >= this.dueAt && !this.isAsking) void this.learnUsage()
  }

  async learnUsage(): Promise<void> {
    this.isAsking = true
    const usage = await this.ask((api) => api.usage())
    if (usage !== null) {
      const revision = Math.max(this.usage.revision, this.revisionBase + usage.revision)
      this.usage = { ...usage, revision }
    }
    this.dueAt = performance.now() + this.pauseMs
    this.isAsking = false
  }

  /** Ends the worker; the next question goes to a new one. */
  replace(): void {
    this.hired?.worker?.terminate()
    this.hired = null
    this.isLost = false
    this.revisionBase = this.usage.revision
  }

  private worker(): Hired<CaseApi> {
    if (this.hired !== null) return this.hired
    const hired = hire<CaseApi>('case')
    this.hired = hired
    void hired.api.setBudget(this.budgetBytes()).catch(() => undefined)
    void hired.died.then((reason) => {
      this.isLost = true
      this.say(`The part of the page that keeps the results has stopped (${reason}). Reload the page.`)
      this.onLost()
    })
    return hired
  }
}
