import { useState } from 'react'
import { isSealed, openSealed, readPack, refusalOf, SCENARIOS, type SealedPack } from '../../training/index'
import { whileBusy } from '../state/idle'
import type { ChosenPack } from './ClassPage'
import { FilePick } from './FilePick'
import { classText } from './instructor-strings'
import css from './Pages.module.css'

interface PackChoiceProps {
  chosen: ChosenPack
  onChoose: (chosen: ChosenPack) => void
}

/** A built-in exercise or a pack from files, which a pass phrase may have to open. */
export function PackChoice({ chosen, onChoose }: PackChoiceProps) {
  const [sealed, setSealed] = useState<{ pack: SealedPack; files: File[] } | null>(null)
  const [complaint, setComplaint] = useState('')

  const take = async (files: File[]) => {
    const manifest = files.find(({ name }) => name.toLowerCase().endsWith('.json'))
    const read = readPack((await manifest?.text()) ?? '')
    if (!read.ok) return setComplaint(refusalOf(read.misfit))
    setComplaint('')
    const captures = files.filter((file) => file !== manifest)
    if (isSealed(read.value)) return setSealed({ pack: read.value, files: captures })
    setSealed(null)
    onChoose({ pack: read.value, files: captures })
  }
  const open = async (phrase: string) => {
    if (sealed === null) return
    const opened = await whileBusy(() => openSealed(crypto, sealed.pack, phrase))
    if (!opened.ok) return setComplaint(refusalOf(opened.misfit))
    setComplaint('')
    setSealed(null)
    onChoose({ pack: opened.value, files: sealed.files })
  }
  return (
    <section className={css['form']} aria-labelledby="choice-title">
      <h2 id="choice-title">{classText.pack}</h2>
      <label>
        {classText.choose}
        <select
          value={SCENARIOS.some(({ id }) => id === chosen.pack.id) ? chosen.pack.id : ''}
          onChange={(event) => {
            const pack = SCENARIOS.find(({ id }) => id === event.currentTarget.value)
            if (pack !== undefined) onChoose({ pack, files: [] })
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
        <FilePick label={classText.openPack} testId="class-pack-input" onFiles={(files) => void take(files)} />
        <span className="muted">{classText.openPackHint}</span>
      </div>
      {sealed !== null && <PhraseForm title={sealed.pack.title} onPhrase={(phrase) => void open(phrase)} />}
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
