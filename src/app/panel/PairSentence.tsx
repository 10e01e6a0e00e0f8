import type { PairRow } from '../../verdict/index'
import { formatBytes, formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { formatRatio } from '../format/format-count'
import { formatMinutes, formatSpan } from '../format/format-time'
import { Name } from '../format/Name'
import { useScreen } from '../state/screen'
import css from './RowPanel.module.css'
import { text } from './strings'

interface PairSentenceProps {
  row: PairRow
  /** The judged sentence; '' while it is asked for, and for rows with nothing to judge. */
  sentence: string
  /** What its packets told of its window; '' when they were not read again. */
  exact: string
}

/** What the row says, in words. */
export function PairSentence({ row, sentence, exact }: PairSentenceProps) {
  return (
    <div className={css['sentence']}>
      <p title={`${formatExactBytes(row.outBytes)} out, ${formatExactBytes(row.inBytes)} in`}>
        {text.sentence(formatBytes(row.outBytes), formatBytes(row.inBytes), formatRatio(row.ratio))}
      </p>
      <p>
        {row.highlight !== 'under' && <span aria-hidden="true">⚑ </span>}
        {sentence === '' ? <VerdictText row={row} /> : <Name text={sentence} />}
      </p>
      {exact !== '' && <p>{exact}</p>}
    </div>
  )
}

function VerdictText({ row }: { row: PairRow }) {
  const { windowMinutes, thresholdBytes } = useScreen((screen) => screen.choices)
  const zone = useScreen((screen) => screen.zone)
  const { atLeast, atMost, startSeconds, endSeconds } = row.peak
  const window = formatMinutes(windowMinutes)
  const threshold = formatBytesPlain(thresholdBytes)
  const peak = formatBytes(atLeast)
  if (row.highlight === 'over') return text.over(peak, window, formatSpan(startSeconds, endSeconds, zone), threshold)
  if (row.highlight === 'borderline') return text.borderline(peak, formatBytes(atMost), window, threshold)
  return text.under(peak, window, threshold)
}
