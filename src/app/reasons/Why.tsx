import type { Evidence, Judged } from '../../verdict/index'
import { formatAmount } from '../format/format-amount'
import { formatCount } from '../format/format-count'
import { Name } from '../format/Name'
import css from './Reasons.module.css'
import { text } from './strings'

/** The signals that fired, each with its number, its limit and its points. */
export function Why({ judged }: { judged: Judged }) {
  return (
    <section aria-labelledby="reasons-why">
      <h3 id="reasons-why">
        {text.why}{' '}
        <span className="muted" title={text.pointsHint}>
          {text.points(formatPoints(judged.points))}, {text.tiers[judged.tier]}
        </span>
      </h3>
      {judged.evidence.length === 0 && <p className="muted">{text.whyNone}</p>}
      <ol className={css['reasons']}>
        {judged.evidence.map((evidence) => (
          <Reason key={evidence.id} evidence={evidence} />
        ))}
      </ol>
    </section>
  )
}

function Reason({ evidence }: { evidence: Evidence }) {
  const { says, points, of, packets, formula, observed, threshold, unit } = evidence
  const [from, to] = evidence.window
  return (
    <li className={css['reason']}>
      <p className={css['says']}>
        <Name text={says} />
      </p>
      <p className={css['points']}>
        <PointsBar share={of > 0 ? Math.max(points, 0) / of : 0} />
        {text.pointsOf(formatPoints(points), formatPoints(of))}
      </p>
      <details className={css['more']}>
        <summary>{text.more}</summary>
        <dl className={css['facts']}>
          <Fact name={text.columns.observed}>{formatAmount(observed, unit)}</Fact>
          <Fact name={text.columns.limit}>{formatAmount(threshold, unit)}</Fact>
          <Fact name={text.formula}>
            <code>{formula}</code>
          </Fact>
        </dl>
        {from !== '' && <p>{text.window(from, to)}</p>}
        {packets.map((range) => (
          <p key={`${range.file} ${range.first}`}>
            {range.first === range.last
              ? text.packet(formatCount(range.first))
              : text.packets(formatCount(range.first), formatCount(range.last))}{' '}
            <Name text={range.file} longest={40} />
          </p>
        ))}
        {evidence.benign.length > 0 && <p>{text.benign(evidence.benign.join('; '))}</p>}
        {evidence.quality.length > 0 && <p>{text.quality(evidence.quality.join('; '))}</p>}
        {evidence.check !== '' && <p>{text.check(evidence.check)}</p>}
      </details>
    </li>
  )
}

function PointsBar({ share }: { share: number }) {
  return (
    <svg className={css['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css['whole']} width={100} height={6} />
      <rect className={css['part']} width={100 * Math.min(1, share)} height={6} />
    </svg>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** "20.8", "15", "−25". */
function formatPoints(points: number): string {
  const shown = String(Math.round(Math.abs(points) * 10) / 10)
  return points < 0 ? `−${shown}` : shown
}
