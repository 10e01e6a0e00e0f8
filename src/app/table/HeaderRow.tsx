import { formatMinutes } from '../format/format-time'
import { sortBy, useScreen } from '../state/screen'
import { COLUMNS, type Column } from './columns'
import { groupRole, headerRole, rowRole } from './grid-roles'
import css from './PairTable.module.css'
import { text } from './strings'

export function HeaderRow() {
  return (
    <thead {...groupRole} className={css['head']}>
      <tr {...rowRole} aria-rowindex={1} className={css['row']}>
        {COLUMNS.map((column, index) => (
          <HeaderCell key={column.id} column={column} index={index + 1} />
        ))}
      </tr>
    </thead>
  )
}

function HeaderCell({ column, index }: { column: Column; index: number }) {
  const sort = useScreen((screen) => screen.sort)
  const descending = useScreen((screen) => screen.descending)
  const title = useTitle(column)
  const isSorted = column.sort !== null && column.sort === sort
  return (
    <th
      {...headerRole}
      scope="col"
      aria-colindex={index}
      aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
      data-number={column.isNumber}
      title={column.id === 'ratio' ? text.ratioHint : undefined}
    >
      {column.sort === null ? (
        <span className={column.id === 'suspect' ? 'visually-hidden' : undefined}>{title}</span>
      ) : (
        <button type="button" onClick={() => column.sort !== null && sortBy(column.sort)}>
          {title}
          <span className={css['sign']} aria-hidden="true">
            {isSorted ? (descending ? '▾' : '▴') : ''}
          </span>
        </button>
      )}
    </th>
  )
}

function useTitle({ id }: Column): string {
  const windowMinutes = useScreen((screen) => screen.choices.windowMinutes)
  const role = useScreen((screen) => screen.filter.role)
  const { columns } = text
  if (id === 'window') return columns.window(formatMinutes(windowMinutes))
  if (role !== 'crossing' && id === 'inside') return columns.sender
  if (role !== 'crossing' && id === 'outside') return columns.receiver
  return columns[id]
}
