import { useEffect } from 'react'
import { type OpenPack, type Pack, type PackScore, scorePack } from '../../training/index'
import { formatDuration } from '../format/format-time'
import { Name } from '../format/Name'
import { goTo } from '../keys/places'
import { ColumnHeads } from '../part/ColumnHeads'
import { Section } from '../part/Section'
import css from './Debrief.module.css'
import { answerOf, openPackOf, useExercise } from './exercise'
import { expectedText } from './expected-text'
import { ShowRow } from './ShowRow'
import { text } from './strings'

/** After the end: points with their reasons, the learner's way beside one that leads there, and why the others are innocent. */
export function Debrief({ pack: asked }: { pack: Pack }) {
  useEffect(() => goTo('debrief'), [])
  const exercise = useExercise()
  const pack = openPackOf(exercise)
  if (pack === null)
    return (
      <Section id="debrief" title={text.debrief.title}>
        <p>{exercise.isUnmarked ? text.debrief.unmarked : text.debrief.sealed}</p>
      </Section>
    )
  const score = scorePack(pack, exercise.answers)
  const [total, pass] = [String(score.total), String(score.passMark)]
  return (
    <Section id="debrief" title={text.debrief.title}>
      <p className={css['total']} data-passed={score.isPassed}>
        <span aria-hidden="true">{score.isPassed ? '✓ ' : '✕ '}</span>
        {score.isPassed ? text.debrief.passed(total, pass) : text.debrief.failed(total, pass)}
      </p>
      {exercise.isMystery && (
        <p>
          {text.debrief.cannotTell} <strong>{asked.title}</strong>
        </p>
      )}
      <Marks pack={pack} score={score} />
      <Penalties score={score} />
      <Ways pack={pack} />
      <Innocent pack={pack} />
    </Section>
  )
}

function Marks({ pack, score }: { pack: OpenPack; score: PackScore }) {
  const exercise = useExercise()
  const { debrief } = text
  return (
    <div className={css['wide']}>
      <table className={css['marks']}>
        <ColumnHeads names={[debrief.question, debrief.answer, debrief.expected, debrief.points, debrief.reasons]} />
        <tbody>
          {score.questions.map((mark, index) => {
            const question = pack.questions[index]
            const { attempts } = answerOf(exercise, mark.id)
            return (
              <tr key={mark.id}>
                <th scope="row">{question.prompt}</th>
                <td>
                  <Name text={attempts.map((attempt) => attempt.join(', ')).join(' | ') || '–'} longest={80} />
                </td>
                <td>{expectedText(question, pack)}</td>
                <td data-number="true">
                  {debrief.of(String(mark.earned), String(mark.points))}
                  {mark.attempt > 0 && <small> {debrief.later}</small>}
                  {mark.hintCost > 0 && <small> {debrief.hints(String(mark.hintCost))}</small>}
                </td>
                <td>{mark.reasons.join(' ')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Penalties({ score: { penalties } }: { score: PackScore }) {
  if (penalties.length === 0) return null
  return (
    <>
      <h3>{text.debrief.penalties}</h3>
      <ul className={css['list']}>
        {penalties.map(({ host, why, points }) => (
          <li key={host}>
            <Name text={text.feedback.tempting(host, why)} /> ({text.feedback.penalty(String(points))})
          </li>
        ))}
      </ul>
    </>
  )
}

function Ways({ pack }: { pack: OpenPack }) {
  const path = useExercise((exercise) => exercise.path)
  return (
    <div className={css['ways']}>
      <section aria-labelledby="way-own">
        <h3 id="way-own">{text.debrief.yourWay}</h3>
        {path.length === 0 && <p className="muted">{text.debrief.noSteps}</p>}
        <ol>
          {path.map(({ at, text: step }) => (
            <li key={`${at} ${step}`}>
              <span className="muted">{formatDuration(at)}</span> <Name text={step} longest={90} />
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="way-reference">
        <h3 id="way-reference">{text.debrief.reference}</h3>
        <ol>
          {pack.questions.flatMap(({ id, hints = [], feedback }) => [
            ...hints.map((hint) => <li key={`${id} ${hint}`}>{hint}</li>),
            <li key={`${id} right`}>
              <strong>{feedback.right}</strong>
            </li>,
          ])}
        </ol>
        <ShowRow pack={pack} />
      </section>
    </div>
  )
}

function Innocent({ pack: { distractors = [] } }: { pack: OpenPack }) {
  const named = distractors.filter(({ match }) => match !== '*')
  if (named.length === 0) return null
  return (
    <>
      <h3>{text.debrief.innocent}</h3>
      <ul className={css['list']}>
        {named.map(({ match, why }) => (
          <li key={match}>
            <strong>{match}</strong>: {why}
          </li>
        ))}
      </ul>
    </>
  )
}
