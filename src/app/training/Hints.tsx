import { type AskedQuestion, costOfHints, scoringOf } from '../../training/index'
import { takeHint } from './answering'
import { answerOf, openPackOf, useExercise } from './exercise'
import css from './Strip.module.css'
import { text } from './strings'

/** The hints that were taken, and the next one with its cost. */
export function Hints({ question }: { question: AskedQuestion }) {
  const exercise = useExercise()
  const pack = openPackOf(exercise)
  const hints = pack?.questions.find(({ id }) => id === question.id)?.hints ?? []
  if (pack === null || hints.length === 0) return null
  const { hintsTaken } = answerOf(exercise, question.id)
  const { hintCost } = scoringOf(pack.scoring)
  const cost = costOfHints(hintCost, hintsTaken + 1) - costOfHints(hintCost, hintsTaken)
  const number = String(hintsTaken + 1)
  return (
    <div className={css['hints']}>
      <div role="status">
        <ol aria-label={text.question.hints}>
          {hints.slice(0, hintsTaken).map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ol>
      </div>
      {hintsTaken < hints.length && (
        <button type="button" className="link" onClick={() => takeHint(question)}>
          {cost > 0 ? text.question.hint(number, String(cost)) : text.question.hintFree(number)}
        </button>
      )}
    </div>
  )
}
