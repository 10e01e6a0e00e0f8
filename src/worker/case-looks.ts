// What second looks have told of a case. In: results of looks. Out: what holds for a view, and what is to be read again for it. All of it is void
// when the case grows: other packets may lie in other windows.

import { type ExactLook, type ExactLooks, lookPlan, NO_LOOKS, type Weighing, withLooks } from '../verdict/index'
import { bytesOfPlaces, capturePlaces } from './capture-places'
import type { LookPlaces } from './contract'
import type { UnderstoodView } from './view-reader'

export class CaseLooks {
  /** By networks, window and measure. */
  private readonly looks = new Map<string, ExactLooks>()
  /** Grows when all is void, so that a look which was under way comes too late. */
  private age = 0

  of({ judgedBy }: UnderstoodView): ExactLooks | undefined {
    return this.looks.get(judgedBy)
  }

  clear(): void {
    this.looks.clear()
    this.age++
  }

  /** null when there is nothing to read again. */
  places(field: Weighing['field'], { thresholdBytes, judgedBy }: UnderstoodView): LookPlaces | null {
    const plan = lookPlan(field, thresholdBytes)
    if (plan === null) return null
    const captures = capturePlaces(
      field.judgement.summary,
      plan.pairs.map(({ key }) => key),
    )
    return { plan, captures, bytes: bytesOfPlaces(captures), basis: { judgedBy, age: this.age } }
  }

  /** Whether it came in time. */
  settle({ plan, basis }: LookPlaces, looks: readonly ExactLook[]): boolean {
    if (basis.age !== this.age) return false
    this.looks.set(basis.judgedBy, withLooks(this.looks.get(basis.judgedBy) ?? NO_LOOKS, plan.subjects, looks))
    return true
  }
}
