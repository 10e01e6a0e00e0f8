// A key press → the command of the page it stands for. Pure, so that the key table can be tested without a browser.

export interface Press {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
}

export type Command =
  | { kind: 'go'; id: string }
  | {
      kind:
        | 'filter'
        | 'keys'
        | 'files'
        | 'folder'
        | 'sample'
        | 'stop'
        | 'close'
        | 'next'
        | 'previous'
        | 'suspect'
        | 'undo'
        | 'redo'
    }
  | { kind: 'step'; direction: 1 | -1 }

/** What the page is in, as far as keys care. */
export interface Situation {
  isInField: boolean
  isDialogOpen: boolean
  hasCase: boolean
  isPanelOpen: boolean
  letterKeys: boolean
}

const PLACES: Record<string, string> = {
  '1': 'answer',
  '2': 'bars',
  '3': 'timeline',
  '4': 'table',
  '5': 'suspects',
  '6': 'exercise',
}

export function commandOf(press: Press, now: Situation): Command | null {
  // A modal dialog takes Esc itself.
  if (now.isDialogOpen) return null
  if (press.ctrl) return commandWithCtrl(press, now)
  if (press.alt) return null
  if (press.key === 'Escape') return now.isPanelOpen && !now.isInField ? { kind: 'close' } : null
  if (now.isInField || !now.letterKeys) return null
  if (press.key === '?') return { kind: 'keys' }
  return now.hasCase ? commandWithCase(press.key, now) : commandOnLanding(press)
}

function commandWithCase(key: string, now: Situation): Command | null {
  const place = PLACES[key]
  if (place !== undefined) return { kind: 'go', id: place }
  if (key === '/') return { kind: 'filter' }
  if (key === '[') return { kind: 'step', direction: -1 }
  if (key === ']') return { kind: 'step', direction: 1 }
  if (key === 's') return { kind: 'suspect' }
  if (now.isPanelOpen && key === 'j') return { kind: 'next' }
  if (now.isPanelOpen && key === 'k') return { kind: 'previous' }
  return null
}

/** Inside a field the browser's own undo is meant. */
function commandWithCtrl({ key, alt, shift }: Press, now: Situation): Command | null {
  if (alt) return null
  if (key === '.') return { kind: 'stop' }
  if (key.toLowerCase() !== 'z' || now.isInField || !now.hasCase) return null
  return { kind: shift ? 'redo' : 'undo' }
}

function commandOnLanding(press: Press): Command | null {
  const letter = press.key.toLowerCase()
  if (letter === 'o') return { kind: press.shift ? 'folder' : 'files' }
  return letter === 'e' && !press.shift ? { kind: 'sample' } : null
}
