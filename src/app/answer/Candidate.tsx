import type { Bar, PairRow } from '../../verdict/index'
import { formatBytes, formatBytesPlain, formatExactBytes } from '../format/format-bytes'
import { formatCountOf } from '../format/format-count'
import { formatMinutes, formatSpan } from '../format/format-time'
import { Name } from '../format/Name'
import { CopyButton } from '../part/CopyButton'
import { filterBy, openPair, useScreen } from '../state/screen'
import css from './Candidate.module.css'
import { doubtAbout, isEncrypted } from './doubt'
import { doubts, text } from './strings'
import { tsharkCheck } from './tshark-check'

/** One highlighted pair as an answer with its number, its doubt and its check. */
export function Candidate({ row, host }: { row: PairRow; host: Bar | null }) {
  return (
    <article className={css['card']}>
      <div className={css['slots']}>
        <Sender row={row} host={host} />
        <Arrow />
        <Receiver row={row} />
        <What row={row} />
      </div>
      <div className={css['judgement']}>
        <Verdict row={row} />
        <div className={css['actions']}>
          <button type="button" className="primary" onClick={() => openPair(row)}>
            {text.open}
          </button>
          <button type="button" onClick={() => filterBy({ text: row.inside, role: row.role })}>
            {text.onlyHost}
          </button>
        </div>
      </div>
      <Check row={row} />
    </article>
  )
}

function Sender({ row, host }: { row: PairRow; host: Bar | null }) {
  return (
    <div className={css['slot']}>
      <h3>{text.sends}</h3>
      <p className={css['address']}>
        <Name text={row.inside} />
      </p>
      <p className="muted">{text.inside}</p>
      {host !== null && host.partners > 1 && (
        <p className="muted" title={formatExactBytes(host.outBytes)}>
          {text.hostTotal(formatBytes(host.outBytes), formatCountOf(host.partners, 'address', 'addresses'))}
        </p>
      )}
    </div>
  )
}

function Receiver({ row }: { row: PairRow }) {
  return (
    <div className={css['slot']}>
      <h3>{text.receives}</h3>
      <p className={css['address']}>
        <Name text={row.outside} />
      </p>
      <p className="muted">
        {text.outside} · <Name text={row.service} />
      </p>
      <p className="muted">{text.opened[row.opened]}</p>
    </div>
  )
}

function What({ row }: { row: PairRow }) {
  const zone = useScreen((screen) => screen.zone)
  const window = formatMinutes(useScreen((screen) => screen.choices.windowMinutes))
  return (
    <div className={css['slot']}>
      <h3>{text.what}</h3>
      <p className={css['volume']}>
        <span className="out" title={formatExactBytes(row.outBytes)}>
          <span aria-hidden="true">▶ </span>
          {formatBytes(row.outBytes)} {text.out}
        </span>
        <span className={css['back']} title={formatExactBytes(row.inBytes)}>
          <span aria-hidden="true">◀ </span>
          {formatBytes(row.inBytes)} {text.in}
        </span>
      </p>
      <p className="muted" title={formatExactBytes(row.peak.atLeast)}>
        {text.peak(formatBytes(row.peak.atLeast), window, formatSpan(row.peak.startSeconds, row.peak.endSeconds, zone))}
      </p>
      <p className="muted">{text.allTime(formatSpan(row.first.seconds, row.last.seconds, zone))}</p>
    </div>
  )
}

function Verdict({ row }: { row: PairRow }) {
  const { windowMinutes, thresholdBytes } = useScreen((screen) => screen.choices)
  const window = formatMinutes(windowMinutes)
  const threshold = formatBytesPlain(thresholdBytes)
  const { atLeast, atMost } = row.peak
  return (
    <div className={css['verdict']}>
      <p>
        <span aria-hidden="true">⚑ </span>
        <strong title={formatExactBytes(atLeast)}>
          {row.highlight === 'over'
            ? text.over(formatBytes(atLeast), window, threshold)
            : text.borderline(formatBytes(atLeast), formatBytes(atMost), window, threshold)}
        </strong>
      </p>
      <p>
        <strong>{text.but}</strong> {doubts[doubtAbout(row)]}
        {isEncrypted(row.service) && ` ${text.encrypted}`}
      </p>
    </div>
  )
}

function Check({ row }: { row: PairRow }) {
  const command = tsharkCheck(row.firstCapture, row.inside, row.outside)
  if (command === null) return null
  return (
    <div className={css['check']}>
      <p className="muted">{text.check}</p>
      <div className={css['command']}>
        <code id="answer-check">
          <bdi>{command}</bdi>
        </code>
        <CopyButton value={command} what={text.copyCheck} from="answer-check" />
      </div>
    </div>
  )
}

function Arrow() {
  return (
    <svg className={css['arrow']} viewBox="0 0 56 20" aria-hidden="true">
      <path className={css['shaft']} d="M2 10h40" />
      <path className={css['tip']} d="M40 3 54 10 40 17z" />
    </svg>
  )
}
