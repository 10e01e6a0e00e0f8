import type { Coverage, Overview } from '../../verdict/index'
import { formatDuration, formatIso, formatSpan } from '../format/format-time'
import { Section } from '../part/Section'
import { useScreen } from '../state/screen'
import css from './CoverageSection.module.css'
import { type CoverageFact, coverageFacts } from './coverage-facts'
import { MAP_WIDTH, type MapPart, mapParts } from './map-parts'
import { text } from './strings'

const LONGEST_WITHOUT_YEAR = 180 * 86_400

/** What the captures cover, before any verdict: no suspects must never mean no capture. */
export function CoverageSection({ overview }: { overview: Overview }) {
  const facts = coverageFacts(overview)
  const doubts = facts.filter((fact) => fact.isDoubt)
  const fine = facts.filter((fact) => !fact.isDoubt)
  return (
    <Section id="coverage" title={text.title} note={<Span coverage={overview.coverage} />}>
      <CoverageMap coverage={overview.coverage} />
      <ul className={css['facts']}>
        {doubts.map((fact) => (
          <Fact key={fact.id} fact={fact} />
        ))}
        {fine.map((fact) => (
          <Fact key={fact.id} fact={fact} />
        ))}
      </ul>
    </Section>
  )
}

function Span({ coverage }: { coverage: Coverage }) {
  const zone = useScreen((screen) => screen.zone)
  const { fromSeconds, toSeconds, coveredSeconds } = coverage
  if (Number.isNaN(fromSeconds)) return text.noTime
  const isYears = toSeconds - fromSeconds > LONGEST_WITHOUT_YEAR
  return text.span(
    isYears ? `${dateOf(fromSeconds, zone)} – ${dateOf(toSeconds, zone)}` : formatSpan(fromSeconds, toSeconds, zone),
    formatDuration(coveredSeconds),
    formatDuration(toSeconds - fromSeconds),
  )
}

/** "2015-03-12": a day and month alone would not tell which year. */
function dateOf(seconds: number, zone: string): string {
  return formatIso(seconds, zone).split('T')[0]
}

function Fact({ fact }: { fact: CoverageFact }) {
  return (
    <li className={fact.isDoubt ? css['doubt'] : css['fine']}>
      <span aria-hidden="true">{fact.isDoubt ? '⚠' : '✓'} </span>
      <span className="visually-hidden">{fact.isDoubt ? text.doubt : text.fine} </span>
      {fact.text}
    </li>
  )
}

/** One bar over the whole time: solid where captured, tall and dark where twice, hatched where not. */
function CoverageMap({ coverage }: { coverage: Coverage }) {
  const parts = mapParts(coverage)
  if (parts.length === 0) return null
  return (
    <svg
      className={css['map']}
      viewBox={`0 0 ${MAP_WIDTH} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text.map}
    >
      <defs>
        <pattern id="coverage-gap" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={css['hatch']} x1="0" y1="0" x2="0" y2="8" />
        </pattern>
      </defs>
      {parts.map((part) => (
        <Part key={part.x} part={part} />
      ))}
    </svg>
  )
}

function Part({ part }: { part: MapPart }) {
  const { x, width, captures } = part
  if (captures === 0)
    return <rect className={css['gap']} x={x} y={0} width={width} height={20} fill="url(#coverage-gap)" />
  const isTwice = captures > 1
  return (
    <rect
      className={isTwice ? css['twice'] : css['once']}
      x={x}
      y={isTwice ? 0 : 5}
      width={width}
      height={isTwice ? 20 : 10}
    />
  )
}
