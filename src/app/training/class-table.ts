// The class table as rows and as CSV. In: an open pack and result files. Out: one row a learner, and what could not be read.

import { formatCsv } from '../../export/index'
import { type ClassRow, classRow, type OpenPack, readResult, refusalOf } from '../../training/index'
import { classText } from './instructor-strings'

const MOST_RESULT_BYTES = 4_000_000

export interface ClassTable {
  rows: ClassRow[]
  complaints: string[]
}

export async function readClass(pack: OpenPack, files: readonly File[]): Promise<ClassTable> {
  const table: ClassTable = { rows: [], complaints: [] }
  for (const file of files) {
    const read = file.size > MOST_RESULT_BYTES ? null : readResult(await file.text())
    if (read === null || !read.ok) {
      const reason = read === null ? 'it is too long.' : refusalOf(read.misfit)
      table.complaints.push(classText.refused(file.name, reason))
      continue
    }
    const row = classRow(pack, read.value, read.value.label || file.name)
    if (row === null) table.complaints.push(classText.refused(file.name, classText.otherPack))
    else table.rows.push(row)
  }
  table.rows.sort((one, other) => other.total - one.total || one.label.localeCompare(other.label, 'en'))
  return table
}

export function medianOf(rows: readonly ClassRow[]): number {
  const totals = rows.map(({ total }) => total).sort((one, other) => one - other)
  const middle = totals.length >> 1
  return totals.length % 2 === 1 ? totals[middle] : (totals[middle - 1] + totals[middle]) / 2
}

export function classCsv(pack: OpenPack, rows: readonly ClassRow[]): string {
  const questions = pack.questions.map(({ id }) => id)
  const header = ['learner', 'points', 'passed', 'finished', 'solved', 'seconds', 'hints', 'penalty', ...questions]
  return formatCsv(
    header,
    rows.map((row) => [
      row.label,
      row.total,
      row.isPassed ? 'yes' : 'no',
      row.isFinished ? 'yes' : 'no',
      row.solved,
      row.secondsSpent,
      row.hints,
      row.penalty,
      ...row.points,
    ]),
  )
}
