// Scores: what the rest of the house needs of them.

export { HostNames, isAnswered, readItems } from './hosts'
export { readBytesText, readTimeText } from './quantities'
export {
  type ClassRow,
  classRow,
  type ExerciseResult,
  MOST_STEPS,
  type PathStep,
  type ResultAnswer,
  readResult,
} from './result'
export { costOfHints, creditOf, scorePack, scoringOf } from './score'
export type * from './types'
