// The custody log of what leaves: under which settings, where they are others than those of the entry before, and then what.

import { choicesIn, useScreen } from '../state/screen'
import { note, useTray } from '../state/tray'

export function noteExported(what: string): void {
  const settings = settingsText()
  const last = useTray
    .getState()
    .custody.filter(({ step }) => step === 'settings')
    .at(-1)
  if (last?.what !== settings) note('settings', settings)
  note('exported', what)
}

function settingsText(): string {
  const { inside, thresholdBytes, windowMinutes, measure, context } = choicesIn(useScreen.getState())
  const networks = inside.length === 0 ? 'the private ranges' : `the private ranges, ${inside.join(', ')}`
  const expected = context?.exceptions.length ?? 0
  return `threshold ${thresholdBytes} bytes of ${measure} in ${windowMinutes} min, inside ${networks}, zone ${context?.zone ?? 'UTC'}, ${expected} expected transfers`
}
