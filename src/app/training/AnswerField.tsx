import type { AskedQuestion } from '../../training/index'
import { answerOf, changeAnswer, useExercise } from './exercise'
import css from './Strip.module.css'
import { text } from './strings'

interface AnswerFieldProps {
  question: AskedQuestion
  isWrong: boolean
}

/** Where the answer is written, chosen, or arrives when it is picked on the screen. */
export function AnswerField({ question, isWrong }: AnswerFieldProps) {
  const { draft } = answerOf(useExercise(), question.id)
  const set = (value: string) => changeAnswer(question.id, () => ({ draft: value === '' ? [] : [value] }))
  if (question.kind === 'choice') return <Choice question={question} chosen={draft.join('')} onChoose={set} />
  const isSet = question.kind === 'hostSet' || question.kind === 'endpointSet'
  const shared = {
    value: draft.join(', '),
    'aria-invalid': isWrong,
    'aria-labelledby': `${question.id}-prompt`,
    'aria-describedby': `${question.id}-how ${question.id}-complaint`,
  }
  return (
    <div className={css['field']}>
      {question.kind === 'keywords' ? (
        <textarea {...shared} rows={2} maxLength={500} onChange={(event) => set(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
      <span id={`${question.id}-how`} className="muted">
        {text.question.field[question.kind]}
      </span>
      {isSet && (
        <button type="button" className="link" onClick={() => set(text.question.noOne)}>
          {text.question.noOne}
        </button>
      )}
      {question.kind === 'keywords' && (
        <button type="button" className="link" onClick={() => set(text.question.cannotTell)}>
          {text.question.cannotTell}
        </button>
      )}
    </div>
  )
}

interface ChoiceProps {
  question: AskedQuestion
  chosen: string
  onChoose: (value: string) => void
}

function Choice({ question, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset className={css['choice']} aria-labelledby={`${question.id}-prompt`}>
      {(question.options ?? []).map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={`${question.id}-choice`}
            checked={chosen === option}
            onChange={() => onChoose(option)}
          />
          {option}
        </label>
      ))}
    </fieldset>
  )
}
