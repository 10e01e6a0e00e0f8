import { useState } from 'react'
import { type OpenPack, SCENARIOS } from '../../training/index'
import { ClassTableSection } from './ClassTableSection'
import { forgetExercise } from './exercise'
import { classText } from './instructor-strings'
import { KeySection } from './KeySection'
import { LessonSection } from './LessonSection'
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
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {classText.title}
      </h1>
      <p className={css['lead']}>{classText.lead}</p>
      <PackChoice chosen={chosen} onChoose={setChosen} />
      <LessonSection chosen={chosen} />
      <ClassTableSection key={`${chosen.pack.id} ${chosen.pack.version}`} pack={chosen.pack} />
      <KeySection pack={chosen.pack} />
      <SealSection chosen={chosen} />
      <button type="button" className="quiet" onClick={() => forgetExercise('choosing')}>
        {classText.back}
      </button>
    </main>
  )
}
