import { type FormEvent, useState } from 'react'
import { announce } from '../announce/announce'
import { dialogState, OwnDialog } from '../part/OwnDialog'
import { chooseContext, useScreen } from '../state/screen'
import { BaselineFile } from './BaselineFile'
import { Exceptions } from './Exceptions'
import css from './NormalDialog.module.css'
import { formOf, type NormalForm, readForm } from './normal-form'
import { OfficeHours } from './OfficeHours'
import { text } from './strings'

export const useNormalDialog = dialogState()

const close = () => useNormalDialog.setState({ isOpen: false })

/** What the analyst knows of the network: office hours, normal days, expected transfers, a saved baseline. */
export function NormalDialog() {
  return (
    <OwnDialog title={text.title} state={useNormalDialog}>
      <Editor />
    </OwnDialog>
  )
}

function Editor() {
  const [form, setForm] = useState(() => formOf(useScreen.getState().choices.context))
  const [complaint, setComplaint] = useState('')
  const change = (part: Partial<NormalForm>) => setForm((now) => ({ ...now, ...part }))
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const read = readForm(form)
    setComplaint(read.ok ? '' : read.complaint)
    if (!read.ok) return
    chooseContext(read.value)
    announce(text.applied)
    close()
  }
  return (
    <form className={css['form']} onSubmit={apply}>
      <p className="muted">{text.meaning}</p>
      <OfficeHours form={form} onChange={change} />
      <h3>
        <label htmlFor="normal-days">{text.normalDays}</label>
      </h3>
      <p id="normal-days-hint" className="muted">
        {text.normalDaysHint}
      </p>
      <textarea
        id="normal-days"
        rows={3}
        spellCheck={false}
        aria-describedby="normal-days-hint normal-error"
        value={form.normalDays}
        onChange={(event) => change({ normalDays: event.currentTarget.value })}
      />
      <BaselineFile />
      <Exceptions exceptions={form.exceptions} onChange={(exceptions) => change({ exceptions })} />
      <p id="normal-error" className={css['error']} role="alert">
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
