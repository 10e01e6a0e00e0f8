import { useEffect, useRef, useState } from 'react'
import { readFilter } from '../../verdict/index'
import { FILTER_FIELD } from '../keys/use-keys'
import { touch } from '../state/idle'
import { filterBy, useScreen } from '../state/screen'
import { text } from './strings'
import css from './TableSection.module.css'

// Long enough to type the next letter of an address.
const PAUSE_MS = 40

/** A label may stand where an address or a network may: the case worker knows which. */
function readTyped(typed: string) {
  return readFilter(typed.replace(/\binside-\d+\b/g, '0.0.0.0').replace(/\bnetwork-\d+\b/g, '0.0.0.0/0'))
}

/** Address, CIDR or port. Text that is not understood yet leaves the last good filter active. */
export function FilterField({ complaint }: { complaint: string }) {
  const active = useScreen((screen) => screen.filter.text)
  const [typed, setTyped] = useState(active)
  const [sent, setSent] = useState(active)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The filter was changed elsewhere: "Only this host".
  if (active !== sent) {
    setSent(active)
    setTyped(active)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (value: string) => {
    setTyped(value)
    clearTimeout(timer.current)
    touch()
    timer.current = setTimeout(() => {
      if (!readTyped(value).ok) return
      setSent(value)
      filterBy({ text: value })
    }, PAUSE_MS)
  }
  const read = readTyped(typed)
  const wrong = read.ok ? complaint : read.complaint.message
  return (
    <div className={css['filter']}>
      <label htmlFor={FILTER_FIELD}>{text.filter}</label>
      <input
        id={FILTER_FIELD}
        type="search"
        placeholder={text.filterExample}
        aria-invalid={wrong !== ''}
        aria-describedby="filter-complaint"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <span id="filter-complaint" className={css['complaint']} role="alert">
        {wrong}
      </span>
    </div>
  )
}
