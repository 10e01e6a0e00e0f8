import { formatBytes } from '../format/format-bytes'
import { Name } from '../format/Name'
import { useClient } from '../state/client'
import { AuthorCheck } from './AuthorCheck'
import { AuthorQuestion } from './AuthorQuestion'
import { changeDraft, setFlows, useDraft } from './author'
import { authorText } from './author-strings'
import css from './Strip.module.css'
import { leave } from './start'
import { useTitleFocus } from './use-title-focus'

/** The pack while it is written, beside the captures that it is about. */
export function AuthorStrip() {
  const title = useTitleFocus()
  const client = useClient()
  const { questions } = useDraft()
  return (
    <aside className={css['strip']} aria-labelledby="author-title">
      <h2 id="author-title" ref={title} tabIndex={-1}>
        {authorText.strip}
      </h2>
      <Truth />
      <Innocent />
      <Words />
      <h3>{authorText.step.questions}</h3>
      {questions.map((question) => (
        <AuthorQuestion key={question.id} question={question} />
      ))}
      <AuthorCheck />
      <button type="button" className="quiet" onClick={() => void leave(client)}>
        {authorText.leave}
      </button>
    </aside>
  )
}

function Truth() {
  const { flows } = useDraft()
  return (
    <section className={css['question']} aria-labelledby="author-truth">
      <h3 id="author-truth">{authorText.step.truth}</h3>
      <p className="muted">{flows.length === 0 ? authorText.step.none : authorText.step.truthHint}</p>
      <div role="status">
        <ul className={css['lines']}>
          {flows.map((flow) => {
            const name = authorText.flow(flow.sender, flow.receiver)
            return (
              <li key={name}>
                <Name text={name} />
                <br />
                <span className="muted">
                  {authorText.flowFacts(formatBytes(flow.goodputOut), flow.firstUtc, flow.lastUtc)}
                </span>{' '}
                <Remove what={name} onRemove={() => setFlows(flows.filter((other) => other !== flow))} />
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

function Innocent() {
  const { distractors } = useDraft()
  const change = (match: string, part: { why?: string; penalty?: number }) =>
    changeDraft({ distractors: distractors.map((one) => (one.match === match ? { ...one, ...part } : one)) })
  return (
    <section className={css['question']} aria-labelledby="author-innocent">
      <h3 id="author-innocent">{authorText.step.innocent}</h3>
      <p className="muted">{authorText.step.innocentHint}</p>
      {distractors.map(({ match, why, penalty }) => (
        <fieldset key={match} className={css['answering']}>
          <legend>
            <Name text={match} />
          </legend>
          <label className={css['why']}>
            {authorText.why}
            <input
              type="text"
              maxLength={500}
              value={why}
              onChange={(event) => change(match, { why: event.currentTarget.value })}
            />
          </label>
          <label className={css['why']}>
            {authorText.penalty}
            <input
              type="number"
              min={0}
              max={100}
              value={penalty}
              onChange={(event) => change(match, { penalty: event.currentTarget.valueAsNumber || 0 })}
            />
          </label>
          <Remove
            what={match}
            onRemove={() => changeDraft({ distractors: distractors.filter((one) => one.match !== match) })}
          />
        </fieldset>
      ))}
    </section>
  )
}

function Words() {
  const { title, id, minutes, internal, briefing } = useDraft()
  return (
    <section className={css['question']} aria-labelledby="author-words">
      <h3 id="author-words">{authorText.step.words}</h3>
      <Line label={authorText.name} value={title} most={120} onChange={(value) => changeDraft({ title: value })} />
      <Line label={authorText.id} value={id} most={64} onChange={(value) => changeDraft({ id: value })} />
      <Line
        label={authorText.inside}
        value={internal}
        most={2000}
        onChange={(value) => changeDraft({ internal: value })}
      />
      <label className={css['why']}>
        {authorText.minutes}
        <input
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={(event) => changeDraft({ minutes: event.currentTarget.valueAsNumber || 1 })}
        />
      </label>
      <label className={css['why']}>
        {authorText.briefing}
        <textarea
          rows={5}
          maxLength={8000}
          value={briefing}
          onChange={(event) => changeDraft({ briefing: event.currentTarget.value })}
        />
      </label>
    </section>
  )
}

interface LineProps {
  label: string
  value: string
  most: number
  onChange: (value: string) => void
}

function Line({ label, value, most, onChange }: LineProps) {
  return (
    <label className={css['why']}>
      {label}
      <input
        type="text"
        maxLength={most}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <button type="button" className="link" aria-label={authorText.remove(what)} onClick={onRemove}>
      ✕
    </button>
  )
}
