import type { Pack } from '../../training/index'
import { BriefingText } from './BriefingText'
import { NetworkFacts } from './NetworkFacts'
import css from './Strip.module.css'
import { text } from './strings'

/** What the briefing listed is evidence too: it can be read again at any time. */
export function BriefingAgain({ pack }: { pack: Pack }) {
  return (
    <details className={css['briefing']}>
      <summary>{text.strip.briefing}</summary>
      <BriefingText text={pack.briefing ?? ''} />
      <NetworkFacts network={pack.network} />
    </details>
  )
}
