import type { Command } from '../../verdict/index'
import { CopyButton } from '../part/CopyButton'
import css from './Reasons.module.css'
import { text } from './strings'

/** Lines for a shell that repeat the numbers. `id` keeps them apart where two lists are on the screen. */
export function Commands({ commands, id }: { commands: Command[]; id: string }) {
  if (commands.length === 0) return null
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{text.commands}</h3>
      <p className="muted">{text.commandsHint}</p>
      <ul className={css['commands']}>
        {commands.map(({ purpose, text: line }, index) => (
          <li key={line}>
            <span>{purpose}</span>
            <CopyButton value={line} what={text.copyCommand(purpose)} from={`${id}-${index}`} />
            <code id={`${id}-${index}`}>
              <bdi>{line}</bdi>
            </code>
          </li>
        ))}
      </ul>
    </section>
  )
}
