// The page's state: choices only. Everything that is shown follows from these and from what the case worker answers.

import { create } from 'zustand'
import type { Choices, Filter, Role, SortKey } from '../../verdict/index'

export type Theme = 'system' | 'light' | 'dark'
export type BarsOf = 'hosts' | 'pairs'
export type BarSort = Extract<SortKey, 'out' | 'in' | 'total' | 'ratio' | 'window'>

/** What names a row. */
export interface PairKey {
  inside: string
  outside: string
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
  /** The pair in the panel; null when closed. */
  opened: PairKey | null
  /** IANA name of the zone of all times on the screen. */
  zone: string
  theme: Theme
  /** Single letters and digits as commands (WCAG 2.1.4 wants a switch). */
  letterKeys: boolean
}

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
  letterKeys: true,
}

export const useScreen = create<Screen>()(() => initial)

export function choose(choices: Partial<Choices>): void {
  useScreen.setState((screen) => ({ choices: { ...screen.choices, ...choices }, candidate: 0 }))
}

export function filterBy(filter: Partial<Filter>): void {
  useScreen.setState((screen) => ({ filter: { ...screen.filter, ...filter } }))
}

/** Sorts by a column; a second time turns the order round. Addresses start from the lowest, volumes from the largest. */
export function sortBy(sort: SortKey): void {
  useScreen.setState((screen) => {
    const fresh = sort !== 'inside' && sort !== 'outside' && sort !== 'first'
    return { sort, descending: screen.sort === sort ? !screen.descending : fresh }
  })
}

export function openPair({ inside, outside, role }: PairKey): void {
  useScreen.setState({ opened: { inside, outside, role } })
}

export function closePair(): void {
  useScreen.setState({ opened: null })
}

/** For a new case: what was about the old one goes, how the user likes the screen stays. */
export function forgetCase(): void {
  useScreen.setState({ filter: initial.filter, candidate: 0, opened: null })
}
