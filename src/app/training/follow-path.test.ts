import { expect, test } from 'vitest'
import { useScreen } from '../state/screen'
import { stepsBetween } from './follow-path'

const before = useScreen.getInitialState()

test('a change of the screen is a step in words', () => {
  const opened = {
    level: 'pair' as const,
    inside: '10.1.0.8',
    outside: '192.0.2.1',
    site: '',
    role: 'crossing' as const,
  }
  const choices = { ...before.choices, thresholdBytes: 1e6, windowMinutes: 1440 }
  const filter = { text: ':53', role: 'internal' as const, highlightedOnly: true }
  expect(stepsBetween(before, { ...before, sort: 'out', choices, filter, opened })).toEqual([
    'Sorted by out, largest first',
    'Filtered by :53',
    'Listed internal traffic',
    'Listed highlighted rows only',
    'Set the threshold to 1 MB',
    'Set the window to 24 h',
    'Opened 10.1.0.8 → 192.0.2.1',
  ])
})

test('what is taken back is no step', () => {
  const busy = { ...before, filter: { ...before.filter, text: ':53' } }
  expect(stepsBetween(busy, before)).toEqual([])
})
