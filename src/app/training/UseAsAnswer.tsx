import type { PairRow } from '../../verdict/index'
import { formatBytes } from '../format/format-bytes'
import { formatCount } from '../format/format-count'
import { formatIso } from '../format/format-time'
import { Name } from '../format/Name'
import { addEvidence, takeAsAnswer } from './answering'
import { questionsOf, type Stage, useExercise } from './exercise'
import { text } from './strings'
import css from './UseAsAnswer.module.css'

/** In the panel of a row, while there are questions: each of its facts that can answer one. */
export function UseAsAnswer({ row }: { row: PairRow }) {
  const exercise = useExercise()
  if (!isAnswering(exercise.stage)) return null
  const kinds = questionsOf(exercise).map(({ kind }) => kind)
  const evidence = text.packet(text.row(row.inside, row.outside), formatCount(row.firstRecord), row.firstCapture)
  const time = formatIso(row.first.seconds, 'UTC')
  return (
    <section className={css['use']} aria-labelledby="use-title">
      <h3 id="use-title">{text.use.title}</h3>
      <div>
        <button type="button" onClick={() => takeAsAnswer('hostSet', row.inside, evidence)}>
          <Name text={text.use.sender(row.inside)} />
        </button>
        {row.role === 'internal' && (
          // Which of two inside hosts is the sender, the client of a proxy or the server, is what is asked.
          <button type="button" onClick={() => takeAsAnswer('hostSet', row.outside, evidence)}>
            <Name text={text.use.sender(row.outside)} />
          </button>
        )}
        <button type="button" onClick={() => takeAsAnswer('endpointSet', row.outside, evidence)}>
          <Name text={text.use.receiver(row.outside)} />
        </button>
        {kinds.includes('bytes') && (
          <button type="button" onClick={() => takeAsAnswer('bytes', formatBytes(row.outBytes), evidence)}>
            {text.use.amount(formatBytes(row.outBytes))}
          </button>
        )}
        {kinds.includes('timeRange') && (
          <button type="button" onClick={() => takeAsAnswer('timeRange', timeText(row.first.seconds), evidence)}>
            {text.use.time(time)}
          </button>
        )}
        <button type="button" onClick={() => addEvidence(exercise.current || 'q1', evidence)}>
          {text.use.evidence}
        </button>
      </div>
    </section>
  )
}

/** Beside a name in the panel: it can be the receiver, or the sender's own name. */
export function UseName({ end, name }: { end: 'inside' | 'outside'; name: string }) {
  return <UseThis name={name} onUse={() => takeAsAnswer(end === 'inside' ? 'hostSet' : 'endpointSet', name, name)} />
}

interface UseFactProps {
  /** A name, file or line as it was seen in clear. */
  name: string
  record: number
  capture: string
}

/** Beside a fact that was seen in clear: it tells what data was sent. */
export function UseFact({ name, record, capture }: UseFactProps) {
  return (
    <UseThis
      name={name}
      onUse={() => takeAsAnswer('keywords', name, text.packet(name, formatCount(record), capture))}
    />
  )
}

function UseThis({ name, onUse }: { name: string; onUse: () => void }) {
  const stage = useExercise((exercise) => exercise.stage)
  if (!isAnswering(stage)) return null
  return (
    <button
      type="button"
      className={css['small']}
      aria-label={text.use.named(name)}
      title={text.use.named(name)}
      onClick={onUse}
    >
      {text.use.inTable}
    </button>
  )
}

/** Beside an address in the table: for the mouse. By keyboard the row is opened and the panel has the same. */
export function UseInTable({ end, row }: { end: 'inside' | 'outside'; row: PairRow }) {
  const stage = useExercise((exercise) => exercise.stage)
  if (!isAnswering(stage)) return null
  const address = end === 'inside' ? row.inside : row.outside
  return (
    <button
      type="button"
      className={css['small']}
      tabIndex={-1}
      aria-label={text.use.named(address)}
      title={text.use.named(address)}
      onClick={(event) => {
        event.stopPropagation()
        takeAsAnswer(end === 'inside' ? 'hostSet' : 'endpointSet', address, text.row(row.inside, row.outside))
      }}
    >
      {text.use.inTable}
    </button>
  )
}

function isAnswering(stage: Stage): boolean {
  return stage === 'working' || stage === 'own'
}

/** As the field takes it: "2015-03-12 02:14:07". */
function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}
