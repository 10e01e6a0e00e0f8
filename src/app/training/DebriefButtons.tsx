import { useClient } from '../state/client'
import { setExercise, useExercise } from './exercise'
import { saveResultCsv, saveResultJson } from './result-file'
import { SaveCaptures } from './SaveCaptures'
import css from './Strip.module.css'
import { leave } from './start'
import { text } from './strings'

/** What can be taken along after the end. */
export function DebriefButtons() {
  const client = useClient()
  const exercise = useExercise()
  return (
    <div className={css['tools']}>
      <label className={css['why']}>
        {text.strip.label}
        <input
          type="text"
          maxLength={40}
          value={exercise.label}
          aria-describedby="label-hint"
          onChange={(event) => setExercise({ label: event.currentTarget.value })}
        />
        <span id="label-hint" className="muted">
          {text.strip.labelHint}
        </span>
      </label>
      <button type="button" className="primary" onClick={() => saveResultJson(exercise)}>
        {text.debrief.saveJson}
      </button>
      <button type="button" onClick={() => saveResultCsv(exercise)}>
        {text.debrief.saveCsv}
      </button>
      <SaveCaptures />
      <button type="button" onClick={() => void leave(client)}>
        {text.debrief.another}
      </button>
    </div>
  )
}
