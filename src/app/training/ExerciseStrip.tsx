import { useEffect, useState } from 'react'
import { type Pack, scorePack } from '../../training/index'
import { formatDuration } from '../format/format-time'
import { useClient } from '../state/client'
import { AuthorStrip } from './AuthorStrip'
import { BriefingAgain } from './BriefingAgain'
import { DebriefButtons } from './DebriefButtons'
import { type Exercise, isAtWork, openPackOf, questionsOf, secondsSpent, useExercise } from './exercise'
import { followPath } from './follow-path'
import { Lesson } from './Lesson'
import { QuestionCard } from './QuestionCard'
import { saveResultJson } from './result-file'
import { SaveCaptures } from './SaveCaptures'
import css from './Strip.module.css'
import { finish, leave } from './start'
import { text } from './strings'
import { useTitleFocus } from './use-title-focus'
import { Walk } from './Walk'

/** The questions beside the analysis: what is asked, what was answered, what it is worth. */
export function ExerciseStrip() {
  const stage = useExercise((exercise) => exercise.stage)
  if (stage === 'authoring') return <AuthorStrip />
  return isAtWork(stage) ? <Strip /> : null
}

function Strip() {
  const title = useTitleFocus()
  const exercise = useExercise()
  const { pack, stage, walkStep, revealed } = exercise
  useEffect(followPath, [])
  return (
    <aside className={css['strip']} aria-labelledby="exercise-title">
      <header className={css['header']}>
        <h2 id="exercise-title" ref={title} tabIndex={-1}>
          {stage === 'own' ? text.strip.ownTitle : text.strip.title}
        </h2>
        {pack !== null && stage === 'working' && <Clock pack={pack} />}
      </header>
      {pack !== null && !exercise.isMystery && <p className="muted">{pack.title}</p>}
      {pack !== null && <BriefingAgain pack={pack} />}
      {stage === 'own' && <p className="muted">{text.strip.ownNote}</p>}
      {walkStep !== null && <Walk step={walkStep} />}
      {revealed !== null && pack !== null ? <Lesson revealed={revealed} /> : <Questions exercise={exercise} />}
      {stage === 'debrief' ? <DebriefButtons /> : <Tools exercise={exercise} />}
    </aside>
  )
}

function Questions({ exercise }: { exercise: Exercise }) {
  const pack = openPackOf(exercise)
  const isSomeHandedIn = Object.values(exercise.answers).some(({ attempts }) => attempts.length > 0)
  return (
    <>
      <ol className={css['questions']}>
        {questionsOf(exercise).map((question, index) => (
          <QuestionCard key={question.id} question={question} number={index + 1} />
        ))}
      </ol>
      {pack !== null && isSomeHandedIn && (
        <p role="status" className={css['total']}>
          {text.strip.total(String(scorePack(pack, exercise.answers).total))}
        </p>
      )}
    </>
  )
}

function Clock({ pack }: { pack: Pack }) {
  const exercise = useExercise()
  const [, tick] = useState(0)
  const { timer } = exercise
  const isShown = timer === 'once' || timer === 'tenfold'
  useEffect(() => {
    if (!isShown) return
    const timerId = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timerId)
  }, [isShown])
  if (!isShown) return null
  const minutes = (pack.minutes ?? 15) * (timer === 'tenfold' ? 10 : 1)
  return (
    <p className="muted">{text.strip.time(formatDuration(secondsSpent(exercise)), formatDuration(minutes * 60))}</p>
  )
}

function Tools({ exercise }: { exercise: Exercise }) {
  const client = useClient()
  const open = questionsOf(exercise).filter(({ id }) => (exercise.answers[id]?.attempts.length ?? 0) === 0).length
  const isMarked = exercise.pack !== null
  return (
    <div className={css['tools']}>
      {isMarked && (
        <button type="button" className="primary" title={text.strip.finishHint} onClick={finish}>
          {text.strip.finish}
        </button>
      )}
      {isMarked && open > 0 && <span className="muted">{text.strip.unanswered(String(open))}</span>}
      <button type="button" onClick={() => saveResultJson(exercise)}>
        {text.strip.saveResult}
      </button>
      <SaveCaptures />
      <button type="button" className="quiet" onClick={() => void leave(client)}>
        {text.strip.leave}
      </button>
    </div>
  )
}
