import { memo } from 'react'
import type { PairRow } from '../../verdict/index'
import { Bytes } from '../format/Bytes'
import { formatBytes, formatExactBytes } from '../format/format-bytes'
import { formatRatio } from '../format/format-count'
import { Moment } from '../format/Moment'
import { Name } from '../format/Name'
import { keyOfPair } from '../state/screen'
import { isMarked, useTray } from '../state/tray'
import { UseInTable } from '../training/UseAsAnswer'
import { SuspectTick } from '../tray/SuspectTick'
import { cellRole, rowRole } from './grid-roles'
import css from './PairTable.module.css'
import { text } from './strings'
import type { GridRow } from './use-grid-rows'

interface PairTableRowProps {
  place: GridRow
  row: PairRow | null
  isActive: boolean
  isOpen: boolean
  onFocus: (index: number) => void
  onOpen: (index: number) => void
}

export const PairTableRow = memo(
  function PairTableRow({ place, row, isActive, isOpen, onFocus, onOpen }: PairTableRowProps) {
    const isSuspect = useTray(({ marks }) => row !== null && isMarked(marks, keyOfPair(row)))
    return (
      <tr
        {...rowRole}
        className={css['row']}
        style={{ transform: `translateY(${place.top}px)` }}
        aria-rowindex={place.index + 2}
        aria-selected={isOpen}
        data-index={place.index}
        data-highlight={row?.highlight}
        data-suspect={isSuspect}
        tabIndex={isActive ? 0 : -1}
        onFocus={() => onFocus(place.index)}
        onClick={() => onOpen(place.index)}
      >
        {row === null ? (
          <td {...cellRole} className={css['loading']}>
            {text.loading}
          </td>
        ) : (
          <Cells row={row} />
        )}
      </tr>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.place.index === after.place.index &&
    before.place.top === after.place.top &&
    before.isActive === after.isActive &&
    before.isOpen === after.isOpen,
)

function Cells({ row }: { row: PairRow }) {
  return (
    <>
      <td {...cellRole} className={css['tick']}>
        <SuspectTick row={keyOfPair(row)} isTabStop={false} />
      </td>
      <td {...cellRole} className={css['address']}>
        <span className={css['flag']} title={text.highlight[row.highlight]}>
          {row.highlight === 'under' ? '' : '⚑'}
        </span>
        {row.highlight !== 'under' && <span className="visually-hidden">{text.highlight[row.highlight]}</span>}
        <Name text={row.inside} />
        <UseInTable end="inside" row={row} />
      </td>
      <td {...cellRole} className={css['address']}>
        <Name text={row.outside} />
        <UseInTable end="outside" row={row} />
      </td>
      <td {...cellRole} title={row.depth > 0 ? text.tunnel(String(row.depth)) : undefined}>
        <Name text={row.service} longest={24} />
        {row.depth > 0 && <span className="muted"> ⧉</span>}
      </td>
      <td {...cellRole} data-number="true" className="out">
        <Bytes value={row.outBytes} />
      </td>
      <td {...cellRole} data-number="true" className="in">
        <Bytes value={row.inBytes} />
      </td>
      <td {...cellRole} data-number="true">
        {formatRatio(row.ratio)}
      </td>
      <td {...cellRole} data-number="true" className={css['window']}>
        <Peak peak={row.peak} />
      </td>
      <td {...cellRole}>{text.opened[row.opened]}</td>
      <td {...cellRole} data-number="true">
        <Moment seconds={row.first.seconds} />
      </td>
      <td {...cellRole} data-number="true">
        <Moment seconds={row.last.seconds} />
      </td>
    </>
  )
}

function Peak({ peak }: { peak: PairRow['peak'] }) {
  const [least, most] = [formatExactBytes(peak.atLeast), formatExactBytes(peak.atMost)]
  return <span title={least === most ? least : text.atLeast(least, most)}>{formatBytes(peak.atLeast)}</span>
}
