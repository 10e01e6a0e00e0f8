import { expect, test } from 'vitest'
import type { ReadState } from '../../worker/contract'
import { milestoneBetween } from './milestones'

const base: ReadState = {
  phase: 'reading',
  files: { given: 4, done: 0, reading: 1, skipped: 0 },
  bytesRead: 0,
  bytesTotal: 1000,
  records: 0,
  bytesPerSecond: 0,
  secondsLeft: null,
  secondsSpent: 0,
  revision: 0,
  problems: 0,
  conversations: 0,
  tableBytes: 0,
  settings: { budgetBytes: 1, workers: 1 },
  longestReading: '',
}
const at = (change: Partial<ReadState>) => ({ ...base, ...change })

test('speaks at the start, at each quarter and at the end', () => {
  expect(milestoneBetween(at({ phase: 'idle' }), base)).toBe('started')
  expect(milestoneBetween(at({ phase: 'paused' }), base)).toBeNull()
  expect(milestoneBetween(at({ bytesRead: 249 }), at({ bytesRead: 260 }))).toBe('quarter')
  expect(milestoneBetween(at({ bytesRead: 260 }), at({ bytesRead: 760 }))).toBe('three-quarters')
  expect(milestoneBetween(at({ bytesRead: 990 }), at({ phase: 'done', bytesRead: 1000 }))).toBe('done')
})

test('is silent in between', () => {
  expect(milestoneBetween(at({ bytesRead: 260 }), at({ bytesRead: 490 }))).toBeNull()
  expect(milestoneBetween(at({ problems: 1 }), at({ problems: 2 }))).toBeNull()
})

test('speaks of the first problem only', () => {
  expect(milestoneBetween(base, at({ problems: 1 }))).toBe('first-problem')
})
