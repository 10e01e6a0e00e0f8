import { Name } from '../format/Name'
import { filterBy, useScreen } from '../state/screen'
import css from './PairTable.module.css'
import { text } from './strings'

/** What limits the rows now, each with its own way out. */
export function Limits() {
  const filter = useScreen((screen) => screen.filter)
  const words = filter.text.trim()
  return (
    <ul className={css['limits']} aria-label={text.limits}>
      {words !== '' && <Limit name={words} onRemove={() => filterBy({ text: '' })} />}
      {filter.highlightedOnly && (
        <Limit name={text.highlightedOnly} onRemove={() => filterBy({ highlightedOnly: false })} />
      )}
      {filter.role !== 'crossing' && (
        <Limit name={text.role[filter.role]} onRemove={() => filterBy({ role: 'crossing' })} />
      )}
    </ul>
  )
}

function Limit({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <li>
      <button type="button" aria-label={text.remove(name)} onClick={onRemove}>
        <Name text={name} longest={48} />
        <span aria-hidden="true">✕</span>
      </button>
    </li>
  )
}
