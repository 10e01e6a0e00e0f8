import type { PairRow } from '../../verdict/index'
import { tsharkCheck } from '../answer/tshark-check'
import { CopyButton } from '../part/CopyButton'
import css from './PairPanel.module.css'
import { text } from './strings'

export function PairCheck({ row }: { row: PairRow }) {
  const command = tsharkCheck(row.firstCapture, row.inside, row.outside)
  if (command === null) return null
  return (
    <div className={css['check']}>
      <p className="muted">{text.check}</p>
      <code id="panel-check">
        <bdi>{command}</bdi>
      </code>
      <CopyButton value={command} what={text.copyCheck} from="panel-check" />
    </div>
  )
}
