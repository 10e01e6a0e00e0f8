import { ClassTableSection } from './ClassTableSection'
import { seededPack, useClassRoom } from './class-room'
import { forgetExercise, useExercise } from './exercise'
import { classText } from './instructor-strings'
import { KeySection } from './KeySection'
import { LessonSection } from './LessonSection'
import { seedOf } from './make-exercise'
import { PackChoice } from './PackChoice'
import css from './Pages.module.css'
import { SealSection } from './SealSection'
import { useTitleFocus } from './use-title-focus'

/** Everything for who teaches: the lesson, the class table, the key, the exam. */
export function ClassPage() {
  const title = useTitleFocus()
  const chosen = useClassRoom((room) => room.chosen)
  const classSeed = useExercise((exercise) => exercise.seed)
  const { pack } = chosen
  const seed = seedOf(pack, classSeed)
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {classText.title}
      </h1>
      <p className={css['lead']}>{classText.lead}</p>
      <PackChoice />
      <LessonSection chosen={chosen} />
      <ClassTableSection pack={seededPack(pack, classSeed)} />
      <KeySection key={`${pack.id} ${pack.version} ${seed}`} pack={pack} seed={seed} />
      <SealSection chosen={chosen} />
      <button type="button" className="quiet" onClick={() => forgetExercise('choosing')}>
        {classText.back}
      </button>
    </main>
  )
}
