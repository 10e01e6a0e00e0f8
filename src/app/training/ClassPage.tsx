import { useState } from 'react'
import { type OpenPack, SCENARIOS } from '../../training/index'
import { ClassTableSection } from './ClassTableSection'
import { forgetExercise, useExercise } from './exercise'
import { classText } from './instructor-strings'
import { KeySection } from './KeySection'
import { LessonSection } from './LessonSection'
import { seedOf } from './make-exercise'
import { PackChoice } from './PackChoice'
import css from './Pages.module.css'
import { SealSection } from './SealSection'
import { useTitleFocus } from './use-title-focus'

/** A pack as the instructor has it: with its key, and with its captures where they were chosen. */
export interface ChosenPack {
  pack: OpenPack
  /** Empty for a built-in exercise, whose captures are made. */
  files: File[]
}

/** Everything for who teaches: the lesson, the class table, the key, the exam. */
export function ClassPage() {
  const title = useTitleFocus()
  const [chosen, setChosen] = useState<ChosenPack>({ pack: SCENARIOS[0], files: [] })
  const classSeed = useExercise((exercise) => exercise.seed)
  const { id, version } = chosen.pack
  const seed = seedOf(chosen.pack, classSeed)
  const { generator } = chosen.pack
  const pack = generator === undefined ? chosen.pack : { ...chosen.pack, generator: { ...generator, seed } }
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {classText.title}
      </h1>
      <p className={css['lead']}>{classText.lead}</p>
      <PackChoice chosen={chosen} onChoose={setChosen} />
      <LessonSection chosen={chosen} />
      <ClassTableSection key={`${id} ${version}`} pack={pack} />
      <KeySection key={`key ${id} ${version} ${seed}`} pack={chosen.pack} seed={seed} />
      <SealSection chosen={chosen} />
      <button type="button" className="quiet" onClick={() => forgetExercise('choosing')}>
        {classText.back}
      </button>
    </main>
  )
}
