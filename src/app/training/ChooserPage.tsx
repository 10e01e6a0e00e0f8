import { type OpenPack, SCENARIOS } from '../../training/index'
import { forgetExercise, setExercise, useExercise } from './exercise'
import { FilePick } from './FilePick'
import { openChosen } from './open-pack'
import css from './Pages.module.css'
import { brief } from './start'
import { text } from './strings'
import { useTitleFocus } from './use-title-focus'

/** The exercises, and the other ways to begin. */
export function ChooserPage() {
  const title = useTitleFocus()
  const complaint = useExercise((exercise) => exercise.complaint)
  return (
    <main className={css['page']}>
      <h1 ref={title} tabIndex={-1}>
        {text.chooser.title}
      </h1>
      <p className={css['lead']}>{text.chooser.lead}</p>
      <h2>{text.chooser.exercises}</h2>
      <ul className={css['cards']}>
        <WalkCard />
        {SCENARIOS.filter(({ difficulty }) => difficulty !== 'control').map((pack) => (
          <ScenarioCard key={pack.id} pack={pack} />
        ))}
        <MysteryCard />
      </ul>
      <SeedField hint={text.chooser.seedHint} />
      <h2>{text.chooser.more}</h2>
      <p role="alert" className={css['complaint']}>
        {complaint}
      </p>
      <ul className={css['cards']}>
        <li className={css['card']}>
          <FilePick label={text.chooser.openPack} testId="pack-input" onFiles={(files) => void openChosen(files)} />
          <p>{text.chooser.openPackHint}</p>
        </li>
        <OtherCard title={text.chooser.own} hint={text.chooser.ownHint} onClick={() => forgetExercise('own')} />
        <OtherCard
          title={text.chooser.instructor}
          hint={text.chooser.instructorHint}
          onClick={() => setExercise({ stage: 'class', complaint: '' })}
        />
        <OtherCard
          title={text.chooser.author}
          hint={text.chooser.authorHint}
          onClick={() => setExercise({ stage: 'author', complaint: '' })}
        />
      </ul>
      <button type="button" className="quiet" onClick={() => forgetExercise('none')}>
        {text.chooser.back}
      </button>
    </main>
  )
}

function WalkCard() {
  const [first] = SCENARIOS.filter(({ difficulty }) => difficulty === 'intro')
  return (
    <li className={css['card']}>
      <button type="button" className="primary" onClick={() => brief(first, { walkStep: 0 })}>
        {text.chooser.walk}
      </button>
      <p>{text.chooser.walkHint}</p>
    </li>
  )
}

function ScenarioCard({ pack }: { pack: OpenPack }) {
  const { difficulty = 'medium', minutes } = pack
  return (
    <li className={css['card']}>
      <button type="button" onClick={() => brief(pack)}>
        {pack.title}
      </button>
      <p>{text.chooser.about(text.difficulty[difficulty], String(minutes ?? 15))}</p>
    </li>
  )
}

/** The control hides among the others: who knows that nothing happened does not look. */
function MysteryCard() {
  const begin = () => {
    const candidates = SCENARIOS.filter(({ difficulty }) => difficulty !== 'intro')
    const offered = candidates.length === 0 ? SCENARIOS : candidates
    const control = candidates.filter(({ difficulty }) => difficulty === 'control')
    // A third of the time it is the control, however many others there are.
    const from = control.length > 0 && Math.random() < 1 / 3 ? control : offered
    brief(from[Math.floor(Math.random() * from.length)], { isMystery: true })
  }
  return (
    <li className={css['card']}>
      <button type="button" onClick={begin}>
        {text.chooser.mystery}
      </button>
      <p>{text.chooser.mysteryHint}</p>
    </li>
  )
}

function OtherCard({ title, hint, onClick }: { title: string; hint: string; onClick: () => void }) {
  return (
    <li className={css['card']}>
      <button type="button" onClick={onClick}>
        {title}
      </button>
      <p>{hint}</p>
    </li>
  )
}

export function SeedField({ hint }: { hint: string }) {
  const seed = useExercise((exercise) => exercise.seed)
  return (
    <label className={css['field']}>
      {text.chooser.seed}
      <input
        type="text"
        maxLength={64}
        autoComplete="off"
        value={seed}
        aria-describedby="seed-hint"
        onChange={(event) => setExercise({ seed: event.currentTarget.value })}
      />
      <span id="seed-hint" className="muted">
        {hint}
      </span>
    </label>
  )
}
