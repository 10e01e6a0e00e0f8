import { type KeyboardEvent, useState } from 'react'
import { readThreshold } from '../../verdict/index'
import { formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { choose, useScreen } from '../state/screen'
import { text } from './strings'
import css from './ThresholdSection.module.css'

/** The threshold as text: "25MB", "0.5 GiB", "500 000 000". Bad text leaves the old value active and says which part. */
export function ThresholdField() {
  const bytes = useScreen((screen) => screen.choices.thresholdBytes)
  const [typed, setTyped] = useState<string | null>(null)
  const [complaint, setComplaint] = useState('')

  const commit = () => {
    if (typed === null) return
    const read = readThreshold(typed)
    setComplaint(read.ok ? '' : read.complaint.message)
    if (!read.ok) return
    setTyped(null)
    choose({ thresholdBytes: read.value })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && typed !== null) {
      setTyped(null)
      setComplaint('')
    }
  }
  return (
    <span className={css['field']}>
      <input
        type="text"
        aria-label={text.field}
        aria-invalid={complaint !== ''}
        aria-describedby="threshold-complaint"
        title={formatExactBytes(bytes)}
        spellCheck={false}
        autoComplete="off"
        value={typed ?? formatBytesPlain(bytes)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={press}
      />
      <span id="threshold-complaint" className={css['complaint']} role="alert">
        {complaint}
      </span>
    </span>
  )
}
