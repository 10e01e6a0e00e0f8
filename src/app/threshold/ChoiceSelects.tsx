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

const MEASURES = ['goodput', 'payload', 'frame'] as const

export function MeasureSelect() {
  const measure = useScreen((screen) => screen.choices.measure)
  return (
    <select
      aria-label={text.measure}
      value={measure}
      onChange={(event) => choose({ measure: MEASURES.find((each) => each === event.currentTarget.value) ?? measure })}
    >
      {MEASURES.map((each) => (
        <option key={each} value={each}>
          {text.measures[each]}
        </option>
      ))}
    </select>
  )
}
