// What scoring takes and gives: types only.

import type { AcceptEntry } from '../pack/types'

/** Worth of one answer, before points, attempts and hints. */
export interface Credit {
  /** 0 to 1. */
  credit: number
  /** Sentences. */
  reasons: string[]
  /** The accepted answer that it comes from. */
  entry: AcceptEntry | null
}

/** What a learner did with one question. */
export interface GivenAnswer {
  /** One entry an attempt, in order; each holds what was written. */
  attempts: string[][]
  hintsTaken: number
}

export interface QuestionScore {
  id: string
  points: number
  /** Of the attempt that earned most. */
  credit: number
  /** Which attempt that was, from 0; −1 when none was made. */
  attempt: number
  hintCost: number
  /** max(0, points × credit × factor of the attempt − hint cost). */
  earned: number
  reasons: string[]
}

export interface Penalty {
  /** As the learner wrote it. */
  host: string
  why: string
  points: number
}

export interface PackScore {
  questions: QuestionScore[]
  penalties: Penalty[]
  /** max(0, sum of questions − penalties). */
  total: number
  passMark: number
  isPassed: boolean
}
