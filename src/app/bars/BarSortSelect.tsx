import { type BarSort, useScreen } from '../state/screen'
import css from './BarsSection.module.css'
import { text } from './strings'

const SORTS: BarSort[] = ['out', 'in', 'total', 'ratio', 'window']

export function BarSortSelect() {
  const barSort = useScreen((screen) => screen.barSort)
  const choose = (value: string) => {
    const chosen = SORTS.find((sort) => sort === value)
    if (chosen !== undefined) useScreen.setState({ barSort: chosen })
  }
  return (
    <label className={css['check']}>
      {text.sort}
      <select value={barSort} onChange={(event) => choose(event.currentTarget.value)}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {text.sorts[sort]}
          </option>
        ))}
      </select>
    </label>
  )
}
