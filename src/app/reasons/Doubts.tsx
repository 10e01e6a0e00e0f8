import type { Judged } from '../../verdict/index'
import { Name } from '../format/Name'
import css from './Reasons.module.css'
import { text } from './strings'

/** What speaks against it, and which signals did not fire. */
export function Doubts({ judged }: { judged: Judged }) {
  const against = [...judged.against, ...judged.quality]
  return (
    <>
      <section aria-labelledby="reasons-against">
        <h3 id="reasons-against">{text.against}</h3>
        {against.length === 0 ? (
          <p className="muted">{text.againstNone}</p>
        ) : (
          <ul className={css['list']}>
            {against.map((sentence) => (
              <li key={sentence}>
                <Name text={sentence} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <details className={css['fold']}>
        <summary>
          <h3>{text.notFired}</h3>
        </summary>
        <ul className={css['list']}>
          {judged.counterfactual !== '' && <li>{judged.counterfactual}</li>}
          {judged.notFired.map(({ id, says }) => (
            <li key={id}>
              <Name text={says} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
