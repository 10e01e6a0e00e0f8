import { startNewCase } from '../drop/add-files'
import { chooseFiles, chooseFolder } from '../drop/FileInputs'
import { useKeySheet } from '../keys/KeySheet'
import { places } from '../keys/places'
import { useOfflineDialog } from '../landing/OfflineDialog'
import { text as landing } from '../landing/strings'
import { useReadingDialog } from '../settings/ReadingDialog'
import { useClient } from '../state/client'
import { HideButton } from './HideButton'
import { InsideButton } from './InsideButton'
import { text } from './strings'
import { ThemeSelect } from './ThemeSelect'
import css from './TopBar.module.css'
import { ZoneSelect } from './ZoneSelect'

/** What holds for every number on the page: the case, what counts as inside, the zone. */
export function TopBar({ hasCase }: { hasCase: boolean }) {
  const client = useClient()
  return (
    <header className={css['bar']}>
      {hasCase && <SkipLinks />}
      <span className={css['brand']}>
        <BrandMark />
        {text.name}
      </span>
      <button type="button" className={css['offline']} onClick={() => useOfflineDialog.setState({ isOpen: true })}>
        <span className={css['dot']} aria-hidden="true" />
        <span>{landing.offline}</span>
        <span className={css['wide']}> · {landing.offlineHint}</span>
        <span className={css['how']}>{landing.how}</span>
      </button>
      <InsideButton />
      <div className={css['tools']}>
        {hasCase && (
          <>
            <button type="button" onClick={chooseFiles}>
              {text.addFiles}
            </button>
            <button type="button" onClick={chooseFolder}>
              {text.addFolder}
            </button>
            <button type="button" onClick={() => void startNewCase(client)}>
              {text.newCase}
            </button>
          </>
        )}
        {hasCase && <HideButton />}
        <ZoneSelect />
        <ThemeSelect />
        <button
          type="button"
          className="quiet"
          aria-label={text.reading}
          title={text.reading}
          onClick={() => useReadingDialog.setState({ isOpen: true })}
        >
          <span aria-hidden="true">⚙</span>
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={text.keys}
          title={text.keys}
          onClick={() => useKeySheet.setState({ isOpen: true })}
        >
          ?
        </button>
      </div>
    </header>
  )
}

function SkipLinks() {
  return (
    <nav className={css['skip']} aria-label={text.skipLinks}>
      {places.map((place) => (
        <a key={place.id} href={`#${place.id}-title`}>
          {place.name}
        </a>
      ))}
    </nav>
  )
}

function BrandMark() {
  return (
    <svg className={css['mark']} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M13 4H8a4 4 0 0 0-4 4v8a4 4 0 0 0 4 4h5" />
      <path className={css['tip']} d="M10 12h7M16 7.5l6 4.5-6 4.5z" />
    </svg>
  )
}
