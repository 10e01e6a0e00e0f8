// The learner's result as files. In: the exercise. Out: JSON, which the page reads again, and CSV for a spreadsheet.

import { formatCsv } from '../../export/index'
import { type ExerciseResult, isSealed, scorePack } from '../../training/index'
import { saveFile } from '../part/save-file'
import { buildId } from '../state/build-id'
import { type Exercise, openPackOf, secondsSpent } from './exercise'

export function resultOf(exercise: Exercise): ExerciseResult {
  const { pack, answers, path, seed, label, stage } = exercise
  const marked = openPackOf(exercise)
  return {
    resultFormat: 'egress-result/1',
    packId: pack?.id ?? 'own-capture',
    packVersion: pack?.version ?? '',
    seed: seed || (pack !== null && !isSealed(pack) ? (pack.generator?.seed ?? '') : ''),
    build: buildId(),
    label,
    answers,
    path,
    secondsSpent: secondsSpent(exercise),
    isFinished: stage === 'debrief',
    ...(marked !== null && { score: scorePack(marked, answers).total }),
  }
}

export function saveResultJson(exercise: Exercise): void {
  saveFile(`${fileName(exercise)}.json`, JSON.stringify(resultOf(exercise), null, 2), 'application/json')
}

export function saveResultCsv(exercise: Exercise): void {
  saveFile(`${fileName(exercise)}.csv`, resultCsv(exercise), 'text/csv')
}

const HEADER = [
  'pack',
  'version',
  'seed',
  'build',
  'question',
  'answers',
  'evidence',
  'why',
  'hints',
  'credit',
  'points',
  'of',
] as const

function resultCsv(exercise: Exercise): string {
  const { packId, packVersion, seed, build, answers, score: total } = resultOf(exercise)
  const of = [packId, packVersion, seed, build]
  const pack = openPackOf(exercise)
  const score = pack === null ? null : scorePack(pack, answers)
  const rows = Object.entries(answers).map(([id, answer]) => {
    const mark = score?.questions.find((question) => question.id === id)
    return [
      ...of,
      id,
      answer.attempts.map((attempt) => attempt.join(', ')).join(' | '),
      answer.evidence.join(' | '),
      answer.why,
      String(answer.hintsTaken),
      mark === undefined ? '' : String(mark.credit),
      mark === undefined ? '' : String(mark.earned),
      mark === undefined ? '' : String(mark.points),
    ]
  })
  if (total !== undefined) rows.push([...of, 'total', '', '', '', '', '', String(total), '100'])
  return formatCsv(HEADER, rows)
}

function fileName({ pack, label }: Exercise): string {
  return `egress-${pack?.id ?? 'own-capture'}${label === '' ? '' : `-${label}`}`
}
