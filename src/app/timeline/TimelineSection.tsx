import { useState } from 'react'
import 'uplot/dist/uPlot.min.css'
import type { Overview } from '../../verdict/index'
import { formatMinutes } from '../format/format-time'
import { Provisional } from '../part/Provisional'
import { Section } from '../part/Section'
import { text as part } from '../part/strings'
import { useScreen } from '../state/screen'
import { GapList } from './GapList'
import { text } from './strings'
import { TimelineCharts } from './TimelineCharts'
import css from './TimelineSection.module.css'
import { TimelineTable } from './TimelineTable'

/** When it happened: the month, with the threshold and the stretches that no capture covers. */
export function TimelineSection({ overview }: { overview: Overview }) {
  const zone = useScreen((screen) => screen.zone)
  const [asTable, setAsTable] = useState(false)
  const { timeline } = overview
  const isEmpty = timeline.outBytes.length === 0
  return (
    <Section
      id="timeline"
      title={text.title}
      note={
        <>
          {!isEmpty && text.bucket(formatMinutes(timeline.bucketMinutes), zone)} <Provisional />
        </>
      }
      tools={
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? part.showAsChart : part.showAsTable}
        </button>
      }
    >
      {isEmpty && <p className={css['empty']}>{text.empty}</p>}
      {!isEmpty && (asTable ? <TimelineTable timeline={timeline} /> : <TimelineCharts timeline={timeline} />)}
      <GapList gaps={timeline.gaps} />
    </Section>
  )
}
