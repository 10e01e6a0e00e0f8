// The page's state: choices only. Everything that is shown follows from these and from what the case worker answers.

import { create } from 'zustand'
import type { CaseLayout } from '../../export/index'
import type { Choices, Context, Filter, Role, RowKey, SortKey } from '../../verdict/index'

export type Theme = 'system' | 'light' | 'dark'
export type BarsOf = 'hosts' | 'pairs'
export type BarSort = Extract<SortKey, 'out' | 'in' | 'total' | 'ratio' | 'window'>

/** What names a row. */
export interface PairKey {
  inside: string
  outside: string
  role: Role
}

/** The row in the panel: a pair of the table, or a row of the ranked answer that joins several. */
export interface OpenedRow extends RowKey {
  role: Role
}

export interface Screen {
  choices: Choices
  filter: Filter
  /** Order of the table. */
  sort: SortKey
  descending: boolean
  barsOf: BarsOf
  barSort: BarSort
  /** Bars as long as their bytes instead of the root of them. */
  linearBars: boolean
  /** Which of Overview.suspects the card shows, from 0. */
  candidate: number
  /** The row in the panel; null when closed. */
  opened: OpenedRow | null
  /** IANA name of the zone of all times on the screen. */
  zone: string
  theme: Theme
  /** Labels stand for names and inside addresses on the screen: for a projector or a screenshot. */
  isHidden: boolean
  /** Single letters and digits as commands (WCAG 2.1.4 wants a switch). */
  letterKeys: boolean
}

const NOTHING_KNOWN: Context = { zone: 'UTC', officeHours: null, normalDays: [], baseline: null, exceptions: [] }

export const DEFAULT_THRESHOLD = 25_000_000

const initial: Screen = {
  choices: { inside: [], thresholdBytes: DEFAULT_THRESHOLD, windowMinutes: 120, measure: 'goodput' },
  filter: { text: '', role: 'crossing', highlightedOnly: false },
  sort: 'window',
  descending: true,
  barsOf: 'hosts',
  barSort: 'out',
  linearBars: false,
  candidate: 0,
  opened: null,
  zone: 'UTC',
  theme: 'system',
  isHidden: false,
  letterKeys: true,
}

export const useScreen = create<Screen>()(() => initial)

/** How the screen is arranged, as a case file keeps it. */
export function layoutOf({ sort, descending, barsOf, barSort, linearBars, opened }: Screen): CaseLayout {
  return { sort, descending, barsOf, barSort, linearBars, opened }
}

/** The choices with the zone that hours and days are judged in. */
export function choicesIn({ choices, zone }: Pick<Screen, 'choices' | 'zone'>): Choices {
  if (choices.context === undefined && zone === 'UTC') return choices
  return { ...choices, context: { ...NOTHING_KNOWN, ...choices.context, zone } }
}

export function choose(choices: Partial<Choices>): void {
  useScreen.setState((screen) => ({ choices: { ...screen.choices, ...choices }, candidate: 0 }))
}

export function filterBy(filter: Partial<Filter>): void {
  useScreen.setState((screen) => ({ filter: { ...screen.filter, ...filter } }))
}

/** What no packet says. Its zone is the one of the screen: see choicesIn. */
export function chooseContext(context: Partial<Context>): void {
  choose({ context: { ...NOTHING_KNOWN, ...useScreen.getState().choices.context, ...context } })
}

/** Sorts by a column; a second time turns the order round. Addresses start from the lowest, volumes from the largest. */
export function sortBy(sort: SortKey): void {
  useScreen.setState((screen) => {
    const fresh = sort !== 'inside' && sort !== 'outside' && sort !== 'first'
    return { sort, descending: screen.sort === sort ? !screen.descending : fresh }
  })
}

export function keyOfPair({ inside, outside }: Pick<PairKey, 'inside' | 'outside'>): RowKey {
  return { level: 'pair', inside, outside, site: '' }
}

export function openPair(pair: PairKey): void {
  openRow(keyOfPair(pair), pair.role)
}

export function openRow(key: RowKey, role: Role): void {
  useScreen.setState({ opened: { ...key, role } })
}

export function closePanel(): void {
  useScreen.setState({ opened: null })
}

/** For a new case: what was about the old one goes, how the user likes the screen stays. */
export function forgetCase(): void {
  useScreen.setState({ filter: initial.filter, candidate: 0, opened: null })
}
