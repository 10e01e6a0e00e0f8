import { useState } from 'react'
import { LEAST_PHRASE_CHARACTERS, type PackCapture, sealPack } from '../../training/index'
import type { AnalysisClient } from '../../worker/contract'
import { formatCountOf } from '../format/format-count'
import { saveFile, saveFiles } from '../part/save-file'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import type { ChosenPack } from './class-room'
import { useExercise } from './exercise'
import { classText } from './instructor-strings'
import { makeExercise } from './make-exercise'
import { fingerprint } from './open-pack'
import css from './Pages.module.css'

/** Makes an exam of the chosen exercise: a pack that holds no answer without the pass phrase. */
export function SealSection({ chosen }: { chosen: ChosenPack }) {
  const client = useClient()
  const seed = useExercise((exercise) => exercise.seed)
  const [phrase, setPhrase] = useState('')
  const [notice, setNotice] = useState('')
  const least = String(LEAST_PHRASE_CHARACTERS)
  const seal = async () => {
    if (phrase.length < LEAST_PHRASE_CHARACTERS) return setNotice(classText.tooShort(least))
    setNotice(classText.sealing)
    setNotice(await whileBusy(() => saveExam(client, chosen, seed, phrase)))
  }
  return (
    <section className={css['form']} aria-labelledby="seal-title">
      <h2 id="seal-title">{classText.seal}</h2>
      <p>{classText.sealHint}</p>
      <p className="muted">{classText.sealHonest}</p>
      <form
        className={css['field']}
        onSubmit={(event) => {
          event.preventDefault()
          void seal()
        }}
      >
        <label>
          {classText.sealPhrase(least)}
          <input
            type="password"
            autoComplete="new-password"
            value={phrase}
            onChange={(event) => setPhrase(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{classText.sealButton}</button>
      </form>
      <p role="status">{notice}</p>
    </section>
  )
}

/** Saves pack.json and the captures; answers what was done, as a sentence. */
async function saveExam(client: AnalysisClient, chosen: ChosenPack, seed: string, phrase: string): Promise<string> {
  const exam = await examOf(client, chosen, seed)
  if (typeof exam === 'string') return exam
  const sealed = await sealPack(crypto, exam.pack, phrase)
  saveFile('pack.json', JSON.stringify(sealed, null, 2), 'application/json')
  await saveFiles(exam.files)
  return classText.sealed(formatCountOf(exam.files.length, 'capture', 'captures'))
}

/** Another class seed makes other captures; manifest and truth follow them. */
async function examOf(client: AnalysisClient, { pack, files }: ChosenPack, seed: string): Promise<ChosenPack | string> {
  if (files.length === 0)
    return pack.generator === undefined ? classText.needFiles : makeExercise(client, pack, seed, () => {})
  const captures: PackCapture[] = []
  for (const file of files) captures.push({ name: file.name, ...(await fingerprint(file)), source: 'file' })
  return { pack: { ...pack, captures }, files }
}
