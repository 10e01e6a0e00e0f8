import { useState } from 'react'
import { SCENARIOS } from '../../training/index'
import { choose, choosePack, openWithPhrase, useClassRoom } from './class-room'
import { FilePick } from './FilePick'
import { classText } from './instructor-strings'
import css from './Pages.module.css'

/** A built-in exercise or a pack from files, which a pass phrase may have to open. */
export function PackChoice() {
  const { chosen, sealed, complaint } = useClassRoom()
  return (
    <section className={css['form']} aria-labelledby="choice-title">
      <h2 id="choice-title">{classText.pack}</h2>
      <label>
        {classText.choose}
        <select
          value={SCENARIOS.some(({ id }) => id === chosen.pack.id) ? chosen.pack.id : ''}
          onChange={(event) => {
            const pack = SCENARIOS.find(({ id }) => id === event.currentTarget.value)
            if (pack !== undefined) choose({ pack, files: [] })
          }}
        >
          <option value="" disabled>
            {chosen.pack.title}
          </option>
          {SCENARIOS.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className={css['buttons']}>
        <FilePick label={classText.openPack} testId="class-pack-input" onFiles={(files) => void choosePack(files)} />
        <span className="muted">{classText.openPackHint}</span>
      </div>
      {sealed !== null && <PhraseForm title={sealed.pack.title} onPhrase={(phrase) => void openWithPhrase(phrase)} />}
      <p role="alert" className={css['complaint']}>
        {complaint}
      </p>
      <p role="status">{classText.chosen(chosen.pack.title, chosen.pack.version)}</p>
    </section>
  )
}

function PhraseForm({ title, onPhrase }: { title: string; onPhrase: (phrase: string) => void }) {
  const [phrase, setPhrase] = useState('')
  return (
    <form
      className={css['field']}
      onSubmit={(event) => {
        event.preventDefault()
        onPhrase(phrase)
      }}
    >
      <p>{classText.sealedPack(title)}</p>
      <label>
        {classText.phrase}
        <input
          type="password"
          autoComplete="off"
          value={phrase}
          onChange={(event) => setPhrase(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="primary">
        {classText.open}
      </button>
    </form>
  )
}
