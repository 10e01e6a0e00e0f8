// What the user took into the tray, and the steps back over it and over the choices. In: marks, notes, choices. Out: stores.

import { create } from 'zustand'
import { addToCustody, type CustodyEntry, clearedText, type Mark, type SavedCase } from '../../export/index'
import type { RowKey } from '../../verdict/index'
import type { AnalysisClient } from '../../worker/contract'
import { did, type History, redo, startHistory, undo, went } from './history'
import { forgetCase, type Screen, useScreen } from './screen'

export interface Tray {
  marks: readonly Mark[]
  custody: readonly CustodyEntry[]
  /** False while the marks are in no file. */
  isSaved: boolean
  /** Labels stand for names and inside addresses in all that leaves the page but the case file. */
  isRedacted: boolean
  /** SHA-256 of captures by name, of those that were hashed. */
  hashes: Readonly<Record<string, string>>
  /** Grows with every other case. */
  caseNumber: number
}

export const useTray = create<Tray>()(() => ({
  marks: [],
  custody: [],
  isSaved: true,
  isRedacted: false,
  hashes: {},
  caseNumber: 0,
}))

/** What undo takes back: filters, threshold and other settings, suspects and notes. */
type Undoable = Pick<Screen, 'choices' | 'filter' | 'zone'> & { marks: readonly Mark[] }

/** Changes of one kind within this time are one step: a slider moves in hundreds. */
const ONE_STEP_MS = 600

let history: History<Undoable> = startHistory(undoableNow())
let lastChangeAt = 0
let isReplaying = false

function undoableNow(): Undoable {
  const { choices, filter, zone } = useScreen.getState()
  return { choices, filter, zone, marks: useTray.getState().marks }
}

function remember(): void {
  if (isReplaying) return
  const { present } = history
  const now = undoableNow()
  const isMark = now.marks !== present.marks
  const isSetting = now.choices !== present.choices || now.filter !== present.filter || now.zone !== present.zone
  if (!isMark && !isSetting) return
  const at = performance.now()
  const isSameStep = !isMark && at - lastChangeAt < ONE_STEP_MS
  history = isSameStep ? went(history, now) : did(history, now)
  lastChangeAt = isMark ? 0 : at
}

useScreen.subscribe(remember)
useTray.subscribe(remember)

export function undoStep(): void {
  replay(undo(history))
}

export function redoStep(): void {
  replay(redo(history))
}

function replay(next: History<Undoable>): void {
  if (next.present === history.present) return
  isReplaying = true
  const { marks, ...screen } = next.present
  history = next
  lastChangeAt = 0
  useScreen.setState(screen)
  useTray.setState({ marks, isSaved: false })
  isReplaying = false
}

export function isMarked(marks: readonly Mark[], key: RowKey): boolean {
  return marks.some((mark) => isSameKey(mark.key, key))
}

export function toggleMark({ level, inside, outside, site }: RowKey): void {
  const key = { level, inside, outside, site }
  const { marks } = useTray.getState()
  const left = marks.filter((mark) => !isSameKey(mark.key, key))
  const next = left.length < marks.length ? left : [...marks, { key, verdict: 'open' as const, note: '' }]
  useTray.setState({ marks: next, isSaved: next.length === 0 })
  note('marked', `${left.length < marks.length ? 'removed' : 'added'} ${inside} to ${site || outside || 'all'}`)
}

export function editMark(key: RowKey, change: Partial<Pick<Mark, 'verdict' | 'note'>>): void {
  const marks = useTray.getState().marks.map((mark) => (isSameKey(mark.key, key) ? { ...mark, ...change } : mark))
  useTray.setState({ marks, isSaved: false })
  if (change.verdict === undefined) return
  const [inside, other] = [key.inside, key.site || key.outside]
  if (change.verdict === 'cleared') note('set-aside', clearedText(inside, other))
  else note('marked', `${change.verdict}: ${inside} to ${other || 'all'}`)
}

/** One more line of the custody log: of what is there, not of the label that the screen shows. */
export function note(step: CustodyEntry['step'], what: string): void {
  if (revealing === null) log(step, what)
  else void revealing(what).then((plain) => log(step, plain ?? what))
}

let revealing: AnalysisClient['reveal'] | null = null

/**
 * Shows labels in place of names and inside addresses, or shows them again. What the page holds of the case changes with it, every step that
 * could be taken back included.
 */
export async function setHidden(client: AnalysisClient, isHidden: boolean): Promise<void> {
  const { choices, opened } = useScreen.getState()
  const inside = isHidden ? choices.inside : ((await client.reveal(choices.inside)) ?? [])
  const held = await client.setHidden(isHidden, inside, { history, opened })
  if (held === null) return
  revealing = isHidden ? (text) => client.reveal(text) : null
  const { marks, ...screen } = held.history.present
  isReplaying = true
  history = held.history
  useScreen.setState({ ...screen, opened: held.opened, isHidden })
  useTray.setState({ marks, isRedacted: isHidden })
  isReplaying = false
  log('settings', isHidden ? 'names and inside addresses hidden on the screen' : 'names and addresses shown again')
}

function log(step: CustodyEntry['step'], what: string): void {
  useTray.setState(({ custody }) => ({ custody: addToCustody(custody, new Date().toISOString(), step, what) }))
}

/** The state of a case file that was opened. A bare summary brings no choices: those of the screen stay. */
export function takeOver(saved: SavedCase, fileName: string): void {
  forgetCase()
  const { choices, filter, layout, zone, marks, custody } = saved
  if (choices !== null) useScreen.setState({ choices, zone, ...(filter === null ? {} : { filter }), ...layout })
  beginTray(marks, custody)
  note('opened', fileName)
  history = startHistory(undoableNow())
}

/** For a new case. */
export function emptyTray(): void {
  beginTray([], [])
  history = startHistory(undoableNow())
}

/** What was hashed and handed over belongs to the case before. */
function beginTray(marks: readonly Mark[], custody: readonly CustodyEntry[]): void {
  useTray.setState(({ caseNumber }) => ({ marks, custody, isSaved: true, hashes: {}, caseNumber: caseNumber + 1 }))
}

function isSameKey(one: RowKey, other: RowKey): boolean {
  return (
    one.level === other.level && one.inside === other.inside && one.outside === other.outside && one.site === other.site
  )
}
