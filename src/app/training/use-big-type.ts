import { useLayoutEffect } from 'react'
import './big-type.css'
import { useExercise } from './exercise'

/** For a projector: everything is in rem, so the root alone grows. */
export function useBigType(): void {
  const bigType = useExercise((exercise) => exercise.bigType)
  useLayoutEffect(() => {
    document.documentElement.dataset['big'] = String(bigType)
  }, [bigType])
}
