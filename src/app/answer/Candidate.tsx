import type { Bar, Judged, JudgedHead, NameOfRow } from '../../verdict/index'
import { formatBytes, formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { formatCount, formatCountOf } from '../format/format-count'
import { formatMinutes, formatSpan } from '../format/format-time'
import { Name } from '../format/Name'
import { text as reasons } from '../reasons/strings'
import { filterBy, openRow, useScreen } from '../state/screen'
import { TakeButton } from '../tray/TakeButton'
import css from './Candidate.module.css'
import { Check } from './Check'
import { text } from './strings'

interface CandidateProps {
  head: JudgedHead
  /** undefined while it is asked for. */
  judged: Judged | undefined
  /** The sender's bar, for what it sent in all. */
  host: Bar | null
}

/** One highlighted row as an answer: who, to whom, what, why, and what speaks against it. */
export function Candidate({ head, judged, host }: CandidateProps) {
  return (
    <article className={css['card']}>
      <div className={css['slots']}>
        <Sender head={head} names={judged?.names ?? []} host={host} />
        <Arrow />
        <Receiver head={head} names={judged?.names ?? []} />
        <What head={head} judged={judged} />
      </div>
      <div className={css['judgement']}>
        <Verdict head={head} judged={judged} />
        <div className={css['actions']}>
          <button type="button" className="primary" onClick={() => openRow(head.key, head.role)}>
            {text.why}
          </button>
          <TakeButton row={head.key} />
          <button type="button" onClick={() => filterBy({ text: head.sender, role: head.role })}>
            {host !== null && host.partners > 1 ? text.otherPartners(formatCount(host.partners - 1)) : text.onlyHost}
          </button>
        </div>
      </div>
      {judged?.commands[0] !== undefined && <Check command={judged.commands[0]} />}
    </article>
  )
}

function Sender({ head, names, host }: { head: JudgedHead; names: NameOfRow[]; host: Bar | null }) {
  return (
    <div className={css['slot']}>
      <h3>{text.sends}</h3>
      <p className={css['address']}>
        <Name text={head.sender} />
      </p>
      <Names names={names.filter(({ end }) => end === 'inside')} />
      <p className="muted">{text.inside}</p>
      {host !== null && host.partners > 1 && (
        <p className="muted" title={formatExactBytes(host.outBytes)}>
          {text.hostTotal(formatBytes(host.outBytes), formatCountOf(host.partners, 'address', 'addresses'))}
        </p>
      )}
    </div>
  )
}

function Receiver({ head, names }: { head: JudgedHead; names: NameOfRow[] }) {
  const { site, receiver, receivers, role } = head
  return (
    <div className={css['slot']}>
      <h3>{text.receives}</h3>
      <p className={css['address']}>
        <Name text={site === '' ? receiver : site} />
      </p>
      {site !== '' && (
        <p className={css['second']}>
          <Name text={receiver} />
        </p>
      )}
      <Names names={names.filter(({ end, name }) => end === 'outside' && name !== site)} />
      <p className="muted">
        {role === 'crossing' ? text.outside : text.inside}
        {receivers > 1 && ` · ${text.joined(formatCountOf(receivers, 'address', 'addresses'))}`}
      </p>
    </div>
  )
}

/** The first names of an end; the panel has them all. */
function Names({ names }: { names: NameOfRow[] }) {
  const MOST = 2
  return (
    <>
      {names.slice(0, MOST).map(({ name, source, isClaimed }) => (
        <p key={`${source} ${name}`} className={css['second']}>
          <Name text={name} longest={48} />{' '}
          <span className="muted" title={isClaimed ? reasons.claimed : undefined}>
            {reasons.sources[source] ?? source}
          </span>
        </p>
      ))}
      {names.length > MOST && (
        <p className="muted">{text.moreNames(formatCountOf(names.length - MOST, 'name', 'names'))}</p>
      )}
    </>
  )
}

function What({ head, judged }: { head: JudgedHead; judged: Judged | undefined }) {
  const zone = useScreen((screen) => screen.zone)
  const window = formatMinutes(useScreen((screen) => screen.choices.windowMinutes))
  return (
    <div className={css['slot']}>
      <h3>{text.what}</h3>
      <p className={css['volume']}>
        <span className="out" title={formatExactBytes(head.outBytes)}>
          <span aria-hidden="true">▶ </span>
          {formatBytes(head.outBytes)} {text.out}
        </span>
        <span className={css['back']} title={formatExactBytes(head.inBytes)}>
          <span aria-hidden="true">◀ </span>
          {formatBytes(head.inBytes)} {text.in}
        </span>
      </p>
      {judged !== undefined && (
        <p className={css['data']}>
          <Name text={judged.what} />
        </p>
      )}
      {judged !== undefined && Number.isFinite(judged.windowStart) && (
        <p className="muted" title={formatExactBytes(head.windowBytes)}>
          {text.peak(formatBytes(head.windowBytes), window, formatSpan(judged.windowStart, judged.windowEnd, zone))}
        </p>
      )}
    </div>
  )
}

function Verdict({ head, judged }: { head: JudgedHead; judged: Judged | undefined }) {
  return (
    <div className={css['verdict']}>
      <p>
        <span aria-hidden="true">⚑ </span>
        <strong>
          <Name text={head.headline} />
        </strong>{' '}
        <span className="muted" title={reasons.pointsHint}>
          {reasons.points(String(Math.round(head.points * 10) / 10))}
        </span>
      </p>
      {head.highlight === 'borderline' && (
        <p>
          <Borderline head={head} />
        </p>
      )}
      {judged !== undefined && judged.exact !== '' && <p>{judged.exact}</p>}
      {judged !== undefined && judged.but !== '' && (
        <p>
          <strong>{text.but}</strong> <Name text={judged.but} />
        </p>
      )}
      {judged?.quality.map((caveat) => (
        <p key={caveat} className="muted">
          <Name text={caveat} />
        </p>
      ))}
    </div>
  )
}

function Borderline({ head }: { head: JudgedHead }) {
  const { thresholdBytes } = useScreen((screen) => screen.choices)
  const bounds = [formatBytes(head.windowBytes), formatBytes(head.windowAtMost)] as const
  return text.borderline(...bounds, formatBytesPlain(thresholdBytes))
}

function Arrow() {
  return (
    <svg className={css['arrow']} viewBox="0 0 56 20" aria-hidden="true">
      <path className={css['shaft']} d="M2 10h40" />
      <path className={css['tip']} d="M40 3 54 10 40 17z" />
    </svg>
  )
}
