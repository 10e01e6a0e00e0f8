// The columns of the table in their order, and which of them can sort.

import type { SortKey } from '../../verdict/index'

export interface Column {
  id: 'suspect' | 'inside' | 'outside' | 'service' | 'out' | 'in' | 'ratio' | 'window' | 'opened' | 'first' | 'last'
  sort: SortKey | null
  isNumber: boolean
}

export const COLUMNS: Column[] = [
  { id: 'suspect', sort: null, isNumber: false },
  { id: 'inside', sort: 'inside', isNumber: false },
  { id: 'outside', sort: 'outside', isNumber: false },
  { id: 'service', sort: null, isNumber: false },
  { id: 'out', sort: 'out', isNumber: true },
  { id: 'in', sort: 'in', isNumber: true },
  { id: 'ratio', sort: 'ratio', isNumber: true },
  { id: 'window', sort: 'window', isNumber: true },
  { id: 'opened', sort: null, isNumber: false },
  { id: 'first', sort: 'first', isNumber: true },
  { id: 'last', sort: 'last', isNumber: true },
]
