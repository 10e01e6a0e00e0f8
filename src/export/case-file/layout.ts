// How the user had arranged the screen, as a case keeps it: types and their shape. It holds no number that follows from packets.

import { oneOf, record, type Shape, truthValue } from '../../foreign-json/index'
import type { Role, RowKey, SortKey } from '../../verdict/index'

export interface CaseLayout {
  sort: SortKey
  descending: boolean
  barsOf: 'hosts' | 'pairs'
  barSort: (typeof BAR_SORTS)[number]
  linearBars: boolean
  /** The row in the panel; null when it was closed. */
  opened: (RowKey & { role: Role }) | null
}

const ROLES = ['crossing', 'internal', 'transit', 'multicast'] as const satisfies readonly Role[]
const BAR_SORTS = ['out', 'in', 'total', 'ratio', 'window'] as const
const SORT_KEYS = [...BAR_SORTS, 'inside', 'outside', 'first', 'last'] as const satisfies readonly SortKey[]

/** `key`: the shape of a row's key without its class. */
export function layoutShape(key: Shape<RowKey>): Shape<CaseLayout> {
  const opened: Shape<CaseLayout['opened']> = (value, field) => {
    if (value === null) return { ok: true, value: null }
    const { role, ...rest } = Object(value)
    const [readKey, readRole] = [key(rest, field), oneOf(ROLES)(role, `${field}.role`)]
    if (!readKey.ok) return readKey
    return readRole.ok ? { ok: true, value: { ...readKey.value, role: readRole.value } } : readRole
  }
  return record<CaseLayout>({
    sort: oneOf(SORT_KEYS),
    descending: truthValue,
    barsOf: oneOf(['hosts', 'pairs']),
    barSort: oneOf(BAR_SORTS),
    linearBars: truthValue,
    opened,
  })
}
