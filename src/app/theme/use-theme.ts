import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useScreen } from '../state/screen'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme that is shown, after the system was asked. Also puts it on <html> for the tokens. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useScreen((screen) => screen.theme)
  const systemDark = useSyncExternalStore(followSystem, () => dark.matches)
  const shown = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen
  // Before any other effect: charts read the colours in theirs.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shown
  }, [shown])
  return shown
}

function followSystem(listener: () => void): () => void {
  dark.addEventListener('change', listener)
  return () => dark.removeEventListener('change', listener)
}
