import { type FormEvent, useState } from 'react'
import { announce } from '../announce/announce'
import { dialogState, OwnDialog } from '../part/OwnDialog'
import { choose, useScreen } from '../state/screen'
import css from './InsideDialog.module.css'
import { networkComplaint } from './network-complaint'
import { networksIn } from './network-lines'
import { text } from './strings'

export const useInsideDialog = dialogState()

const close = () => useInsideDialog.setState({ isOpen: false })

/** The editor of the inside networks: the built-in ones to see, the user's own to change. */
export function InsideDialog() {
  return (
    <OwnDialog title={text.title} state={useInsideDialog}>
      <Editor />
    </OwnDialog>
  )
}

function Editor() {
  const [lines, setLines] = useState(() => useScreen.getState().choices.inside.join('\n'))
  const [complaint, setComplaint] = useState('')
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const inside = networksIn(lines)
    const wrong = networkComplaint(inside)
    setComplaint(wrong)
    if (wrong !== '') return
    choose({ inside })
    announce(text.applied)
    close()
  }
  return (
    <form className={css['form']} onSubmit={apply}>
      <p className="muted">{text.meaning}</p>
      <h3>{text.builtIn}</h3>
      <ul className={css['networks']}>
        {text.networks.map((network) => (
          <li key={network.cidr}>
            <code>{network.cidr}</code> <span className="muted">{network.name}</span>
          </li>
        ))}
      </ul>
      <h3>
        <label htmlFor="inside-own">{text.own}</label>
      </h3>
      <p id="inside-hint" className="muted">
        {text.ownHint}
      </p>
      <textarea
        id="inside-own"
        className={css['own']}
        rows={5}
        spellCheck={false}
        placeholder={text.example}
        aria-describedby="inside-hint inside-error"
        aria-invalid={complaint !== ''}
        value={lines}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      <p id="inside-error" className={css['error']} role="alert">
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
