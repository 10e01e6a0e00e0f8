import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { useScreen } from '../state/screen'
import { setHidden } from '../state/tray'
import { text } from './strings'

/** For a projector or a screenshot: the screen shows labels in place of names and inside addresses. */
export function HideButton() {
  const client = useClient()
  const isHidden = useScreen((screen) => screen.isHidden)
  return (
    <button type="button" title={text.hideHint} onClick={() => void whileBusy(() => setHidden(client, !isHidden))}>
      {isHidden ? text.show : text.hide}
    </button>
  )
}
