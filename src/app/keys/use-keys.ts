import { useEffect, useEffectEvent } from 'react'
import { chooseFiles, chooseFolder } from '../drop/FileInputs'
import { useOverview } from '../state/case'
import { isUnderWay, useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { choose, closePanel, useScreen } from '../state/screen'
import { redoStep, toggleMark, undoStep } from '../state/tray'
import { moveInTable } from '../table/move-in-table'
import { scaleMax, stepFrom } from '../threshold/threshold-scale'
import { isThresholdLocked, useExercise } from '../training/exercise'
import { type Command, commandOf } from './command-of'
import { useKeySheet } from './KeySheet'
import { goTo } from './places'

export const FILTER_FIELD = 'filter-field'

/** The commands of the whole page. Sections answer to their own keys themselves. */
export function useKeys(): void {
  const client = useClient()
  const overview = useOverview()

  const run = useEffectEvent((command: Command) => {
    switch (command.kind) {
      case 'go':
        return goTo(command.id)
      case 'filter':
        return focusFilter()
      case 'step': {
        const { thresholdBytes } = useScreen.getState().choices
        if (isThresholdLocked(useExercise.getState())) return
        const max = scaleMax(overview?.histogram.maxBytes ?? 0)
        return choose({ thresholdBytes: stepFrom(thresholdBytes, command.direction, max) })
      }
      case 'keys':
        return useKeySheet.setState({ isOpen: true })
      case 'files':
        return chooseFiles()
      case 'folder':
        return chooseFolder()
      case 'sample':
        return void whileBusy(() => client.addSample())
      case 'stop':
        return void (isUnderWay(client.state()) && client.stop())
      case 'close':
        return closePanel()
      case 'suspect':
        return toggleSuspect()
      case 'undo':
        return undoStep()
      case 'redo':
        return redoStep()
      case 'next':
        return moveInTable(1)
      case 'previous':
        return moveInTable(-1)
    }
  })

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const screen = useScreen.getState()
    const command = commandOf(
      { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey },
      {
        isInField: isField(event.target),
        isDialogOpen: document.querySelector('dialog[open]') !== null,
        hasCase: document.getElementById('answer-title') !== null,
        isPanelOpen: screen.opened !== null,
        letterKeys: screen.letterKeys,
      },
    )
    if (command === null) return
    event.preventDefault()
    run(command)
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** The row in the panel. */
function toggleSuspect(): void {
  const { opened } = useScreen.getState()
  if (opened !== null) toggleMark(opened)
}

function focusFilter(): void {
  const field = document.getElementById(FILTER_FIELD)
  field?.scrollIntoView({ block: 'nearest' })
  field?.focus()
}

/** Where a letter is text. A slider or a tick box takes none. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
