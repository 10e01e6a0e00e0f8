import type { NameOfRow } from '../../verdict/index'
import { Name } from '../format/Name'
import { UseName } from '../training/UseAsAnswer'
import css from './Reasons.module.css'
import { text } from './strings'

/** Names of both ends with where they were read. The address stays the key; a name never replaces it. */
export function Names({ names }: { names: NameOfRow[] }) {
  return (
    <section aria-labelledby="reasons-names">
      <h3 id="reasons-names">{text.names}</h3>
      {names.length === 0 && <p className="muted">{text.namesNone}</p>}
      <ul className={css['list']}>
        {names.map(({ end, address, name, source, isClaimed }) => (
          <li key={`${end} ${source} ${name} ${address}`}>
            <strong>
              <Name text={name} longest={60} />
            </strong>
            <UseName end={end} name={name} />{' '}
            <span className="muted" title={isClaimed ? text.claimed : undefined}>
              {text.ends[end]}, {text.sources[source] ?? source}
              {isClaimed && `, ${text.claimed}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
