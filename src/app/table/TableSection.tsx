import type { Overview } from '../../verdict/index'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { filterBy, useScreen } from '../state/screen'
import { FilterField } from './FilterField'
import { PairTable } from './PairTable'
import { RoleFilter } from './RoleFilter'
import { text } from './strings'
import css from './TableSection.module.css'

/** Every pair, by its largest window first. */
export function TableSection({ overview }: { overview: Overview }) {
  const highlightedOnly = useScreen((screen) => screen.filter.highlightedOnly)
  return (
    <Section
      id="table"
      title={text.title}
      note={<Provisional />}
      tools={<FilterField complaint={overview.complaint} />}
    >
      <div className={css['limits']}>
        <RoleFilter overview={overview} />
        <label className={css['check']}>
          <input
            type="checkbox"
            checked={highlightedOnly}
            onChange={(event) => filterBy({ highlightedOnly: event.currentTarget.checked })}
          />
          <span aria-hidden="true">⚑</span> {text.highlightedOnly}
        </label>
      </div>
      <PairTable overview={overview} />
    </Section>
  )
}
