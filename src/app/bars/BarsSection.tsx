import { useState } from 'react'
import type { Overview } from '../../verdict/index'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { text as part } from '../part/strings'
import { useScreen } from '../state/screen'
import { BarChartRows } from './BarChartRows'
import { BarSortSelect } from './BarSortSelect'
import css from './BarsSection.module.css'
import { BarsTable } from './BarsTable'
import { barRows, restOf } from './bar-rows'
import { Others } from './Others'
import { text } from './strings'

/** Out and in of each inside host or pair, mirrored around a common zero. */
export function BarsSection({ overview }: { overview: Overview }) {
  const barsOf = useScreen((screen) => screen.barsOf)
  const barSort = useScreen((screen) => screen.barSort)
  const linearBars = useScreen((screen) => screen.linearBars)
  const [asTable, setAsTable] = useState(false)
  const list = barsOf === 'hosts' ? overview.hosts : overview.pairBars
  const rows = barRows(list, barSort)
  return (
    <Section
      id="bars"
      title={text.title}
      note={<Provisional />}
      tools={
        <>
          <BarSortSelect />
          <label className={css['check']}>
            <input
              type="checkbox"
              checked={linearBars}
              onChange={(event) => useScreen.setState({ linearBars: event.currentTarget.checked })}
            />
            {text.scale}
          </label>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? part.showAsChart : part.showAsTable}
          </button>
        </>
      }
    >
      <BarsOfChoice />
      {rows.length === 0 && <p className={css['empty']}>{text.empty}</p>}
      {rows.length > 0 && (asTable ? <BarsTable rows={rows} /> : <BarChartRows rows={rows} />)}
      <Others others={restOf(list, rows)} />
    </Section>
  )
}

function BarsOfChoice() {
  const barsOf = useScreen((screen) => screen.barsOf)
  return (
    <fieldset className={css['tabs']}>
      <legend className="visually-hidden">{text.of}</legend>
      {(['hosts', 'pairs'] as const).map((of) => (
        <label key={of} className={css['tab']}>
          <input
            type="radio"
            name="bars-of"
            checked={barsOf === of}
            onChange={() => useScreen.setState({ barsOf: of })}
          />
          {text[of]}
        </label>
      ))}
    </fieldset>
  )
}
