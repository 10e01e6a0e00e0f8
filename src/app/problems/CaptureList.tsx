import { useState } from 'react'
import type { CaptureRow } from '../../verdict/index'
import { Bytes } from '../format/Bytes'
import { formatCount } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import { DataTable } from '../part/DataTable'
import css from './ProblemsPanel.module.css'
import { text } from './strings'

/** Every capture of the case, folded away. */
export function CaptureList({ captures }: { captures: CaptureRow[] }) {
  const [isOpen, setIsOpen] = useState(false)
  if (captures.length === 0) return null
  const title = text.captures(formatCount(captures.length))
  return (
    <details className={css['captures']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {/* A thousand rows that nobody sees would be drawn anew with every result. */}
      {isOpen && <CaptureTable title={title} captures={captures} />}
    </details>
  )
}

function CaptureTable({ title, captures }: { title: string; captures: CaptureRow[] }) {
  return (
    <DataTable
      caption={title}
      head={[text.file, text.format, text.bytes, text.records, text.first, text.last, text.tallies]}
      rows={captures.map((capture) => ({
        key: capture.name,
        cells: [
          <Name key="name" text={capture.name} longest={48} />,
          <Name key="format" text={capture.format} />,
          <Bytes key="bytes" value={capture.bytes} />,
          formatCount(capture.records),
          <Moment key="first" seconds={capture.first?.seconds ?? Number.NaN} />,
          <Moment key="last" seconds={capture.last?.seconds ?? Number.NaN} />,
          capture.tallies.map(({ reason, frames }) => text.tally(reason, formatCount(frames))).join(' · '),
        ],
      }))}
    />
  )
}
