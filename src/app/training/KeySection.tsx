import type { OpenPack } from '../../training/index'
import { expectedText } from './expected-text'
import { classText } from './instructor-strings'
import key from './KeySection.module.css'
import css from './Pages.module.css'

/** The key on one sheet of paper: printing leaves the rest of the page out. */
export function KeySection({ pack }: { pack: OpenPack }) {
  return (
    <section className={`${css['form']} ${key['sheet']}`} aria-labelledby="key-title">
      <h2 id="key-title">
        {classText.key}: {pack.title}
      </h2>
      <div className={css['wide']}>
        <table className={css['table']}>
          <tbody>
            {pack.questions.map((question) => (
              <tr key={question.id}>
                <th scope="row">
                  {question.prompt} ({question.points})
                </th>
                <td>
                  <strong>{expectedText(question, pack)}</strong>
                  <p>{question.feedback.right}</p>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul>
        {(pack.distractors ?? []).map(({ match, why, penalty = 10 }) => (
          <li key={match}>
            {classText.innocent}: <strong>{match}</strong>, {why} (−{penalty})
          </li>
        ))}
      </ul>
      <div className={key['print']}>
        <button type="button" onClick={() => window.print()}>
          {classText.print}
        </button>
      </div>
    </section>
  )
}
