import type { ProblemRow } from '../../verdict/index'
import { useWalking } from '../drop/add-files'
import { chooseFiles, chooseFolder } from '../drop/FileInputs'
import { formatBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { useClient } from '../state/client'
import { whileBusy } from '../state/idle'
import { setExercise } from '../training/exercise'
import css from './Landing.module.css'
import { NothingRead } from './NothingRead'
import { text } from './strings'

const FORMATS = ['.pcap', '.pcapng', '.cap', '.gz', '.zst', '.lz4']

export function Landing({ problems }: { problems: ProblemRow[] }) {
  return (
    <main className={css['landing']}>
      <h1>{text.title}</h1>
      <p className={css['lead']}>{text.lead}</p>
      <DropZone />
      <NothingRead problems={problems} />
      <p className={css['training']}>
        {text.training}{' '}
        <button type="button" onClick={() => setExercise({ stage: 'choosing' })}>
          {text.startExercise}
        </button>
      </p>
      <ol className={css['steps']}>
        {text.steps.map((step) => (
          <li key={step.title}>
            <h2>{step.title}</h2>
            <p>{step.body}</p>
          </li>
        ))}
      </ol>
    </main>
  )
}

function DropZone() {
  const client = useClient()
  const walking = useWalking((state) => state.walking)
  const sample = () => void whileBusy(() => client.addSample())
  return (
    <div className={css['zone']} data-drop="add">
      <UploadMark />
      <p className={css['drop']}>
        {walking === null
          ? text.drop
          : text.walking(formatCountOf(walking.files, 'file', 'files'), formatBytes(walking.bytes))}
      </p>
      <ul className={css['formats']} aria-label={text.formats}>
        {FORMATS.map((format) => (
          <li key={format}>{format}</li>
        ))}
        <li className={css['size']}>{text.anySize}</li>
      </ul>
      <div className={css['buttons']}>
        <button type="button" className="primary" onClick={chooseFolder} aria-describedby="upload-note">
          {text.folder}
        </button>
        <button type="button" onClick={chooseFiles}>
          {text.files}
        </button>
        <button type="button" onClick={sample} aria-describedby="sample-note">
          {text.sample}
        </button>
      </div>
      <p id="upload-note" className={css['note']}>
        {text.upload}
      </p>
      <p id="sample-note" className={css['note']}>
        {text.sampleHint}
      </p>
    </div>
  )
}

function UploadMark() {
  return (
    <svg className={css['mark']} viewBox="0 0 48 40" aria-hidden="true">
      <rect x="1.5" y="9.5" width="29" height="29" rx="6" className={css['box']} />
      <path d="M12 24h22" className={css['shaft']} />
      <path d="M32 15.5 46.5 24 32 32.5z" className={css['tip']} />
    </svg>
  )
}
