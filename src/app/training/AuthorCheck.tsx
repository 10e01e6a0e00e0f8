import { useState } from 'react'
import { type Finding, lintPack, type OpenPack } from '../../training/index'
import { formatCountOf } from '../format/format-count'
import { Name } from '../format/Name'
import { saveFile, saveFiles } from '../part/save-file'
import { useOverview, useTableView } from '../state/case'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { packOf, useDraft } from './author'
import { factsOf, manifestOf } from './author-facts'
import { authorText } from './author-strings'
import { useExercise } from './exercise'
import css from './Strip.module.css'

interface Checked {
  pack: OpenPack | null
  findings: Finding[]
}

/** The lint by the schema and by the numbers, and the way out as files. */
export function AuthorCheck() {
  const check = useCheck()
  const files = useExercise((exercise) => exercise.files)
  const [checked, setChecked] = useState<Checked | null>(null)
  const save = async () => {
    const { pack, findings } = await check()
    setChecked({ pack, findings })
    if (pack === null) return
    saveFile('pack.json', JSON.stringify(pack, null, 2), 'application/json')
    await saveFiles(files)
  }
  const errors = (checked?.findings ?? []).filter(({ severity }) => severity === 'error').length
  return (
    <section className={css['question']} aria-labelledby="author-check">
      <h3 id="author-check">{authorText.step.lint}</h3>
      <div role="status">{checked !== null && <Findings checked={checked} errors={errors} />}</div>
      <div className={css['row']}>
        <button type="button" onClick={() => void check().then(setChecked)}>
          {authorText.check}
        </button>
        <button type="button" className="primary" onClick={() => void save()}>
          {errors > 0 ? authorText.saveAnyway : authorText.save}
        </button>
      </div>
      <p className="muted">{authorText.saveHint}</p>
    </section>
  )
}

function Findings({ checked: { findings }, errors }: { checked: Checked; errors: number }) {
  if (findings.length === 0) return <p>✓ {authorText.fine}</p>
  const warnings = findings.length - errors
  return (
    <>
      <p>
        {authorText.errors(formatCountOf(errors, 'error', 'errors'), formatCountOf(warnings, 'warning', 'warnings'))}
      </p>
      <ul className={css['lines']}>
        {findings.map(({ severity, field, message }) => (
          <li key={`${field} ${message}`}>
            <strong>{authorText[severity]}</strong> <code>{field}</code> <Name text={message} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Builds the pack from the draft and holds it against the case. */
function useCheck(): () => Promise<Checked> {
  const client = useClient()
  const view = useTableView()
  const overview = useOverview()
  const draft = useDraft()
  const files = useExercise((exercise) => exercise.files)
  return () =>
    whileBusy(async () => {
      if (overview === null) return { pack: null, findings: [] }
      const manifest = await manifestOf(files, overview)
      const pack = packOf(draft, manifest)
      if (typeof pack === 'string') return { pack: null, findings: [{ severity: 'error', field: '', message: pack }] }
      const facts = await factsOf(client, view, draft.flows, manifest, overview)
      return { pack, findings: lintPack(pack, facts) }
    })
}
