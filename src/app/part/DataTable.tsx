import type { ReactNode } from 'react'
import { ColumnHeads } from './ColumnHeads'
import css from './DataTable.module.css'

interface DataTableProps {
  caption: string
  head: string[]
  /** The first cell of a row is its heading; the others are numbers, at the right. */
  rows: { key: string; cells: ReactNode[] }[]
}

/** A small plain table: the twin of a chart, or a list of a few hundred rows. */
export function DataTable({ caption, head, rows }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key.
    <section className={css['box']} aria-label={caption} tabIndex={0}>
      <table className={css['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <ColumnHeads names={head} />
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
