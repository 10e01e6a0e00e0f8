import type { JudgedHead, Overview } from '../../verdict/index'
import { formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { formatCount, formatCountOf } from '../format/format-count'
import { Name } from '../format/Name'
import { useInsideDialog } from '../settings/InsideDialog'
import { choose, openRow, useScreen } from '../state/screen'
import { suggestBelow } from '../threshold/threshold-scale'
import type { AnswerState } from './answer-state'
import css from './NoCandidate.module.css'
import { text } from './strings'

interface NoCandidateProps {
  answer: Exclude<AnswerState, { kind: 'candidate' }>
  overview: Overview
}

/** The answers without a name in them. */
export function NoCandidate({ answer, overview }: NoCandidateProps) {
  switch (answer.kind) {
    case 'waiting':
      return <p className={css['card']}>{text.waiting}</p>
    case 'no-ip':
      return (
        <div className={css['card']}>
          <p className={css['sentence']}>{text.noIpTitle}</p>
          <p className="muted">{text.noIp(formatCount(answer.notIp))}</p>
        </div>
      )
    case 'all-inside':
      return <WrongSide title={text.allInsideTitle} hint={text.allInside} />
    case 'all-outside':
      return <WrongSide title={text.allOutsideTitle} hint={text.allOutside} />
    case 'none':
      return <NothingOver nothing={answer.nothing} largest={answer.largest} overview={overview} />
  }
}

function WrongSide({ title, hint }: { title: string; hint: string }) {
  return (
    <div className={css['card']}>
      <p className={css['sentence']}>{title}</p>
      <p className="muted">{hint}</p>
      <button type="button" className="primary" onClick={() => useInsideDialog.setState({ isOpen: true })}>
        {text.changeInside}
      </button>
    </div>
  )
}

function NothingOver({ nothing, largest, overview }: { nothing: string; largest: JudgedHead; overview: Overview }) {
  const { thresholdBytes } = useScreen((screen) => screen.choices)
  const suggested = suggestBelow(largest.windowBytes)
  return (
    <div className={css['card']}>
      <p className={css['sentence']} title={formatExactBytes(largest.windowBytes)}>
        <Name text={nothing} />
      </p>
      <p className="muted">
        {text.coverage(
          formatCountOf(overview.records, 'packet', 'packets'),
          formatCountOf(overview.pairs, 'pair', 'pairs'),
        )}
      </p>
      <div className={css['actions']}>
        {suggested < thresholdBytes && (
          <button type="button" className="primary" onClick={() => choose({ thresholdBytes: suggested })}>
            {text.setTo(formatBytesPlain(suggested))}
          </button>
        )}
        <button type="button" onClick={() => openRow(largest.key, largest.role)}>
          {text.openLargest}
        </button>
      </div>
    </div>
  )
}
