import type { Timeline } from '../../verdict/index'
import { Bytes } from '../format/Bytes'
import { Moment } from '../format/Moment'
import { DataTable } from '../part/DataTable'
import { text } from './strings'
import { bucketStarts } from './time-columns'

/** The charts as a table: every bucket with traffic, and those without capture. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const { columns } = text
  const starts = bucketStarts(timeline)
  const kept = timeline.outBytes
    .map((_, i) => i)
    .filter((i) => !timeline.covered[i] || (timeline.outBytes[i] ?? 0) > 0 || (timeline.inBytes[i] ?? 0) > 0)
  return (
    <DataTable
      caption={text.table}
      head={[columns.time, columns.out, columns.highlighted, columns.in, columns.peak]}
      rows={kept.map((i) => ({
        key: String(starts[i]),
        cells: [
          <Moment key="time" seconds={starts[i] ?? Number.NaN} />,
          ...[timeline.outBytes, timeline.highlightedOutBytes, timeline.inBytes, timeline.peakBytes].map(
            (column, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the four columns never change places.
              timeline.covered[i] ? <Bytes key={at} value={column[i] ?? 0} /> : at === 0 ? text.noCapture : '',
          ),
        ],
      }))}
    />
  )
}
