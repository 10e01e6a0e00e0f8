import { type FormEvent, useState } from 'react'
import { readThreshold } from '../../verdict/index'
import { LEAST_BUDGET_BYTES, MOST_BUDGET_BYTES, MOST_WORKERS } from '../analysis-settings'
import { announce } from '../announce/announce'
import { formatBytesPlain } from '../format/format-bytes'
import { dialogState, OwnDialog } from '../part/OwnDialog'
import { useClient, useReadState } from '../state/client'
import css from './ReadingDialog.module.css'
import { readingText as text } from './strings'

export const useReadingDialog = dialogState()

const close = () => useReadingDialog.setState({ isOpen: false })

/** How the page reads: how much memory the results may take, and how many readers work at once. */
export function ReadingDialog() {
  return (
    <OwnDialog title={text.title} state={useReadingDialog}>
      <Editor />
    </OwnDialog>
  )
}

function Editor() {
  const client = useClient()
  const { settings } = useReadState()
  const [budget, setBudget] = useState(() => formatBytesPlain(settings.budgetBytes))
  const [workers, setWorkers] = useState(settings.workers)
  const [complaint, setComplaint] = useState('')
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const read = readThreshold(budget)
    const isGood = read.ok && read.value >= LEAST_BUDGET_BYTES && read.value <= MOST_BUDGET_BYTES
    setComplaint(
      isGood ? '' : text.wrongBudget(formatBytesPlain(LEAST_BUDGET_BYTES), formatBytesPlain(MOST_BUDGET_BYTES)),
    )
    if (!isGood) return
    client.configure({ budgetBytes: read.value, workers })
    announce(text.applied)
    close()
  }
  return (
    <form className={css['form']} onSubmit={apply}>
      <label htmlFor="reading-budget">{text.budget}</label>
      <input
        id="reading-budget"
        value={budget}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="reading-budget-hint reading-error"
        aria-invalid={complaint !== ''}
        onChange={(event) => setBudget(event.currentTarget.value)}
      />
      <p id="reading-budget-hint" className="muted">
        {text.budgetHint}
      </p>
      <label htmlFor="reading-workers">{text.workers}</label>
      <input
        id="reading-workers"
        type="number"
        min={1}
        max={MOST_WORKERS}
        required
        value={Number.isNaN(workers) ? '' : workers}
        aria-describedby="reading-workers-hint"
        onChange={(event) => setWorkers(event.currentTarget.valueAsNumber)}
      />
      <p id="reading-workers-hint" className="muted">
        {text.workersHint}
      </p>
      <p id="reading-error" className={css['error']} role="alert">
        {complaint}
      </p>
      <div className={css['buttons']}>
        <button type="submit" className="primary">
          {text.apply}
        </button>
      </div>
    </form>
  )
}
