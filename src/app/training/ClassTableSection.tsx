import type { ClassRow, OpenPack } from '../../training/index'
import { formatDuration } from '../format/format-time'
import { Name } from '../format/Name'
import { ColumnHeads } from '../part/ColumnHeads'
import { saveFile } from '../part/save-file'
import { readResults, useClassRoom } from './class-room'
import { classCsv, medianOf } from './class-table'
import { FilePick } from './FilePick'
import { classText } from './instructor-strings'
import css from './Pages.module.css'

/** N result files → who solved what, in what time, with how many hints. */
export function ClassTableSection({ pack }: { pack: OpenPack }) {
  const { rows, complaints } = useClassRoom((room) => room.table)
  const passed = rows.filter(({ isPassed }) => isPassed).length
  return (
    <section className={css['form']} aria-labelledby="class-title">
      <h2 id="class-title">{classText.table}</h2>
      <div className={css['buttons']}>
        <FilePick label={classText.results} testId="results-input" onFiles={(files) => void readResults(files)} />
        <span className="muted">{classText.resultsHint}</span>
      </div>
      {complaints.length > 0 && (
        <ul role="alert" className={css['complaint']}>
          {complaints.map((complaint) => (
            <li key={complaint}>
              <Name text={complaint} />
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 ? (
        <p className="muted">{classText.none}</p>
      ) : (
        <>
          <p role="status">{classText.summary(String(passed), String(rows.length), String(medianOf(rows)))}</p>
          <Rows pack={pack} rows={rows} />
          <div>
            <button type="button" onClick={() => saveFile(`class-${pack.id}.csv`, classCsv(pack, rows), 'text/csv')}>
              {classText.saveTable}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

function Rows({ pack, rows }: { pack: OpenPack; rows: ClassRow[] }) {
  return (
    <div className={css['wide']}>
      <table className={css['table']} aria-labelledby="class-title">
        <ColumnHeads names={[...classText.columns, ...pack.questions.map(({ id }) => id)]} />
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two learners may have chosen one name.
            <tr key={index}>
              <th scope="row">
                <Name text={row.label} longest={40} />
                {row.isOther && <span className="muted"> {classText.other}</span>}
              </th>
              <td>{row.total}</td>
              <td>
                {row.isPassed ? classText.passed : classText.failed}
                {!row.isFinished && <span className="muted"> {classText.unfinished}</span>}
              </td>
              <td>{classText.solved(String(row.solved), String(pack.questions.length))}</td>
              <td>{formatDuration(row.secondsSpent)}</td>
              <td>{row.hints}</td>
              <td>{row.penalty === 0 ? '–' : `−${row.penalty}`}</td>
              {row.points.map((points, question) => (
                <td key={pack.questions[question].id}>{points}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
