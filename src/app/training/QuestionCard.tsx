import { useState } from 'react'
import type { AskedQuestion } from '../../training/index'
import { Name } from '../format/Name'
import { AnswerField } from './AnswerField'
import { attemptsLeft, complaintAbout, handIn, reopen } from './answering'
import { addStep, answerOf, changeAnswer, openPackOf, setExercise, useExercise } from './exercise'
import { FeedbackNote } from './FeedbackNote'
import { Hints } from './Hints'
import css from './Strip.module.css'
import { text } from './strings'

interface QuestionCardProps {
  question: AskedQuestion
  /** From 1. */
  number: number
}

/** One question with its field, evidence, hints and feedback. */
export function QuestionCard({ question, number }: QuestionCardProps) {
  const exercise = useExercise()
  const { attempts } = answerOf(exercise, question.id)
  const isOpen = exercise.stage !== 'debrief' && attemptsLeft(question, exercise) > 0
  const isMarked = openPackOf(exercise) !== null
  return (
    <li className={css['question']} data-current={exercise.current === question.id}>
      <h3 id={promptId(question)} tabIndex={-1}>
        <span className={css['number']}>{number}</span> {question.prompt}
        {exercise.pack !== null && <span className="muted"> {text.question.points(String(question.points))}</span>}
      </h3>
      {isOpen && <Answering question={question} />}
      <div role="status">
        {attempts.length > 0 && <Given question={question} isOpen={isOpen} />}
        {attempts.length > 0 && isMarked && <FeedbackNote question={question} />}
      </div>
      {isOpen && isMarked && <Hints question={question} />}
    </li>
  )
}

function Given({ question, isOpen }: { question: AskedQuestion; isOpen: boolean }) {
  const exercise = useExercise()
  const { attempts } = answerOf(exercise, question.id)
  const last = attempts[attempts.length - 1] ?? []
  const isKept = openPackOf(exercise) === null
  return (
    <p className={css['given']}>
      {isKept && <span aria-hidden="true">✓ </span>}
      <Name text={text.question.given(last.join(', ') || text.question.nothing)} longest={120} />
      {isKept && !isOpen && exercise.stage !== 'debrief' && (
        <button type="button" className="link" onClick={() => reopen(question)}>
          {text.question.reopen}
        </button>
      )}
    </p>
  )
}

function Answering({ question }: { question: AskedQuestion }) {
  const exercise = useExercise()
  const [complaint, setComplaint] = useState('')
  const { why, attempts } = answerOf(exercise, question.id)
  const isOwn = exercise.pack === null
  const submit = () => {
    const found = complaintAbout(question, exercise)
    setComplaint(found)
    if (found !== '') return
    handIn(question)
    // The form may go with the last attempt: who is on its button stays at the question, and Tab goes on from there.
    document.getElementById(promptId(question))?.focus()
  }
  return (
    <form
      className={css['answering']}
      onFocus={() => exercise.current !== question.id && setExercise({ current: question.id })}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <AnswerField question={question} isWrong={complaint !== ''} />
      <EvidenceList question={question} />
      <label className={css['why']}>
        {text.question.why}
        <input
          type="text"
          maxLength={300}
          value={why}
          onChange={(event) => {
            const value = event.currentTarget.value
            changeAnswer(question.id, () => ({ why: value }))
          }}
        />
      </label>
      <p id={`${question.id}-complaint`} role="alert" className={css['complaint']}>
        {complaint}
      </p>
      <div className={css['row']}>
        <button type="submit" className="primary">
          {isOwn ? text.question.keep : attempts.length === 0 ? text.question.handIn : text.question.handInAgain}
        </button>
        {openPackOf(exercise) !== null && (
          <span className="muted">{text.question.attempts(attemptsText(attemptsLeft(question, exercise)))}</span>
        )}
      </div>
    </form>
  )
}

function EvidenceList({ question }: { question: AskedQuestion }) {
  const { evidence } = answerOf(useExercise(), question.id)
  const remove = (gone: string) => {
    changeAnswer(question.id, (answer) => ({ evidence: answer.evidence.filter((one) => one !== gone) }))
    addStep(text.question.removeEvidence(gone))
  }
  return (
    <div className={css['evidence']}>
      <span className="muted">{text.question.evidence}: </span>
      {evidence.length === 0 && <span className="muted">{text.question.noEvidence}</span>}
      <ul>
        {evidence.map((one) => (
          <li key={one}>
            <Name text={one} longest={60} />
            <button
              type="button"
              className="quiet"
              aria-label={text.question.removeEvidence(one)}
              onClick={() => remove(one)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function promptId({ id }: AskedQuestion): string {
  return `${id}-prompt`
}

function attemptsText(left: number): string {
  return left === 1 ? '1 attempt' : `${left} attempts`
}
