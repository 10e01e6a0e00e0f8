import type { PairRow } from '../../verdict/index'
import { markInnocent, markTruth } from './author'
import { authorText } from './author-strings'
import { useExercise } from './exercise'
import css from './UseAsAnswer.module.css'

/** In the panel of a row, while a pack is written: what the row is in it. */
export function MarkRow({ row }: { row: PairRow }) {
  const stage = useExercise((exercise) => exercise.stage)
  if (stage !== 'authoring') return null
  return (
    <section className={css['use']} aria-labelledby="mark-title">
      <h3 id="mark-title">{authorText.markTitle}</h3>
      <div>
        <button type="button" onClick={() => markTruth(row)}>
          {authorText.mark}
        </button>
        <button type="button" onClick={() => markInnocent(row)}>
          {authorText.markInnocent}
        </button>
      </div>
    </section>
  )
}
