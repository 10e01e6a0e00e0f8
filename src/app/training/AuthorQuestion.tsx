import { EXAMPLES, type QuestionKind } from '../../training/index'
import { answered, changeQuestion, type DraftQuestion, useDraft } from './author'
import { authorText } from './author-strings'
import css from './Strip.module.css'

/** What the fourth question, the one for evidence, can be. */
const EVIDENCE_KINDS: QuestionKind[] = ['timeRange', 'bytes', 'choice']

/** One question of the pack, closed until it is opened. */
export function AuthorQuestion({ question }: { question: DraftQuestion }) {
  const { id, kind, prompt, points } = question
  const text = authorText.question
  return (
    <details className={css['question']}>
      <summary>
        {prompt} <span className="muted">{points}</span>
      </summary>
      {id === 'q4' && <KindSelect question={question} />}
      <Field of={question} name="prompt" label={text.prompt} rows={2} />
      <label className={css['why']}>
        {text.points}
        <input
          type="number"
          min={1}
          max={100}
          value={points}
          onChange={(event) => changeQuestion(id, { points: event.currentTarget.valueAsNumber || 1 })}
        />
      </label>
      {kind === 'choice' && <Field of={question} name="options" label={text.options} rows={4} />}
      <Field of={question} name="accept" label={text.accept} hint={EXAMPLES[kind]} rows={3} />
      {kind === 'keywords' && <Field of={question} name="reject" label={text.reject} rows={1} />}
      <Field of={question} name="hints" label={text.hints} rows={3} />
      <Field of={question} name="right" label={text.right} rows={2} />
      <Field of={question} name="partly" label={text.partly} rows={1} />
      <Field of={question} name="wrong" label={text.wrong} rows={2} />
    </details>
  )
}

function KindSelect({ question }: { question: DraftQuestion }) {
  const flows = useDraft((draft) => draft.flows)
  return (
    <label className={css['why']}>
      {authorText.question.kind}
      <select
        value={question.kind}
        onChange={(event) => {
          const kind = EVIDENCE_KINDS.find((name) => name === event.currentTarget.value)
          if (kind !== undefined) changeQuestion(question.id, answered({ ...question, kind, accept: '' }, flows))
        }}
      >
        {EVIDENCE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {authorText.kinds[kind]}
          </option>
        ))}
      </select>
    </label>
  )
}

interface FieldProps {
  of: DraftQuestion
  name: 'prompt' | 'accept' | 'options' | 'reject' | 'hints' | 'right' | 'partly' | 'wrong'
  label: string
  hint?: string
  rows: number
}

function Field({ of, name, label, hint, rows }: FieldProps) {
  return (
    <label className={css['why']}>
      {label}
      <textarea
        rows={rows}
        maxLength={2000}
        placeholder={hint}
        value={of[name]}
        onChange={(event) => changeQuestion(of.id, { [name]: event.currentTarget.value })}
      />
    </label>
  )
}
