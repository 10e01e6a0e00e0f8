import { useState } from 'react'
import { saveFiles } from '../part/save-file'
import { useClient } from '../state/client'
import { openPackOf, useExercise } from './exercise'
import { makeWhole } from './make-exercise'
import { text } from './strings'

/** The captures for Wireshark: as they were made, with bulk cut short, and with every byte of it. */
export function SaveCaptures() {
  const client = useClient()
  const exercise = useExercise()
  const [notice, setNotice] = useState('')
  const { files } = exercise
  const pack = openPackOf(exercise)
  const saveWhole = async () => {
    if (pack === null) return
    setNotice(text.strip.makingWhole)
    const made = await makeWhole(client, pack)
    if (typeof made === 'string') return setNotice(text.briefing.notMade(made))
    setNotice('')
    await saveFiles(made)
  }
  if (files.length === 0) return null
  return (
    <>
      <button type="button" title={text.strip.saveCapturesHint} onClick={() => void saveFiles(files)}>
        {text.strip.saveCaptures}
      </button>
      {pack?.generator !== undefined && (
        <button type="button" title={text.strip.saveWholeHint} onClick={() => void saveWhole()}>
          {text.strip.saveWhole}
        </button>
      )}
      <span role="status">{notice}</span>
    </>
  )
}
