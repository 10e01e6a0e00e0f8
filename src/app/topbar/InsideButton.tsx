import { useInsideDialog } from '../settings/InsideDialog'
import { useScreen } from '../state/screen'
import { text } from './strings'
import css from './TopBar.module.css'

/** The inside networks, always in sight: if they are wrong, everything is wrong. */
export function InsideButton() {
  const own = useScreen((screen) => screen.choices.inside)
  const networks = [...own, text.builtIn].join(', ')
  return (
    <button
      type="button"
      className={css['inside']}
      aria-label={text.insideButton(networks)}
      title={networks}
      onClick={() => useInsideDialog.setState({ isOpen: true })}
    >
      <span className="muted">{text.inside}</span>
      <span className={css['networks']}>{networks}</span>
      <span className={css['change']}>{text.change}</span>
    </button>
  )
}
