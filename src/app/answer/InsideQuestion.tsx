import { useState } from 'react'
import type { InsideQuestion as Question } from '../../verdict/index'
import { announce } from '../announce/announce'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { Name } from '../format/Name'
import { choose, useScreen } from '../state/screen'
import css from './InsideQuestion.module.css'
import { text } from './strings'

/** Which networks are yours? Asked when much of the traffic has both ends outside; nothing changes until it is answered. */
export function InsideQuestion({ question }: { question: Question }) {
  const [ticked, setTicked] = useState<string[]>([])
  const apply = () => {
    const { inside } = useScreen.getState().choices
    choose({ inside: [...inside, ...ticked] })
    setTicked([])
    announce(text.insideApplied)
  }
  const turn = (network: string) =>
    setTicked(ticked.includes(network) ? ticked.filter((other) => other !== network) : [...ticked, network])
  return (
    <fieldset className={css['question']}>
      <legend>
        <Name text={question.says} />
      </legend>
      <ul>
        {question.choices.map(({ network, outboundBytes, inboundBytes, addresses }) => (
          <li key={network}>
            <label>
              <input type="checkbox" checked={ticked.includes(network)} onChange={() => turn(network)} />{' '}
              <code>{network}</code>{' '}
              <span
                className="muted"
                title={`${formatExactBytes(outboundBytes)} out, ${formatExactBytes(inboundBytes)} in`}
              >
                {text.moves(
                  formatBytes(outboundBytes),
                  formatBytes(inboundBytes),
                  formatCountOf(addresses, 'address', 'addresses'),
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" disabled={ticked.length === 0} onClick={apply}>
        {text.markInside}
      </button>
    </fieldset>
  )
}
