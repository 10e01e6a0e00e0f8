// The result file of one learner: what was answered, how long it took, by which way. In: its text. Out: a fresh copy of known fields. No
// name is asked for; what the file says of its own score is never believed, only shown.

import {
  dictionary,
  type Fit,
  list,
  number,
  oneOf,
  parseJson,
  record,
  text,
  truthValue,
  whole,
} from '../../foreign-json/index'
import type { OpenPack } from '../pack/types'
import { scorePack } from './score'
import type { GivenAnswer } from './types'

export interface ResultAnswer extends GivenAnswer {
  /** What stands in the field and was not handed in yet. */
  draft: string[]
  /** What was picked to show it: "10.1.0.238 → 179.90.1.133 · packet 88,104 of day-2.pcap". */
  evidence: string[]
  /** One sentence of the learner: kept, not marked. */
  why: string
}

/** One thing that the learner did on the screen. */
export interface PathStep {
  /** Seconds of work before it. */
  at: number
  text: string
}

export interface ExerciseResult {
  resultFormat: 'egress-result/1'
  packId: string
  packVersion: string
  /** '' for captures from files. */
  seed: string
  /** Which build of the page wrote it. */
  build: string
  /** What the learner calls this file; '' when nothing. */
  label: string
  answers: Record<string, ResultAnswer>
  path: PathStep[]
  secondsSpent: number
  isFinished: boolean
  /** Points as the page counted them; absent when the pack is sealed or nothing was marked. The class table counts again. */
  score?: number
}

/** A path of 500 steps with all answers is a tenth of it. */
export const MOST_RESULT_CHARACTERS = 1_000_000
export const MOST_STEPS = 500

const answer = record<ResultAnswer>({
  attempts: list(list(text(), { most: 50 }), { most: 5 }),
  hintsTaken: whole(0, 3),
  draft: list(text(), { most: 50 }),
  evidence: list(text({ most: 600 }), { most: 20 }),
  why: text({ most: 500 }),
})

const result = record<ExerciseResult>(
  {
    resultFormat: oneOf(['egress-result/1']),
    packId: text({ most: 64 }),
    packVersion: text({ most: 40 }),
    seed: text({ most: 64 }),
    build: text({ most: 80 }),
    label: text({ most: 80 }),
    answers: dictionary(/^[a-z0-9-]{1,32}$/, answer, 20),
    path: list(record<PathStep>({ at: whole(0, 1e7), text: text({ most: 300 }) }), { most: MOST_STEPS }),
    secondsSpent: whole(0, 1e7),
    isFinished: truthValue,
    score: number(0, 1000),
  },
  ['score'],
)

export function readResult(json: string): Fit<ExerciseResult> {
  return parseJson(json, MOST_RESULT_CHARACTERS, result)
}

/** A learner in the class table. */
export interface ClassRow {
  label: string
  total: number
  isPassed: boolean
  isFinished: boolean
  /** Questions with full credit. */
  solved: number
  hints: number
  secondsSpent: number
  /** Points of each question, in the order of the pack. */
  points: number[]
  penalty: number
  /** True when the captures were made from another seed, or the pack had another version. */
  isOther: boolean
}

/** One learner's file, scored again with the pack. null when it is about another pack. */
export function classRow(pack: OpenPack, file: ExerciseResult, label: string): ClassRow | null {
  if (file.packId !== pack.id) return null
  const score = scorePack(pack, file.answers)
  return {
    label,
    total: score.total,
    isPassed: score.isPassed,
    isFinished: file.isFinished,
    solved: score.questions.filter(({ credit }) => credit === 1).length,
    hints: pack.questions.reduce((sum, { id }) => sum + (file.answers[id]?.hintsTaken ?? 0), 0),
    secondsSpent: file.secondsSpent,
    points: score.questions.map(({ earned }) => earned),
    penalty: score.penalties.reduce((sum, { points }) => sum + points, 0),
    isOther: file.packVersion !== pack.version || (pack.generator !== undefined && file.seed !== pack.generator.seed),
  }
}
