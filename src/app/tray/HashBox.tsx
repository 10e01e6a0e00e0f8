import { useState } from 'react'
import type { Overview } from '../../verdict/index'
import { announce } from '../announce/announce'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { formatDuration } from '../format/format-time'
import { useClient } from '../state/client'
import { useTray } from '../state/tray'
import { hashCaptures, saveSums } from './hash-files'
import { text } from './strings'
import css from './TraySection.module.css'
import { useHashSpeed } from './use-hash-speed'

/** Hashes of the captures and of what was handed over: how long it takes first, then how far it is, and a way to end it. */
export function HashBox({ captures }: Pick<Overview, 'captures'>) {
  const client = useClient()
  const hashes = useTray((tray) => tray.hashes)
  const [bytesRead, setBytesRead] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const speed = useHashSpeed()
  const files = client.attached(captures)
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  const say = (outcome: string) => {
    setSaid(outcome)
    announce(outcome)
  }
  const hash = async () => {
    setBytesRead(0)
    const result = await hashCaptures(client, files, setBytesRead)
    setBytesRead(null)
    if (result === null) say(text.hashEnded)
    else if (typeof result === 'string') say(text.hashFailed(result))
    else say(text.hashed(result.filter(({ sha256 }) => sha256 !== '').length, captures.length))
  }
  const save = async () => {
    const failure = await saveSums(client)
    say(failure === '' ? text.sumsSaved(Object.keys(hashes).length, captures.length) : text.hashFailed(failure ?? ''))
  }
  return (
    <fieldset className={css['carve']}>
      <legend>{text.hashes}</legend>
      {bytesRead === null ? (
        <button type="button" disabled={files.length === 0} onClick={() => void hash()}>
          {text.hashNow}
        </button>
      ) : (
        <button type="button" onClick={() => client.stopHashing()}>
          {text.cancelHashing}
        </button>
      )}
      <button type="button" disabled={bytesRead !== null} onClick={() => void save()}>
        {text.saveSums}
      </button>
      <p className="muted" title={formatExactBytes(bytes)}>
        {files.length === 0
          ? text.nothingToHash
          : text.hashSize(
              formatCountOf(files.length, 'capture', 'captures'),
              formatBytes(bytes),
              speed === null ? '…' : formatDuration(bytes / speed),
            )}
      </p>
      <p>{bytesRead === null ? said : text.hashing(formatBytes(bytesRead), formatBytes(bytes))}</p>
    </fieldset>
  )
}
