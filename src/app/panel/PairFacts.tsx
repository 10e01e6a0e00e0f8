import type { ReactNode } from 'react'
import type { PairRow } from '../../verdict/index'
import { Bytes } from '../format/Bytes'
import { formatCount } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import { text as table } from '../table/strings'
import css from './RowPanel.module.css'
import { text } from './strings'

export function PairFacts({ row }: { row: PairRow }) {
  return (
    <section aria-labelledby="panel-facts">
      <h3 id="panel-facts">{text.facts}</h3>
      <dl className={css['facts']}>
        <Fact name={text.active}>
          <Moment seconds={row.first.seconds} /> – <Moment seconds={row.last.seconds} />
        </Fact>
        <Fact name={text.opened}>{table.opened[row.opened]}</Fact>
        <Fact name={text.goodput}>
          <Bytes value={row.out.goodputBytes} /> / <Bytes value={row.in.goodputBytes} />
        </Fact>
        <Fact name={text.payload}>
          <Bytes value={row.out.payloadBytes} /> / <Bytes value={row.in.payloadBytes} />
        </Fact>
        <Fact name={text.frameBytes}>
          <Bytes value={row.out.frameBytes} /> / <Bytes value={row.in.frameBytes} />
        </Fact>
        <Fact name={text.frames}>
          {formatCount(row.out.frames)} / {formatCount(row.in.frames)}
        </Fact>
        {row.depth > 0 && <Fact name={text.tunnel}>{formatCount(row.depth)}</Fact>}
        <Fact name={text.evidence}>
          <Evidence row={row} />
        </Fact>
      </dl>
    </section>
  )
}

function Evidence({ row }: { row: PairRow }) {
  return (
    <>
      {text.record(formatCount(row.firstRecord))} <Name text={row.firstCapture} longest={40} />
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
