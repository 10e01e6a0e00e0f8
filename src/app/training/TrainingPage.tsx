import { useEffect } from 'react'
import { useReadState } from '../state/client'
import { AuthorPage } from './AuthorPage'
import { BriefingPage } from './BriefingPage'
import { ChooserPage } from './ChooserPage'
import { ClassPage } from './ClassPage'
import { forgetExercise, useExercise } from './exercise'
import { useBigType } from './use-big-type'

/** Whether a page of the training stands in place of landing and result. */
export function useIsTraining(): boolean {
  const stage = useExercise((exercise) => exercise.stage)
  const { phase } = useReadState()
  useBigType()
  // The user has emptied the case: there is nothing left to ask about.
  const isOver = phase === 'idle' && (stage === 'working' || stage === 'debrief' || stage === 'authoring')
  useEffect(() => {
    if (isOver) forgetExercise()
  }, [isOver])
  return stage === 'choosing' || stage === 'briefing' || stage === 'making' || stage === 'class' || stage === 'author'
}

/** The screens before and beside an exercise. */
export function TrainingPage() {
  const { stage, pack } = useExercise()
  if ((stage === 'briefing' || stage === 'making') && pack !== null) return <BriefingPage pack={pack} />
  if (stage === 'author') return <AuthorPage />
  if (stage === 'class') return <ClassPage />
  return <ChooserPage />
}
