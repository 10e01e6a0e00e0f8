import { SeedField } from './ChooserPage'
import type { ChosenPack } from './class-room'
import { setExercise, useExercise } from './exercise'
import { classText } from './instructor-strings'
import css from './Pages.module.css'
import { brief } from './start'

/** How the room is set up, and the way into the lesson. */
export function LessonSection({ chosen: { pack, files } }: { chosen: ChosenPack }) {
  const { isLocked, bigType } = useExercise()
  return (
    <section className={css['form']} aria-labelledby="lesson-title">
      <h2 id="lesson-title">{classText.lesson}</h2>
      <label>
        <input
          type="checkbox"
          checked={isLocked}
          onChange={(event) => setExercise({ isLocked: event.currentTarget.checked })}
        />
        {classText.lock}
      </label>
      <p className="muted">{classText.lockHint}</p>
      <label>
        <input
          type="checkbox"
          checked={bigType}
          onChange={(event) => setExercise({ bigType: event.currentTarget.checked })}
        />
        {classText.bigType}
      </label>
      <SeedField hint={classText.seedHint} />
      <div className={css['buttons']}>
        <button type="button" className="primary" onClick={() => brief(pack, { files, revealed: 0 })}>
          {classText.startLesson}
        </button>
        <button type="button" onClick={() => brief(pack, { files })}>
          {classText.startExercise}
        </button>
      </div>
    </section>
  )
}
