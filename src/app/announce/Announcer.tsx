import { useEffect, useRef } from 'react'
import type { ReadState } from '../../worker/contract'
import { formatBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { formatDuration } from '../format/format-time'
import { useClient } from '../state/client'
import { announce, useAnnouncement } from './announce'
import { type Milestone, milestoneBetween } from './milestones'
import { text } from './strings'

/** The polite live region, and the milestones of reading that go through it. */
export function Announcer() {
  const client = useClient()
  const { sentence, count } = useAnnouncement()
  const before = useRef(client.state())

  useEffect(
    () =>
      client.subscribe(() => {
        const after = client.state()
        const milestone = milestoneBetween(before.current, after)
        before.current = after
        if (milestone !== null) announce(sentenceOf(milestone, after))
      }),
    [client],
  )

  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {/* A no-break space makes the same sentence a new one, so that it is spoken again. */}
      {count % 2 === 0 ? sentence : `${sentence}\u00a0`}
    </div>
  )
}

function sentenceOf(milestone: Milestone, state: ReadState): string {
  const files = formatCountOf(state.files.given, 'file', 'files')
  switch (milestone) {
    case 'started':
      return text.started(files, formatBytes(state.bytesTotal))
    case 'quarter':
      return text.quarter
    case 'half':
      return text.half
    case 'three-quarters':
      return text.threeQuarters
    case 'first-problem':
      return text.firstProblem
    case 'stopped':
      return text.stopped
    case 'done':
      return text.done(files, formatDuration(state.secondsSpent))
  }
}
