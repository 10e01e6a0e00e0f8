import type { Exception } from '../../verdict/index'
import css from './NormalDialog.module.css'
import { text } from './strings'

const EMPTY: Exception = { inside: '', outside: '', reason: '', owner: '', expires: '' }
const FIELDS = ['inside', 'outside', 'reason', 'owner', 'expires'] as const

interface ExceptionsProps {
  exceptions: Exception[]
  onChange: (exceptions: Exception[]) => void
}

/** Transfers that are expected, each with its reason. */
export function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const set = (index: number, change: Partial<Exception>) =>
    onChange(exceptions.map((exception, at) => (at === index ? { ...exception, ...change } : exception)))
  return (
    <fieldset className={css['exceptions']}>
      <legend>{text.exceptions}</legend>
      <p className="muted">{text.exceptionsHint}</p>
      {exceptions.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an exception has no other name than its place.
        <div key={index} className={css['exception']}>
          {FIELDS.map((field) => (
            <label key={field}>
              <span>{text[field]}</span>
              <input
                type="text"
                spellCheck={false}
                value={exception[field]}
                onChange={(event) => set(index, { [field]: event.currentTarget.value })}
              />
            </label>
          ))}
          <button
            type="button"
            className="quiet"
            aria-label={text.remove(String(index + 1))}
            onClick={() => onChange(exceptions.filter((_, at) => at !== index))}
          >
            ✕
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...exceptions, EMPTY])}>
        {text.add}
      </button>
    </fieldset>
  )
}
