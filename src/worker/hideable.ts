// The case as the screen may see it while names and inside addresses are hidden. In: the case. Out: the same questions; labels in the answers,
// and labels in questions understood. What leaves in files is not touched here: a file has a switch of its own.

import type { Case } from './case'
import type { CaseApi } from './contract'

/** Answers that only the screen shows. */
const SHOWN: ReadonlySet<keyof CaseApi> = new Set([
  'overview',
  'rows',
  'conversations',
  'judged',
  'reasons',
  'seen',
  'quarters',
])
/** Questions that name rows or networks, whose answers are no part of the screen. */
const ASKED: ReadonlySet<keyof CaseApi> = new Set([
  'carvePlaces',
  'carveLabels',
  'learnBaseline',
  'exported',
  'exportedTable',
])

export function hideable(theCase: Case): CaseApi {
  return new Proxy(theCase, {
    get(target, name: keyof CaseApi) {
      const method = target[name] as unknown
      if (typeof method !== 'function') return method
      return (...args: unknown[]) => {
        if (!target.isHidden || !(SHOWN.has(name) || ASKED.has(name))) return method.apply(target, args)
        const answer: unknown = method.apply(target, target.reveal(args))
        return SHOWN.has(name) ? target.hide(answer) : answer
      }
    },
  })
}
