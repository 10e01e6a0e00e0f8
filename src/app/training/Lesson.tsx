import type { OpenPack, Question } from '../../training/index'
import { openPackOf, setExercise, useExercise } from './exercise'
import { expectedText } from './expected-text'
import { lessonText } from './instructor-strings'
import { ShowRow } from './ShowRow'
import css from './Strip.module.css'

/** The key, line by line, for a room: the instructor shows the next one when the class has thought. */
export function Lesson({ revealed }: { revealed: number }) {
  const pack = openPackOf(useExercise())
  if (pack === null) return <p className="muted">{lessonText.sealed}</p>
  const lines = pack.questions.flatMap((question) => linesOf(pack, question))
  const isAll = revealed >= lines.length
  return (
    <>
      <ol className={css['questions']}>
        {pack.questions.map((question, index) => (
          <Revealed key={question.id} pack={pack} question={question} count={revealed - linesBefore(pack, index)} />
        ))}
      </ol>
      <div className={css['row']}>
        <button
          type="button"
          className="primary"
          disabled={isAll}
          onClick={() => setExercise({ revealed: revealed + 1 })}
        >
          {isAll ? lessonText.all : lessonText.next}
        </button>
        <button type="button" disabled={revealed === 0} onClick={() => setExercise({ revealed: revealed - 1 })}>
          {lessonText.back}
        </button>
        {isAll && <ShowRow pack={pack} />}
      </div>
    </>
  )
}

interface RevealedProps {
  pack: OpenPack
  question: Question
  /** Lines that are shown; may be below 0. */
  count: number
}

function Revealed({ pack, question, count }: RevealedProps) {
  return (
    <li className={css['question']}>
      <h3>{question.prompt}</h3>
      <div role="status">
        <ul className={css['lines']}>
          {linesOf(pack, question)
            .slice(0, Math.max(0, count))
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </div>
    </li>
  )
}

function linesOf(pack: OpenPack, question: Question): string[] {
  const { hints = [], feedback } = question
  return [...hints, lessonText.answer(expectedText(question, pack)), feedback.right]
}

function linesBefore(pack: OpenPack, index: number): number {
  return pack.questions.slice(0, index).reduce((sum, question) => sum + linesOf(pack, question).length, 0)
}
