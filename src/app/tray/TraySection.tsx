import { useEffect, useState } from 'react'
import { EXPORT_KINDS, type ExportKind, type ExportRequest, type Mark, TABLES, type Table } from '../../export/index'
import type { Overview } from '../../verdict/index'
import { Name } from '../format/Name'
import { Section } from '../part/Section'
import { useClient } from '../state/client'
import { openRow } from '../state/screen'
import { editMark, toggleMark, useTray } from '../state/tray'
import { CarveBox } from './CarveBox'
import { exportCase, exportTable } from './export-case'
import { HashBox } from './HashBox'
import { text } from './strings'
import css from './TraySection.module.css'

/** What was gathered, and the files that it leaves in. */
export function TraySection({ captures }: Pick<Overview, 'captures'>) {
  const marks = useTray((tray) => tray.marks)
  const isSaved = useTray((tray) => tray.isSaved)
  useAskBeforeLeaving(!isSaved)
  return (
    <Section id="suspects" title={text.title} note={marks.length === 0 ? text.empty : text.count(marks.length)}>
      {marks.length > 0 && (
        <ul className={css['marks']}>
          {marks.map((mark) => (
            <MarkRow key={Object.values(mark.key).join(' ')} mark={mark} />
          ))}
        </ul>
      )}
      <RedactSwitch />
      <CarveBox />
      <HashBox captures={captures} />
      <Exports isSaved={isSaved} />
    </Section>
  )
}

/** One switch for all that leaves: reports, tables and carved packets. */
function RedactSwitch() {
  const isRedacted = useTray((tray) => tray.isRedacted)
  return (
    <label className={css['redact']}>
      <input
        type="checkbox"
        checked={isRedacted}
        onChange={(event) => useTray.setState({ isRedacted: event.currentTarget.checked })}
      />
      {text.redact}
    </label>
  )
}

function MarkRow({ mark }: { mark: Mark }) {
  const { key, verdict, note } = mark
  const receiver = key.site || key.outside || text.all
  const row = `${key.inside} ${text.to} ${receiver}`
  return (
    <li className={css['mark']}>
      <button type="button" className={css['row']} onClick={() => openRow(key, 'crossing')}>
        <Name text={key.inside} /> → <Name text={receiver} />
      </button>
      <select
        aria-label={text.verdict(row)}
        value={verdict}
        onChange={(event) => editMark(key, { verdict: event.currentTarget.value as Mark['verdict'] })}
      >
        {Object.entries(text.verdicts).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <input
        type="text"
        className={css['note']}
        aria-label={text.note(row)}
        placeholder={text.notePlaceholder}
        maxLength={2000}
        value={note}
        onChange={(event) => editMark(key, { note: event.currentTarget.value })}
      />
      <button type="button" aria-label={text.remove(row)} onClick={() => toggleMark(key)}>
        ✕
      </button>
    </li>
  )
}

function Exports({ isSaved }: { isSaved: boolean }) {
  const client = useClient()
  const isRedacted = useTray((tray) => tray.isRedacted)
  const [direction, setDirection] = useState<ExportRequest['direction']>('both')
  const [said, setSaid] = useState('')
  const save = async (kind: ExportKind) => {
    const names = await exportCase(client, kind, { isRedacted, direction })
    setSaid(text.saved(names.join(', ')))
  }
  const saveTable = async (table: Table) => {
    const names = await exportTable(client, table, { isRedacted, direction })
    setSaid(text.saved(names.join(', ')))
  }
  return (
    <>
      <div className={css['options']}>
        <label>
          {text.direction}
          <select
            value={direction}
            onChange={(event) => setDirection(event.currentTarget.value as ExportRequest['direction'])}
          >
            {Object.entries(text.directions).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={css['buttons']}>
        {EXPORT_KINDS.map((kind) => (
          <button key={kind} type="button" onClick={() => void save(kind)}>
            {text.files[kind]}
          </button>
        ))}
        {!isSaved && <strong>{text.unsaved}</strong>}
      </div>
      <div className={css['buttons']}>
        <span className="muted">{text.listed}</span>
        {TABLES.map((table) => (
          <button key={table} type="button" onClick={() => void saveTable(table)}>
            {text.tables[table]}
          </button>
        ))}
      </div>
      <p className="muted" role="status">
        {said || text.csvIsLossy}
      </p>
    </>
  )
}

/** The browser asks in its own words. */
function useAskBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
