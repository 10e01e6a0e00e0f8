import { useState } from 'react'
import { useScreen } from '../state/screen'
import { setExercise, useExercise } from './exercise'
import css from './Strip.module.css'
import { WALK, walkText } from './walk-steps'

/** The present step of the guided walk. It can be left at any time and taken up again. */
export function Walk({ step }: { step: number }) {
  const [isLeft, setIsLeft] = useState(false)
  if (isLeft)
    return (
      <button type="button" onClick={() => setIsLeft(false)}>
        {walkText.resume}
      </button>
    )
  return (
    <section className={css['walk']} aria-labelledby="walk-title">
      <h3 id="walk-title">{walkText.title}</h3>
      {step < WALK.length ? <Step key={step} step={step} /> : <p>{walkText.end}</p>}
      <button type="button" className="quiet" onClick={() => setIsLeft(true)}>
        {walkText.leave}
      </button>
    </section>
  )
}

function Step({ step }: { step: number }) {
  const screen = useScreen()
  const exercise = useExercise()
  const [atStart] = useState(screen)
  const { title, body, task, isDone } = WALK[step]
  // What was done once stays done: a panel may be closed again before “Next”.
  const [wasDone, setWasDone] = useState(false)
  const done = wasDone || isDone(screen, exercise, atStart)
  if (done && !wasDone) setWasDone(true)
  const next = () => setExercise({ walkStep: step + 1 })
  return (
    <>
      <p className="muted">{walkText.step(String(step + 1), String(WALK.length))}</p>
      <h4>{title}</h4>
      <p>{body}</p>
      <p className={css['task']}>{task}</p>
      <div className={css['row']}>
        <p role="status">{done && `✓ ${walkText.done}`}</p>
        {done ? (
          <button type="button" className="primary" onClick={next}>
            {walkText.next}
          </button>
        ) : (
          <button type="button" className="quiet" onClick={next}>
            {walkText.skip}
          </button>
        )}
      </div>
    </>
  )
}
