import fc from 'fast-check'
import { expect, test } from 'vitest'
import { did, redo, startHistory, undo, went } from './history'

const steps = fc.array(fc.oneof(fc.integer(), fc.constantFrom('undo', 'redo', 'drag')), { maxLength: 120 })

function walk(actions: (number | string)[]) {
  return actions.reduce(
    (history, action, i) =>
      typeof action === 'number'
        ? did(history, action)
        : action === 'undo'
          ? undo(history)
          : action === 'redo'
            ? redo(history)
            : went(history, i),
    startHistory<number>(0),
  )
}

test('undo takes a step back exactly, and redo takes the undo back', () => {
  fc.assert(
    fc.property(steps, fc.integer(), (actions, next) => {
      const before = walk(actions)
      const after = did(before, next)
      expect(undo(after).present).toBe(before.present)
      expect(redo(undo(after))).toEqual(after)
    }),
    { numRuns: 500, seed: 20_150_312 },
  )
})

test('a hundred and more steps can be taken back', () => {
  const start = startHistory(0)
  const after = Array.from({ length: 150 }, (_, i) => i + 1).reduce((history, step) => did(history, step), start)
  const back = Array.from({ length: 150 }).reduce<typeof after>((history) => undo(history), after)
  expect(back.present).toBe(0)
  expect(undo(back)).toEqual(back)
})
