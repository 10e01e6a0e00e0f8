import type { ProblemRow } from '../../verdict/index'
import { formatCount } from '../format/format-count'
import { Name } from '../format/Name'
import css from './Landing.module.css'
import { text } from './strings'

const MOST = 5

/** When no file of a drop could be read: the first few with their reasons. */
export function NothingRead({ problems }: { problems: ProblemRow[] }) {
  if (problems.length === 0) return null
  const shown = problems.slice(0, MOST)
  const rest = problems.length - shown.length
  return (
    <section className={css['nothing']} aria-labelledby="nothing-title">
      <h2 id="nothing-title">
        <span aria-hidden="true">⚠ </span>
        {text.nothingRead}
      </h2>
      <p className="muted">{text.nothingReadHint}</p>
      <ul>
        {shown.map((problem) => (
          <li key={`${problem.capture} ${problem.code} ${problem.offset}`}>
            <code>{problem.code}</code> <Name text={problem.message} />
          </li>
        ))}
        {rest > 0 && <li className="muted">{text.more(formatCount(rest))}</li>}
      </ul>
    </section>
  )
}
