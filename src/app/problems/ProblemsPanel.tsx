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
  return (
    <Section
      id="problems"
      title={text.title}
      note={
        files.length > 0 &&
        text.summary(
          formatCountOf(overview.problems.length, 'problem', 'problems'),
          formatCountOf(files.length, 'file', 'files'),
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
        <span className={css['mark']} aria-hidden="true">
          ⚠{' '}
        </span>
        <Name text={file.capture} longest={70} />
      </h3>
      <ul>
        {file.problems.map((problem) => (
          <ProblemLine key={`${problem.code} ${problem.offset} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </li>
  )
}

function ProblemLine({ problem }: { problem: ProblemRow }) {
  return (
    <li className={css['problem']}>
      <code className={css['code']}>{problem.code}</code>
      <span>
        <Name text={problem.message} />
        {problem.offset > 0 && <span className="muted"> {text.at(formatCount(problem.offset))}</span>}
      </span>
    </li>
  )
}
