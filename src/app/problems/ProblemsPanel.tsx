import type { Overview, ProblemRow } from '../../verdict/index'
import { formatCount, formatCountOf } from '../format/format-count'
import { Name } from '../format/Name'
import { Section } from '../part/Section'
import { type FileProblems, problemsByFile } from './by-file'
import { CaptureList } from './CaptureList'
import css from './ProblemsPanel.module.css'
import { text } from './strings'

const MOST_FILES = 200

/** What could not be read, by file, each with a sentence; and every capture that was. */
export function ProblemsPanel({ overview }: { overview: Overview }) {
  const files = problemsByFile(overview.problems)
  const shown = files.slice(0, MOST_FILES)
  const problems = overview.problems.filter((problem) => problem.severity === 'problem').length
  return (
    <Section
      id="problems"
      title={text.title}
      note={
        files.length > 0 &&
        text.summary(
          formatCountOf(problems, 'problem', 'problems'),
          formatCountOf(overview.problems.length - problems, 'note', 'notes'),
        )
      }
    >
      {files.length === 0 && <p className={css['clean']}>✓ {text.clean}</p>}
      <ul className={css['files']}>
        {shown.map((file) => (
          <FileOf key={file.capture} file={file} />
        ))}
      </ul>
      {files.length > shown.length && <p className="muted">{text.more(formatCount(files.length - shown.length))}</p>}
      <CaptureList captures={overview.captures} />
    </Section>
  )
}

function FileOf({ file }: { file: FileProblems }) {
  return (
    <li>
      <h3>
        <Mark isProblem={file.problems.some((problem) => problem.severity === 'problem')} />
        {file.capture === '' ? text.together : <Name text={file.capture} longest={70} />}
      </h3>
      <ul>
        {file.problems.map((problem) => (
          <ProblemLine key={`${problem.code} ${problem.offset} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </li>
  )
}

/** The sign beside a file: something was lost, or there is something to know. */
function Mark({ isProblem }: { isProblem: boolean }) {
  return (
    <span className={isProblem ? css['mark'] : css['noteMark']} aria-hidden="true">
      {isProblem ? '⚠' : 'i'}
    </span>
  )
}

function ProblemLine({ problem }: { problem: ProblemRow }) {
  return (
    <li className={css['problem']}>
      <code className={problem.severity === 'problem' ? css['code'] : css['noteCode']}>{problem.code}</code>
      <span>
        <Name text={problem.message} />
        {problem.offset > 0 && <span className="muted"> {text.at(formatCount(problem.offset))}</span>}
      </span>
    </li>
  )
}
