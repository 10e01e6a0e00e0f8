// The learner's way: what was sorted, filtered, moved and opened, as sentences. Kept in memory, and in the result file if it is saved.

import { formatBytesPlain } from '../format/format-bytes'
import { formatMinutes } from '../format/format-time'
import { type Screen, useScreen } from '../state/screen'
import { addStep } from './exercise'
import { text } from './strings'

/** Begins to note steps; answers how to stop. */
export function followPath(): () => void {
  return useScreen.subscribe((now, before) => {
    for (const step of stepsBetween(before, now)) addStep(step)
  })
}

export function stepsBetween(before: Screen, now: Screen): string[] {
  const steps: string[] = []
  const { choices, filter } = now
  if (now.sort !== before.sort || now.descending !== before.descending)
    steps.push(text.step.sorted(text.sorts[now.sort], now.descending))
  if (filter.text !== before.filter.text && filter.text !== '') steps.push(text.step.filtered(filter.text))
  if (filter.role !== before.filter.role) steps.push(text.step.role(filter.role))
  if (filter.highlightedOnly && !before.filter.highlightedOnly) steps.push(text.step.highlighted)
  if (choices.thresholdBytes !== before.choices.thresholdBytes)
    steps.push(text.step.threshold(formatBytesPlain(choices.thresholdBytes)))
  if (choices.windowMinutes !== before.choices.windowMinutes)
    steps.push(text.step.window(formatMinutes(choices.windowMinutes)))
  if (now.opened !== before.opened && now.opened !== null)
    steps.push(text.step.opened(now.opened.inside, now.opened.outside || now.opened.site || text.allOutside))
  return steps
}
