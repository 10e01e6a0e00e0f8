import type { ReactNode } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import css from './Section.module.css'

interface SectionProps {
  id: string
  title: string
  /** Controls at the right of the heading. */
  tools?: ReactNode
  /** A short remark beside the heading. */
  note?: ReactNode
  children: ReactNode
}

/** One part of the page, with the heading that skip links and number keys go to. */
export function Section({ id, title, tools, note, children }: SectionProps) {
  return (
    <section className={css['section']} aria-labelledby={`${id}-title`}>
      <header className={css['header']}>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        {note !== undefined && <p className={css['note']}>{note}</p>}
        {tools !== undefined && <div className={css['tools']}>{tools}</div>}
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  )
}
