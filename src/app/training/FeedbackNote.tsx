import { type AskedQuestion, creditOf, HostNames, type OpenPack, readItems, scorePack } from '../../training/index'
import { attemptsLeft } from './answering'
import { answerOf, openPackOf, useExercise } from './exercise'
import { ShowRow } from './ShowRow'
import css from './Strip.module.css'
import { text } from './strings'

/** What was right, the number that shows it, and why the tempting row is innocent. */
export function FeedbackNote({ question }: { question: AskedQuestion }) {
  const exercise = useExercise()
  const pack = openPackOf(exercise)
  if (pack === null) return null
  const known = pack.questions.find(({ id }) => id === question.id)
  const { attempts } = answerOf(exercise, question.id)
  const last = attempts[attempts.length - 1]
  if (known === undefined || last === undefined) return null
  const { credit, reasons } = creditOf(known, last, new HostNames(pack.network.hosts ?? []))
  const isOver = attemptsLeft(question, exercise) === 0
  const { right, partly, wrong } = known.feedback
  const state = credit === 1 ? 'right' : credit > 0 ? 'partly' : 'wrong'
  return (
    <div className={css['feedback']} data-state={state}>
      <p>
        <strong>
          <span aria-hidden="true">{state === 'right' ? '✓ ' : state === 'partly' ? '◐ ' : '✕ '}</span>
          {state === 'partly' ? text.feedback.partly(`${Math.round(credit * 100)} %`) : text.feedback[state]}
        </strong>{' '}
        {reasons.join(' ')}
      </p>
      {state !== 'right' && <p>{state === 'partly' ? (partly ?? wrong) : wrong}</p>}
      {(isOver || state === 'right') && (
        <p>
          {right} <ShowRow pack={pack} />
        </p>
      )}
      {question.kind === 'hostSet' && <Tempted pack={pack} hosts={readItems(last)} />}
    </div>
  )
}

/** Innocent hosts among those that were named, each with its reason and its cost. */
function Tempted({ pack, hosts }: { pack: OpenPack; hosts: string[] }) {
  const { answers } = useExercise()
  const named = scorePack(pack, answers).penalties.filter(({ host }) => hosts.includes(host))
  return named.map(({ host, why, points }) => (
    <p key={host}>
      {text.feedback.tempting(host, why)} <span className="muted">({text.feedback.penalty(String(points))})</span>
    </p>
  ))
}
