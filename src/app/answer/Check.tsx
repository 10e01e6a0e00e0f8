import type { Command } from '../../verdict/index'
import { CopyButton } from '../part/CopyButton'
import css from './Candidate.module.css'
import { text } from './strings'

/** The line that repeats the card's number elsewhere. */
export function Check({ command }: { command: Command }) {
  return (
    <div className={css['check']}>
      <p className="muted">{text.check(command.purpose)}</p>
      <div className={css['command']}>
        <code id="answer-check">
          <bdi>{command.text}</bdi>
        </code>
        <CopyButton value={command.text} what={text.copyCheck} from="answer-check" />
      </div>
    </div>
  )
}
