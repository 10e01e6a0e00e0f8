import { useId, useRef, useState } from 'react'
import type { Baseline } from '../../verdict/index'
import type { AnalysisClient } from '../../worker/contract'
import { formatCountOf } from '../format/format-count'
import { Name } from '../format/Name'
import { saveFile } from '../part/save-file'
import { useOverviewView } from '../state/case'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { chooseContext, useScreen } from '../state/screen'
import css from './NormalDialog.module.css'
import { text } from './strings'

/** A hundred thousand hosts, the most of one file, need about 12 MB. */
const MOST_BYTES = 16_000_000

/** The usual volume of hosts as a file: loaded from another case, saved from this one. Holds at once, without Apply. */
export function BaselineFile() {
  const client = useClient()
  const view = useOverviewView()
  const baseline = useScreen((screen) => screen.choices.context?.baseline ?? null)
  const [complaint, setComplaint] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const title = useId()
  const load = async (file: File) => {
    const read = await whileBusy(() => readFile(client, file))
    setComplaint(typeof read === 'string' ? `${read} ${text.badFile}` : '')
    if (typeof read !== 'string') chooseContext({ baseline: read })
  }
  const save = async () => {
    const learned = await whileBusy(() => client.learnBaseline(view))
    const hasHosts = learned !== null && learned.hosts.length > 0
    setComplaint(hasHosts ? '' : text.nothingLearned)
    if (hasHosts) saveFile('egress-baseline.json', JSON.stringify(learned), 'application/json')
  }
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{text.baseline}</h3>
      <p className="muted" role="status">
        {baseline === null
          ? text.baselineNone
          : text.baselineLoaded(formatCountOf(baseline.hosts.length, 'host', 'hosts'))}
      </p>
      <div className={css['baseline']}>
        <button type="button" onClick={() => input.current?.click()}>
          {text.load}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json"
          hidden
          tabIndex={-1}
          aria-label={text.load}
          data-testid="baseline-input"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) void load(file)
            // So that the same file can be chosen again after it was mended.
            event.currentTarget.value = ''
          }}
        />
        <button type="button" onClick={() => void save()}>
          {text.save}
        </button>
        {baseline !== null && (
          <button type="button" onClick={() => chooseContext({ baseline: null })}>
            {text.forget}
          </button>
        )}
      </div>
      <p className={css['error']} role="alert">
        <Name text={complaint} longest={300} />
      </p>
    </section>
  )
}

async function readFile(client: AnalysisClient, file: File): Promise<Baseline | string> {
  if (file.size > MOST_BYTES) return text.tooLarge
  const json = await file.text().catch(() => null)
  return json === null ? text.unreadable : client.readBaseline(json)
}
