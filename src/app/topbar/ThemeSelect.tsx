import { type Theme, useScreen } from '../state/screen'
import { text } from './strings'

const THEMES: Theme[] = ['system', 'light', 'dark']

export function ThemeSelect() {
  const theme = useScreen((screen) => screen.theme)
  const choose = (value: string) => {
    const chosen = THEMES.find((name) => name === value)
    if (chosen !== undefined) useScreen.setState({ theme: chosen })
  }
  return (
    <select
      aria-label={text.theme}
      title={text.theme}
      value={theme}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {text.themes[name]}
        </option>
      ))}
    </select>
  )
}
