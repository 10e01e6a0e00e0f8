import type { Timeline } from '../../verdict/index'
import { formatCountOf } from '../format/format-count'
import { formatDuration, formatSpan } from '../format/format-time'
import { useScreen } from '../state/screen'
import { text } from './strings'
import css from './TimelineSection.module.css'

// More than this and the list is folded, so that it never pushes the threshold off the screen.
const MOST_OPEN = 3

/** The stretches without capture, in words. */
export function GapList({ gaps }: { gaps: Timeline['gaps'] }) {
  const zone = useScreen((screen) => screen.zone)
  if (gaps.length === 0) return null
  return (
    <details className={css['gaps']} open={gaps.length <= MOST_OPEN}>
      <summary>{text.gaps(formatCountOf(gaps.length, 'stretch', 'stretches'))}</summary>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.fromSeconds}>
            {text.gap(
              formatSpan(gap.fromSeconds, gap.toSeconds, zone),
              formatDuration(gap.toSeconds - gap.fromSeconds),
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
