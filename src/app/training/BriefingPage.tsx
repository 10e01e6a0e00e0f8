import { isSealed, type Pack, scoringOf } from '../../training/index'
import { formatBytes } from '../format/format-bytes'
import { Name } from '../format/Name'
import { useClient } from '../state/client'
import { BriefingText } from './BriefingText'
import { forgetExercise, setExercise, type Timer, useExercise } from './exercise'
import { FilePick } from './FilePick'
import { NetworkFacts } from './NetworkFacts'
import { missingCaptures, openChosen } from './open-pack'
import css from './Pages.module.css'
import { begin } from './start'
import { text } from './strings'
import { useTitleFocus } from './use-title-focus'

const TIMERS: Timer[] = ['off', 'once', 'tenfold', 'hidden']

/** What the learner is told before the captures are opened. */
export function BriefingPage({ pack }: { pack: Pack }) {
  const title = useTitleFocus()
  const { isMystery, complaint } = useExercise()
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {isMystery ? text.chooser.mysteryTitle : pack.title}
      </h1>
      <div className={css['briefing']}>
        <BriefingText text={pack.briefing ?? ''} />
      </div>
      <h2>{text.briefing.network}</h2>
      <NetworkFacts network={pack.network} />
      <h2>{text.briefing.questions}</h2>
      <ol className={css['questions']}>
        {pack.questions.map(({ id, prompt, points }) => (
          <li key={id}>
            {prompt} <span className="muted">{text.briefing.points(String(points))}</span>
          </li>
        ))}
      </ol>
      <Rules pack={pack} />
      <TimerChoice />
      <MissingCaptures />
      <p role="alert" className={css['complaint']}>
        {complaint}
      </p>
      <BeginButtons />
    </main>
  )
}

function Rules({ pack }: { pack: Pack }) {
  const { attempts, laterAttemptFactor, pass } = scoringOf(pack.scoring)
  if (isSealed(pack)) return <p className="muted">{text.briefing.sealed}</p>
  return (
    <>
      <p className="muted">{text.briefing.rules(String(attempts), String(laterAttemptFactor), String(pass))}</p>
      <p className="muted">{text.briefing.open}</p>
    </>
  )
}

function TimerChoice() {
  const timer = useExercise((exercise) => exercise.timer)
  return (
    <label className={css['field']}>
      {text.briefing.timer}
      <select
        value={timer}
        onChange={(event) => {
          const chosen = TIMERS.find((name) => name === event.currentTarget.value)
          if (chosen !== undefined) setExercise({ timer: chosen })
        }}
      >
        {TIMERS.map((name) => (
          <option key={name} value={name}>
            {text.briefing.timers[name]}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A pack alone asks for the captures that it describes. */
function MissingCaptures() {
  const missing = missingCaptures(useExercise())
  if (missing.length === 0) return null
  return (
    <section className={css['form']} aria-labelledby="missing-title">
      <h2 id="missing-title">{text.briefing.missing}</h2>
      <p>{text.briefing.missingHint}</p>
      <ul>
        {missing.map(({ name, bytes }) => (
          <li key={name}>
            <Name text={name} /> <span className="muted">{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      <div>
        <FilePick
          label={text.briefing.chooseCaptures}
          testId="captures-input"
          onFiles={(files) => void openChosen(files)}
        />
      </div>
    </section>
  )
}

function BeginButtons() {
  const client = useClient()
  const exercise = useExercise()
  const { stage, progress, isUnmarked } = exercise
  const percent = `${Math.round(progress * 100)} %`
  const isMaking = stage === 'making'
  return (
    <div className={css['buttons']}>
      <button
        type="button"
        className="primary"
        disabled={isMaking || missingCaptures(exercise).length > 0}
        onClick={() => void begin(client)}
      >
        {isUnmarked ? text.briefing.openAnyway : text.briefing.begin}
      </button>
      <button type="button" onClick={() => forgetExercise('choosing')}>
        {text.briefing.back}
      </button>
      {isMaking && (
        <span className={css['making']}>
          <progress aria-label={text.briefing.making('')} value={progress} max={1} />
          {text.briefing.making(percent)}
        </span>
      )}
    </div>
  )
}
