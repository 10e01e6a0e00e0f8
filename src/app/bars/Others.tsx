import type { BarList } from '../../verdict/index'
import { Bytes } from '../format/Bytes'
import { formatCount } from '../format/format-count'
import css from './BarsSection.module.css'
import { text } from './strings'

/** What is left out, so that the sum is whole. */
export function Others({ others }: { others: BarList['others'] }) {
  if (others.count === 0) return null
  return (
    <p className={css['others']}>
      {text.others(formatCount(others.count))}: <Bytes value={others.outBytes} /> {text.out} ·{' '}
      <Bytes value={others.inBytes} /> {text.in}
    </p>
  )
}
