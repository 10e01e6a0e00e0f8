import { choose, useScreen } from '../state/screen'
import { text } from './strings'

const WINDOWS = [15, 60, 120, 1440] as const

export function WindowSelect() {
  const minutes = useScreen((screen) => screen.choices.windowMinutes)
  return (
    <select
      aria-label={text.window}
      value={minutes}
      onChange={(event) => choose({ windowMinutes: Number(event.currentTarget.value) })}
    >
      {WINDOWS.map((length) => (
        <option key={length} value={length}>
          {text.windows[length]}
        </option>
      ))}
    </select>
  )
}

export function MeasureSelect() {
  const measure = useScreen((screen) => screen.choices.measure)
  return (
    <select
      aria-label={text.measure}
      value={measure}
      onChange={(event) => choose({ measure: event.currentTarget.value === 'frame' ? 'frame' : 'payload' })}
    >
      <option value="payload">{text.measures.payload}</option>
      <option value="frame">{text.measures.frame}</option>
    </select>
  )
}
