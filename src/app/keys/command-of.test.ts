import { expect, test } from 'vitest'
import { commandOf, type Press, type Situation } from './command-of'

const result: Situation = { isInField: false, isDialogOpen: false, hasCase: true, isPanelOpen: false, letterKeys: true }
const landing: Situation = { ...result, hasCase: false }
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...more,
})

test('digits, slash and brackets are commands of a result', () => {
  expect(['1', '4', '/', '[', ']', '?'].map((key) => commandOf(press(key), result))).toEqual([
    { kind: 'go', id: 'answer' },
    { kind: 'go', id: 'table' },
    { kind: 'filter' },
    { kind: 'step', direction: -1 },
    { kind: 'step', direction: 1 },
    { kind: 'keys' },
  ])
})

test('o, Shift+o and e are commands of the landing only', () => {
  expect(commandOf(press('o'), landing)).toEqual({ kind: 'files' })
  expect(commandOf(press('O', { shift: true }), landing)).toEqual({ kind: 'folder' })
  expect(commandOf(press('e'), landing)).toEqual({ kind: 'sample' })
  expect(commandOf(press('o'), result)).toBeNull()
})

test('letters are dead in fields and when switched off; Ctrl+. is not', () => {
  for (const now of [
    { ...result, isInField: true },
    { ...result, letterKeys: false },
  ]) {
    expect(commandOf(press('/'), now)).toBeNull()
    expect(commandOf(press('.', { ctrl: true }), now)).toEqual({ kind: 'stop' })
  }
})

test('Esc closes the panel and never stops reading', () => {
  expect(commandOf(press('Escape'), { ...result, isPanelOpen: true })).toEqual({ kind: 'close' })
  expect(commandOf(press('Escape'), result)).toBeNull()
})

test('an open dialog has the keys for itself', () => {
  expect(commandOf(press('Escape'), { ...result, isPanelOpen: true, isDialogOpen: true })).toBeNull()
})

test('s takes a row into the tray; Ctrl+Z is undo, with Shift redo, and in a field the browser keeps both', () => {
  expect([commandOf(press('s'), result), commandOf(press('s'), landing)]).toEqual([{ kind: 'suspect' }, null])
  expect(commandOf(press('z', { ctrl: true }), result)).toEqual({ kind: 'undo' })
  expect(commandOf(press('Z', { ctrl: true, shift: true }), result)).toEqual({ kind: 'redo' })
  expect(commandOf(press('z', { ctrl: true }), { ...result, isInField: true })).toBeNull()
})
