import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { OpenPack, TruthFlow } from '../../training/index'
import { formatBytes } from '../format/format-bytes'
import { ColumnHeads } from '../part/ColumnHeads'
import { useClient } from '../state/client'
import { expectedText } from './expected-text'
import { classText } from './instructor-strings'
import key from './KeySection.module.css'
import { makeExercise } from './make-exercise'
import css from './Pages.module.css'

interface KeySectionProps {
  pack: OpenPack
  /** '' where the captures are files. */
  seed: string
}

/** The key on one sheet of paper: printing leaves the rest of the page out. */
export function KeySection({ pack, seed }: KeySectionProps) {
  const client = useClient()
  const isCounted = seed === '' || seed === pack.generator?.seed
  const [truth, setTruth] = useState(isCounted ? pack.truth : null)
  const [notice, setNotice] = useState('')
  const print = async () => {
    if (truth === null) {
      setNotice(classText.counting)
      const made = await makeExercise(client, pack, seed, () => {})
      if (typeof made === 'string') return setNotice(made)
      // The sheet must stand before the dialog of the printer opens.
      flushSync(() => {
        setTruth(made.pack.truth)
        setNotice('')
      })
    }
    window.print()
  }
  return (
    <section className={`${css['form']} ${key['sheet']}`} aria-labelledby="key-title">
      <h2 id="key-title">
        {classText.key}: {pack.title}
      </h2>
      {seed !== '' && <p>{classText.keySeed(seed)}</p>}
      <Answers pack={pack} />
      {truth === null ? <p className="muted">{classText.notCounted}</p> : <Truth flows={truth.flows} />}
      <ul>
        {(pack.distractors ?? []).map(({ match, why, penalty = 10 }) => (
          <li key={match}>
            {classText.innocent}: <strong>{match}</strong>, {why} (−{penalty})
          </li>
        ))}
      </ul>
      <div className={key['print']}>
        <button type="button" onClick={() => void print()}>
          {classText.print}
        </button>
        <span role="status">{notice}</span>
      </div>
    </section>
  )
}

function Answers({ pack }: { pack: OpenPack }) {
  return (
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
  )
}

/** What was counted while the packets were made. */
function Truth({ flows }: { flows: readonly TruthFlow[] }) {
  if (flows.length === 0) return null
  return (
    <div className={css['wide']}>
      <table className={css['table']}>
        <ColumnHeads names={classText.truth} />
        <tbody>
          {flows.map(({ sender, receiver, via = [], firstUtc, lastUtc, goodputOut, goodputIn = 0 }) => (
            <tr key={`${sender} ${receiver} ${firstUtc}`}>
              <td>{[sender, ...via, receiver].join(' → ')}</td>
              <td>{firstUtc}</td>
              <td>{lastUtc}</td>
              <td>{formatBytes(goodputOut)}</td>
              <td>{formatBytes(goodputIn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
