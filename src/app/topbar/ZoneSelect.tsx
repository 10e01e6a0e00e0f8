import { browserZone } from '../format/format-time'
import { useScreen } from '../state/screen'
import { useIsLocked } from '../training/exercise'
import { text } from './strings'
import css from './TopBar.module.css'

const browser = browserZone()
const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC' && zone !== browser)

/** UTC, the zone of this browser, or any other that the browser knows. */
export function ZoneSelect() {
  const zone = useScreen((screen) => screen.zone)
  const isLocked = useIsLocked()
  return (
    <select
      className={css['zone']}
      aria-label={text.zone}
      title={text.zone}
      value={zone}
      disabled={isLocked}
      onChange={(event) => useScreen.setState({ zone: event.currentTarget.value })}
    >
      <optgroup label={text.common}>
        <option value="UTC">UTC</option>
        {browser !== 'UTC' && <option value={browser}>{text.browser(browser)}</option>}
      </optgroup>
      <optgroup label={text.allZones}>
        {zones.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}
