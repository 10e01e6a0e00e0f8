import { formatCount } from '../format/format-count'
import { useScreen } from '../state/screen'
import type { AnswerState } from './answer-state'
import css from './Candidate.module.css'
import { text } from './strings'

/** Walks through the ranked candidates. */
export function CandidateNav({ answer }: { answer: Extract<AnswerState, { kind: 'candidate' }> }) {
  const { index, shown, highlighted } = answer
  const go = (candidate: number) => useScreen.setState({ candidate })
  return (
    <div className={css['nav']}>
      <button type="button" aria-label={text.previous} disabled={index === 0} onClick={() => go(index - 1)}>
        ◂
      </button>
      <span aria-live="polite">{text.position(formatCount(index + 1), formatCount(shown))}</span>
      <button type="button" aria-label={text.next} disabled={index >= shown - 1} onClick={() => go(index + 1)}>
        ▸
      </button>
      {highlighted > shown && <span className="muted">{text.moreHighlighted(formatCount(highlighted))}</span>}
    </div>
  )
}
